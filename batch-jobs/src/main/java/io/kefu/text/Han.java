package io.kefu.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Chinese characters: which they are, their simplified forms and how they read. */
public final class Han {

    /** Characters that read otherwise as family names than in words. */
    private static final Map<Character, String> FAMILY_READINGS = Map.ofEntries(
            Map.entry('曾', "zeng"),
            Map.entry('单', "shan"),
            Map.entry('解', "xie"),
            Map.entry('仇', "qiu"),
            Map.entry('区', "ou"),
            Map.entry('查', "zha"),
            Map.entry('朴', "piao"),
            Map.entry('翟', "zhai"),
            Map.entry('盖', "ge"),
            Map.entry('乐', "yue"),
            Map.entry('种', "chong"),
            Map.entry('秘', "bi"),
            Map.entry('缪', "miao"),
            Map.entry('尉', "yu"),
            Map.entry('冼', "xian"),
            Map.entry('覃', "qin"),
            Map.entry('幺', "yao"),
            Map.entry('纪', "ji"),
            Map.entry('任', "ren"));

    private Han() {}

    /** True for a Chinese character of the basic plane. */
    public static boolean is(char c) {
        return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0xF900 && c <= 0xFAFF) || c == '〇';
    }

    /** True when the text holds a Chinese character. */
    public static boolean in(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (is(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** Traditional characters become their simplified forms, one for one; the rest stays. */
    public static String simplified(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (is(text.charAt(i))) {
                char[] characters = text.toCharArray();
                for (int j = i; j < characters.length; j++) {
                    characters[j] = Simplified.TABLE[characters[j]];
                }
                return new String(characters);
            }
        }
        return text;
    }

    /** How a text reads, in Pinyin without tones and blanks: {@code 张伟} gives {@code zhangwei}; the rest stays. */
    public static String pinyin(String text) {
        StringBuilder sound = new StringBuilder(text.length() * 4);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (is(c)) {
                sound.append(reading(c));
            } else {
                sound.append(c);
            }
        }
        return sound.toString();
    }

    private static String reading(char c) {
        int code = code(c);
        return code == 0 ? String.valueOf(c) : Readings.SYLLABLES.get(code - 1);
    }

    /** True when two Chinese characters read alike, tones aside, by their first readings. */
    public static boolean soundsLike(char a, char b) {
        return a == b || (code(a) != 0 && code(a) == code(b));
    }

    /** The number of a character's reading, from 1; 0 when none is known. */
    private static int code(char c) {
        return c >= Readings.FIRST && c <= Readings.LAST ? Readings.CODES[c - Readings.FIRST] : 0;
    }

    /** How a family name reads: {@code 单} is {@code shan}, though {@code dan} in words. */
    public static String familyPinyin(String surname) {
        String special = surname.isEmpty() ? null : FAMILY_READINGS.get(surname.charAt(0));
        return special == null ? pinyin(surname) : special + pinyin(surname.substring(1));
    }

    /** Read when the first Chinese character is met. */
    private static final class Simplified {

        private static final char[] TABLE = new char[Character.MAX_VALUE + 1];

        static {
            for (int c = 0; c < TABLE.length; c++) {
                TABLE[c] = (char) c;
            }
            FactTable.read("simplified.txt", line -> {
                for (int i = 0; i + 1 < line.length(); i += 3) {
                    TABLE[line.charAt(i)] = line.charAt(i + 1);
                }
            });
        }
    }

    /** Read when the first reading is asked for. */
    private static final class Readings {

        private static final char FIRST = 0x4E00;
        private static final char LAST = 0x9FA5;
        private static final short[] CODES = new short[LAST - FIRST + 1];
        private static final List<String> SYLLABLES = new ArrayList<>();

        static {
            FactTable.read("readings.txt", line -> {
                int blank = line.indexOf(' ');
                SYLLABLES.add(line.substring(0, blank));
                for (int i = blank + 1; i < line.length(); i++) {
                    CODES[line.charAt(i) - FIRST] = (short) SYLLABLES.size();
                }
            });
        }
    }
}
