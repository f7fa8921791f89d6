package io.kefu.intake.mail;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Addresses of a header, read as leniently as people write them. */
final class MailAddresses {

    private static final Pattern BARE = Pattern.compile("[^\\s<>\"(),;:]+@[^\\s<>\"(),;:]+");
    private static final Pattern COMMENT = Pattern.compile("\\(((?:[^()\\\\]|\\\\.)*)\\)");

    private MailAddresses() {}

    /** @param name the display name, or null */
    record Address(String address, @Nullable String name) {}

    /** The addresses in order; what holds none is left out. */
    static List<Address> parse(@Nullable String header) {
        List<Address> found = new ArrayList<>();
        if (header != null) {
            for (String item : split(header)) {
                Address address = one(item);
                if (address != null) {
                    found.add(address);
                }
            }
        }
        return found;
    }

    /** At commas and semicolons outside of quotes, comments and angle brackets. */
    private static List<String> split(String header) {
        List<String> items = new ArrayList<>();
        StringBuilder item = new StringBuilder();
        boolean quoted = false;
        int depth = 0;
        for (int i = 0; i < header.length(); i++) {
            char c = header.charAt(i);
            if (c == '\\' && quoted && i + 1 < header.length()) {
                item.append(c).append(header.charAt(++i));
                continue;
            }
            quoted = (c == '"') != quoted;
            if (!quoted) {
                depth += c == '<' || c == '(' ? 1 : c == '>' || c == ')' ? -1 : 0;
            }
            if ((c == ',' || c == ';') && !quoted && depth <= 0) {
                items.add(item.toString());
                item.setLength(0);
                depth = 0;
            } else {
                item.append(c);
            }
        }
        items.add(item.toString());
        return items;
    }

    private static @Nullable Address one(String item) {
        int open = item.lastIndexOf('<');
        int close = item.indexOf('>', open + 1);
        String inside = open >= 0 ? item.substring(open + 1, close < 0 ? item.length() : close) : item;
        String plainInside = COMMENT.matcher(inside).replaceAll("");
        Matcher bare = BARE.matcher(open < 0 ? plainInside : plainInside.replace(" ", ""));
        if (!bare.find()) {
            return null;
        }
        String name = open > 0 ? named(item.substring(0, open)) : comment(item);
        return new Address(bare.group().toLowerCase(Locale.ROOT), plain(name));
    }

    /** Brackets within quotes belong to the name. */
    private static String named(String text) {
        return text.indexOf('"') >= 0 ? text : COMMENT.matcher(text).replaceAll("");
    }

    private static @Nullable String comment(String item) {
        Matcher comment = COMMENT.matcher(item);
        return comment.find() ? comment.group(1) : null;
    }

    private static @Nullable String plain(@Nullable String name) {
        if (name == null) {
            return null;
        }
        // A group's name ends in a colon and is not the person's.
        String own = name.substring(name.lastIndexOf('"') < 0 ? name.lastIndexOf(':') + 1 : 0)
                .strip();
        if (own.length() > 1 && own.startsWith("\"") && own.endsWith("\"")) {
            own = own.substring(1, own.length() - 1).replaceAll("\\\\(.)", "$1");
        }
        own = MailText.words(own).strip();
        return own.isEmpty() ? null : own;
    }
}
