package io.kefu.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A person's name in two parts, folded for comparing; either may be empty, a {@code *} stands for hidden characters.
 *
 * @param surname the family name
 * @param given the given name or names, without blanks when Chinese
 */
public record PersonName(String surname, String given) {

    /** Family names of two characters. */
    private static final Set<String> DOUBLE_SURNAMES = Set.of(
            "欧阳", "上官", "司马", "诸葛", "夏侯", "皇甫", "尉迟", "公孙", "令狐", "慕容", "司徒", "端木", "东方", "独孤", "南宫", "万俟", "闻人", "赫连",
            "澹台", "公冶", "宗政", "濮阳", "淳于", "单于", "太叔", "申屠", "轩辕", "钟离", "宇文", "长孙", "鲜于", "闾丘", "亓官", "司空", "拓跋", "呼延");

    private static final Pattern CALLED = Pattern.compile("(先生|女士|小姐|太太|夫人|老师|经理|总监|主任|医生|师傅|同学|阿姨|叔叔|老板|会计|律师|教授|总)$");
    private static final Set<String> TITLES = Set.of(
            "mr", "mrs", "ms", "miss", "mx", "dr", "prof", "sir", "madam", "herr", "frau", "mme", "jr", "sr", "ii",
            "iii", "iv", "phd", "md", "esq");
    /** What belongs to the family name that follows. */
    private static final Set<String> PARTICLES = Set.of(
            "van", "von", "de", "der", "den", "del", "della", "di", "da", "dos", "la", "le", "al", "bin", "ibn", "ter");

    private static final PersonName NONE = new PersonName("", "");

    /**
     * Takes a whole name apart. Chinese: the family name comes first ({@code 欧阳修}); forms of address at the end
     * ({@code 张先生}, {@code 李总}) fall away. Otherwise {@code Surname, Given} or the last word is the family name;
     * titles fall away.
     */
    public static PersonName of(String text) {
        String folded = Folding.words(text);
        if (folded.isEmpty()) {
            return NONE;
        }
        return Han.in(folded) ? chinese(folded.replace(" ", "")) : western(text, folded);
    }

    private static PersonName chinese(String name) {
        String called = CALLED.matcher(name).replaceFirst("");
        String bare = called.isEmpty() ? name : called;
        boolean addressed = bare.length() < name.length();
        int split = bare.length() >= 2 && DOUBLE_SURNAMES.contains(bare.substring(0, 2)) ? 2 : 1;
        if (bare.length() <= split && !addressed && split == 1) {
            return new PersonName(bare, "");
        }
        return new PersonName(
                bare.substring(0, Math.min(split, bare.length())), bare.substring(Math.min(split, bare.length())));
    }

    private static PersonName western(String text, String folded) {
        int comma = text.indexOf(',');
        if (comma > 0) {
            List<String> before = words(Folding.words(text.substring(0, comma)));
            List<String> after = words(Folding.words(text.substring(comma + 1)));
            if (!before.isEmpty() && !after.isEmpty()) {
                return new PersonName(String.join("", before), String.join(" ", after));
            }
        }
        List<String> words = words(folded);
        if (words.isEmpty()) {
            return NONE;
        }
        int last = words.size() - 1;
        while (last > 1 && PARTICLES.contains(words.get(last - 1))) {
            last--;
        }
        return last == 0
                ? new PersonName("", words.get(0))
                : new PersonName(
                        String.join("", words.subList(last, words.size())), String.join(" ", words.subList(0, last)));
    }

    private static List<String> words(String folded) {
        List<String> words = new ArrayList<>(Arrays.asList(folded.split(" ")));
        words.removeIf(word -> word.isEmpty() || TITLES.contains(word));
        return words;
    }
}
