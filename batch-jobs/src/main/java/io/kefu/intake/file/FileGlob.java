package io.kefu.intake.file;

import com.google.re2j.Pattern;

/**
 * A pattern of file names: {@code *} any characters, {@code ?} one, {@code [ab]} one of several, {@code {a,b}} one of several
 * words, in upper or lower case alike. It is matched as text: not every name in an archive is one that this system can write.
 */
public final class FileGlob {

    private final Pattern pattern;

    /** @throws com.google.re2j.PatternSyntaxException when a bracket does not end */
    public FileGlob(String glob) {
        StringBuilder text = new StringBuilder("(?si)");
        int braces = 0;
        for (int i = 0; i < glob.length(); i++) {
            char c = glob.charAt(i);
            switch (c) {
                case '*' -> text.append(".*");
                case '?' -> text.append('.');
                case '[', ']' -> text.append(c);
                case '{' -> {
                    text.append("(?:");
                    braces++;
                }
                case '}' -> {
                    text.append(braces > 0 ? ")" : "\\}");
                    braces = Math.max(0, braces - 1);
                }
                case ',' -> text.append(braces > 0 ? '|' : ',');
                default -> text.append(Pattern.quote(String.valueOf(c)));
            }
        }
        this.pattern = Pattern.compile(text.toString());
    }

    public boolean matches(String fileName) {
        return pattern.matches(fileName);
    }
}
