package io.kefu.condition;

import io.kefu.problem.KefuException;

/**
 * The text of a condition and where it stands.
 *
 * @param place an option, or file:line:column
 */
record Source(String text, String place) {

    private static final int AROUND = 24;

    /** {@code line:column} of a position, both from 1; columns count characters as a person sees them. */
    String at(int position) {
        int lineStart = text.lastIndexOf('\n', position - 1) + 1;
        long line = text.substring(0, lineStart).chars().filter(c -> c == '\n').count() + 1;
        return line + ":" + (text.codePointCount(lineStart, position) + 1);
    }

    /** The text around a position, which is marked with ». */
    String excerpt(int position) {
        int from = boundary(Math.max(0, position - AROUND));
        int to = boundary(Math.min(text.length(), position + AROUND));
        String marked = (from > 0 ? "…" : "")
                + text.substring(from, position)
                + "»"
                + text.substring(position, to)
                + (to < text.length() ? "…" : "");
        return marked.replaceAll("\\p{Cntrl}+", " ");
    }

    KefuException unexpected(int position, ConditionProblem.Expected expected) {
        return new KefuException(new ConditionProblem.Unexpected(place, at(position), excerpt(position), expected));
    }

    private int boundary(int position) {
        boolean inside = position > 0
                && position < text.length()
                && Character.isLowSurrogate(text.charAt(position))
                && Character.isHighSurrogate(text.charAt(position - 1));
        return inside ? position - 1 : position;
    }
}
