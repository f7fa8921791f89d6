package io.kefu.condition;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.kefu.problem.KefuException;

/** Regular expressions in RE2 syntax: their time is linear in the text, whatever the pattern. */
final class Patterns {

    /** A pattern stands for so many characters at most, repetitions counted out. */
    private static final int MOST_STEPS = 10_000;

    private Patterns() {}

    static void check(Source source, int position, String pattern) {
        if (PatternSize.of(pattern) > MOST_STEPS) {
            throw new KefuException(new ConditionProblem.PatternTooLarge(
                    source.place(), source.at(position), source.excerpt(position), MOST_STEPS));
        }
        try {
            compile(pattern);
        } catch (PatternSyntaxException e) {
            throw new KefuException(
                    new ConditionProblem.BadPattern(
                            source.place(),
                            source.at(position),
                            source.excerpt(position),
                            e.getPattern() == null ? pattern : e.getPattern(),
                            e.getDescription()),
                    e);
        }
    }

    static Pattern compile(String pattern) {
        return Pattern.compile(pattern);
    }
}
