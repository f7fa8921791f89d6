package io.kefu.condition;

import io.kefu.problem.KefuException;
import io.kefu.text.Widths;
import java.util.Map;

/**
 * Cuts a condition into words, texts and symbols. Punctuation may be full-width, and texts stand between straight or
 * curly quotes, as Chinese input methods produce them.
 */
final class Lexer {

    enum TokenType {
        WORD,
        TEXT,
        COMPARE,
        OPEN,
        CLOSE,
        LIST_OPEN,
        LIST_CLOSE,
        COMMA,
        END
    }

    /** @param text the word, the symbol, or what stands between the quotes */
    record Token(TokenType type, String text, int start) {

        boolean isWord(String word) {
            return type == TokenType.WORD && text.equalsIgnoreCase(word);
        }
    }

    private static final String OPENING = "\"'“‘";
    private static final String CLOSING = "\"'”’";
    private static final Map<String, String> FOREIGN =
            Map.of("=", "==", "===", "==", "<>", "!=", "&&", "and", "&", "and", "||", "or", "|", "or", "!", "not");
    private static final String SYMBOLS = "=!<>&|";
    private static final String IN_WORDS = "_-.:+/@#%*$";

    private final Source source;
    private final String text;
    private int next;

    Lexer(Source source) {
        this.source = source;
        this.text = source.text();
    }

    Token next() {
        while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
            next++;
        }
        if (next == text.length()) {
            return new Token(TokenType.END, "", next);
        }
        int start = next;
        char c = plain(text.charAt(start));
        int quote = OPENING.indexOf(c);
        if (quote >= 0) {
            return quoted(start, CLOSING.charAt(quote));
        }
        if (SYMBOLS.indexOf(c) >= 0) {
            return symbol(start);
        }
        TokenType single =
                switch (c) {
                    case '(' -> TokenType.OPEN;
                    case ')' -> TokenType.CLOSE;
                    case '[' -> TokenType.LIST_OPEN;
                    case ']' -> TokenType.LIST_CLOSE;
                    case ',' -> TokenType.COMMA;
                    default -> TokenType.WORD;
                };
        if (single != TokenType.WORD) {
            next++;
            return new Token(single, String.valueOf(c), start);
        }
        return word(start);
    }

    private Token word(int start) {
        while (next < text.length() && isInWord(text.codePointAt(next))) {
            next += Character.charCount(text.codePointAt(next));
        }
        if (next == start) {
            throw source.unexpected(start, ConditionProblem.Expected.WORD_OR_TEXT);
        }
        return new Token(TokenType.WORD, text.substring(start, next), start);
    }

    private Token symbol(int start) {
        while (next < text.length() && SYMBOLS.indexOf(plain(text.charAt(next))) >= 0) {
            next++;
        }
        String found = Widths.half(text.substring(start, next));
        if (found.matches("==|!=|<=?|>=?")) {
            return new Token(TokenType.COMPARE, found, start);
        }
        throw new KefuException(new ConditionProblem.ForeignSymbol(
                source.place(),
                source.at(start),
                source.excerpt(start),
                found,
                FOREIGN.getOrDefault(found, "==, !=, <, <=, >, >=")));
    }

    private Token quoted(int start, char closing) {
        StringBuilder value = new StringBuilder();
        for (int i = start + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == closing || (closing == '"' && c == '＂')) {
                next = i + 1;
                return new Token(TokenType.TEXT, value.toString(), start);
            }
            boolean escape = c == '\\' && i + 1 < text.length() && isEscaped(text.charAt(i + 1), closing);
            value.append(escape ? text.charAt(++i) : c);
        }
        throw new KefuException(
                new ConditionProblem.UnclosedText(source.place(), source.at(start), source.excerpt(start)));
    }

    /** Only quotes and the backslash itself need one before them, so that patterns can be written as they are. */
    private static boolean isEscaped(char c, char closing) {
        return c == '\\' || c == closing;
    }

    private static boolean isInWord(int c) {
        return Character.isLetterOrDigit(c)
                || (c < 0x80 && IN_WORDS.indexOf(c) >= 0)
                || Character.getType(c) == Character.NON_SPACING_MARK;
    }

    /** The ASCII twin of full-width punctuation. */
    private static char plain(char c) {
        return switch (c) {
            case '、' -> ',';
            case '【' -> '[';
            case '】' -> ']';
            default -> Widths.half(c);
        };
    }
}
