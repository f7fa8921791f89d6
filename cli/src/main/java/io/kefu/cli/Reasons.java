package io.kefu.cli;

import io.kefu.workspace.Grades.Scale;
import io.kefu.workspace.Language;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Why something happened to a ticket, in the reader's language. What people wrote themselves, and names of rules and
 * places in sheets, stay as they are.
 */
public final class Reasons {

    private record Phrase(Pattern pattern, String key) {}

    private static final List<Phrase> PHRASES = List.of(
            phrase("reported by (.+)", "reported"),
            phrase("named by the source", "named"),
            phrase("given by the source", "given"),
            phrase("solved in the contact", "solved"),
            phrase("the customer wrote again", "wrote-again"),
            phrase("answered", "answered"),
            phrase("work began", "began"),
            phrase("children are open", "open-children"),
            phrase("split from (CS\\d+)", "split-from"),
            phrase("split into (CS\\d+)", "split-into"),
            phrase("goes on with an earlier ticket", "goes-on"),
            phrase("similarity ([0-9.]+)", "similarity"),
            phrase("follow_up (T\\d+) for (.+)", "follow-up"),
            phrase("consultation (T\\d+) for (.+)", "consultation"),
            phrase("follow_up (T\\d+) done", "follow-up-done"),
            phrase("follow_up (T\\d+) dropped", "follow-up-dropped"),
            phrase("consultation (T\\d+) done", "consultation-done"),
            phrase("consultation (T\\d+) dropped", "consultation-dropped"),
            phrase("consultation ended, (\\d+) of (\\d+) answered", "consulted"),
            phrase("finished for (.+)", "finished"),
            phrase("customer silent for (.+)", "silent"),
            phrase("nothing said about the solution for (.+)", "settled"),
            phrase("a part of (.+)", "part"),
            phrase("one incident", "incident"),
            phrase("by hand", "by-hand"),
            phrase("as its parent", "as-parent"),
            phrase("no rule fits", "no-rule"),
            phrase("by default", "default"),
            phrase("text (?:contains|mentions) (.+)", "contains"),
            phrase("skill (.+), load (\\d+/\\d+)", "skill"),
            phrase("department (.+), load (\\d+/\\d+)", "department"),
            phrase("by type and department", "by-type"),
            phrase("had it before", "former"),
            phrase("next (.+), load (\\d+/\\d+)", "next"),
            phrase("without seniority (.+) after (.+)", "without-seniority-after"),
            phrase("without seniority (.+)", "without-seniority"),
            phrase("without skill level (.+) after (.+)", "without-level-after"),
            phrase("without skill level (.+)", "without-level"),
            phrase("without skill (.+) after (.+)", "without-skill-after"),
            phrase("roster (\\d+)", "roster"),
            phrase("no team and no department is known", "no-team"),
            phrase("nobody has (?:skill|department) (.+)", "nobody-has"),
            phrase("nobody of (?:skill|department) (.+) can take it", "nobody-can"));

    private static final Pattern COUNTED = Pattern.compile("of (\\d+): (.+)");
    private static final Pattern CANNOT = Pattern.compile("(.+) cannot go on: (\\w+)");

    /** What became of a child, in its parent. */
    private static final Pattern CHILD = Pattern.compile("(CS\\d+) ([a-z][a-z0-9_]*)");

    private static final Pattern OF_FIELD = Pattern.compile("(type|urgency|priority): (.+)");

    private static final Pattern GRADED = Pattern.compile("urgency (\\w+), impact (\\w+), (.+)");

    private Reasons() {}

    private static Phrase phrase(String pattern, String key) {
        return new Phrase(Pattern.compile(pattern), "reason." + key);
    }

    public static String shown(String reason, Context context) {
        Language language = context.language();
        return Arrays.stream(reason.split("; ", -1))
                .map(part -> one(part, context))
                .collect(Collectors.joining(language == Language.ZH ? "；" : "; "));
    }

    private static String one(String part, Context context) {
        Language language = context.language();
        Texts texts = new Texts(language);
        Matcher field = OF_FIELD.matcher(part);
        if (field.matches()) {
            return texts.of("reason.of", texts.of("column." + field.group(1)), one(field.group(2), context));
        }
        Matcher counted = COUNTED.matcher(part);
        if (counted.matches()) {
            return texts.of("reason.counted", counted.group(1), obstacles(counted.group(2), texts));
        }
        Matcher cannot = CANNOT.matcher(part);
        if (cannot.matches()) {
            return texts.of("reason.cannot", cannot.group(1), obstacle(cannot.group(2), texts));
        }
        Matcher child = CHILD.matcher(part);
        if (child.matches()) {
            return child.group(1) + " " + context.lifecycle().label(child.group(2), language);
        }
        Matcher graded = GRADED.matcher(part);
        if (graded.matches()) {
            return texts.of(
                    "reason.graded",
                    context.label(Scale.URGENCY, graded.group(1)),
                    language.label("impact." + graded.group(2)),
                    one(graded.group(3), context));
        }
        for (Phrase phrase : PHRASES) {
            Matcher matcher = phrase.pattern().matcher(part);
            if (matcher.matches()) {
                Object[] parts = new Object[matcher.groupCount()];
                for (int i = 0; i < parts.length; i++) {
                    parts[i] = matcher.group(i + 1);
                }
                return texts.of(phrase.key(), parts);
            }
        }
        return part;
    }

    /** Obstacles with their counts, such as {@code full 2, off_shift 1}. */
    private static String obstacles(String counts, Texts texts) {
        return Arrays.stream(counts.split(", ", -1))
                .map(count -> count.split(" ", 2))
                .map(count -> obstacle(count[0], texts) + " " + count[1])
                .collect(Collectors.joining(", "));
    }

    private static String obstacle(String key, Texts texts) {
        return texts.of("obstacle." + key);
    }
}
