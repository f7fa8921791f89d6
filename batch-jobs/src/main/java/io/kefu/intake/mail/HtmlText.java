package io.kefu.intake.mail;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;

/** The text of an HTML message: blocks on lines of their own, quoted blocks marked with {@code >} as plain mail has it. */
final class HtmlText {

    private static final Set<String> BLOCKS = Set.of(
            "p",
            "div",
            "tr",
            "table",
            "ul",
            "ol",
            "li",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "pre",
            "hr",
            "blockquote",
            "section",
            "article",
            "header",
            "footer",
            "dl",
            "dt",
            "dd",
            "center",
            "form",
            "address");
    private static final Set<String> SILENT = Set.of("style", "script", "head", "title", "template", "noscript");

    /** Blocks that mail programs put an older message in, with what introduces it: parts of their class or id. */
    private static final List<String> CONTAINERS = List.of(
            "gmail_quote_container",
            "yahoo_quoted",
            "protonmail_quote",
            "ntes-mailmaster-quote",
            "history-quote-wrapper",
            "lark-mail-quote",
            "zmail_extra",
            "tutanota_quote");

    private static final int LONGEST_ANNOUNCEMENT = 300;

    private HtmlText() {}

    static String of(String html) {
        Writer text = new Writer();
        Jsoup.parse(html).body().traverse(text);
        return text.finish();
    }

    private static final class Writer implements NodeVisitor {

        private final StringBuilder text = new StringBuilder();
        private final IdentityHashMap<Element, Boolean> quoted = new IdentityHashMap<>();
        private int quotes;
        private int silent;
        private int preformatted;
        private boolean lineBegun;
        private boolean spaceDue;

        @Override
        public void head(Node node, int depth) {
            if (node instanceof TextNode leaf && silent == 0) {
                write(leaf.getWholeText());
            } else if (node instanceof Element element) {
                String name = element.normalName();
                if (SILENT.contains(name)) {
                    silent++;
                } else if (name.equals("br")) {
                    newLine();
                } else if (name.equals("hr")) {
                    freshLine();
                    write("________________________________");
                } else if (BLOCKS.contains(name)) {
                    freshLine();
                } else if (name.equals("td") && lineBegun) {
                    spaceDue = true;
                }
                quotes += isQuote(element) ? 1 : 0;
                preformatted += name.equals("pre") ? 1 : 0;
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (node instanceof Element element) {
                String name = element.normalName();
                if (SILENT.contains(name)) {
                    silent--;
                } else if (BLOCKS.contains(name)) {
                    freshLine();
                    if (name.equals("p")) {
                        newLine();
                    }
                }
                quotes -= isQuote(element) ? 1 : 0;
                preformatted -= name.equals("pre") ? 1 : 0;
            }
        }

        /** What clients mark as quoted; a bare block is a quotation only where words announce it, else an indent. */
        private boolean isQuote(Element element) {
            Boolean known = quoted.get(element);
            if (known == null) {
                known = looksQuoted(element);
                quoted.put(element, known);
            }
            return known;
        }

        private boolean looksQuoted(Element element) {
            String names = (element.className() + " " + element.id()).toLowerCase(Locale.ROOT);
            if (CONTAINERS.stream().anyMatch(names::contains)) {
                return !isFollowed(element, element.selectFirst("blockquote"));
            }
            if (!element.normalName().equals("blockquote")) {
                return false;
            }
            String style = element.attr("style").toLowerCase(Locale.ROOT).replace(" ", "");
            boolean marked = element.hasAttr("type")
                    || element.hasAttr("cite")
                    || names.contains("quote")
                    || names.contains("cite")
                    || names.contains("reply")
                    || (style.contains("border-left") && !style.contains("border-left:none"));
            return marked || isAnnounced();
        }

        /** True when words stand below the quotation in the same container: an answer below it. */
        private static boolean isFollowed(Element container, @Nullable Element quotation) {
            int above = quotation == null ? 0 : quotation.parents().indexOf(container) + 1;
            Node node = quotation;
            for (int i = 0; i < above && node != null; i++, node = node.parent()) {
                for (Node next = node.nextSibling(); next != null; next = next.nextSibling()) {
                    boolean quotes = next instanceof Element block
                            && !block.select("blockquote").isEmpty();
                    boolean says = next instanceof TextNode leaf
                            ? !leaf.isBlank()
                            : next instanceof Element block && block.hasText();
                    if (says && !quotes) {
                        return true;
                    }
                }
            }
            return false;
        }

        /** The last line announces an older message; only the end is looked at, messages can have many blocks. */
        private boolean isAnnounced() {
            int end = text.length();
            while (end > 0 && (Character.isWhitespace(text.charAt(end - 1)) || text.charAt(end - 1) == '>')) {
                end--;
            }
            int begin = Math.max(text.lastIndexOf("\n", Math.max(0, end - 1)) + 1, end - LONGEST_ANNOUNCEMENT);
            return ReplyText.announces(text.substring(Math.min(begin, end), end).strip());
        }

        private void write(String words) {
            for (int i = 0; i < words.length(); i++) {
                char c = words.charAt(i);
                if (preformatted > 0 && c == '\n') {
                    newLine();
                } else if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\u00a0') {
                    spaceDue = lineBegun || preformatted > 0;
                } else {
                    if (!lineBegun) {
                        text.append("> ".repeat(Math.min(quotes, 20)));
                    }
                    if (spaceDue) {
                        text.append(' ');
                    }
                    text.append(c);
                    lineBegun = true;
                    spaceDue = false;
                }
            }
        }

        private void freshLine() {
            if (lineBegun) {
                newLine();
            }
        }

        private void newLine() {
            if (!lineBegun) {
                text.append(">".repeat(Math.min(quotes, 20)));
            }
            text.append('\n');
            lineBegun = false;
            spaceDue = false;
        }

        private String finish() {
            return text.toString().replaceAll("\n{3,}", "\n\n").strip();
        }
    }
}
