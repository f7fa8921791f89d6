package io.kefu.intake.value;

import io.kefu.text.Invisible;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words for the halves of a day, brought to the AM and PM that patterns know: 上午, 下午, 晚上, 中午, 오후, {@code p.m.}. */
final class HalfDays {

    private static final Pattern WORD =
            Pattern.compile("(上午|早上|早晨|清晨|凌晨|午前|오전)|(下午|傍晚|午后|午後|오후)|(晚上|夜里|夜间|晚间)|(中午)|(?i:([ap])\\.\\s?m\\.)");
    private static final Pattern HOUR = Pattern.compile("\\s*(\\d{1,2})");

    private HalfDays() {}

    /** The text with such a word as AM or PM and with plain blanks; as it is when it has none. */
    static String plain(String text) {
        String clean = Invisible.clean(text);
        Matcher word = WORD.matcher(clean);
        if (!word.find()) {
            return clean;
        }
        int hour = hour(clean, word.end());
        String half;
        if (word.group(1) != null) {
            half = "AM";
        } else if (word.group(2) != null) {
            half = "PM";
        } else if (word.group(3) != null) {
            if (hour == 12) {
                return clean; // noon or midnight: nobody can tell
            }
            half = "PM";
        } else if (word.group(4) != null) {
            half = hour == 11 ? "AM" : "PM";
        } else {
            half = word.group(5).equalsIgnoreCase("a") ? "AM" : "PM";
        }
        return clean.substring(0, word.start()) + half + clean.substring(word.end());
    }

    private static int hour(String text, int from) {
        Matcher hour = HOUR.matcher(text.substring(from));
        return hour.lookingAt() ? Integer.parseInt(hour.group(1)) : -1;
    }
}
