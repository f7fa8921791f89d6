package io.kefu.text.people;

import io.kefu.text.Folding;
import io.kefu.text.Han;
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

    /** Family names of one character: all but the rarest. */
    private static final String SURNAMES =
            "和王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
                    + "常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦"
                    + "戚岑景党宫费卜冷晏席卫米柏宗瞿桂佟应臧闵苟邬边卞姬师仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩佘池查麻苑迟邝云奚昌凤花酆廉乐傅皮元平萧湛禹狄贝计伏谈茅危支昝经裘干宣贲郁杭洪诸钮嵇滑荀羊於惠封芮羿储汲邴糜松井富"
                    + "乌巴弓牧隗宓蓬郗班仰秋伊暴钭厉戎祖束幸韶郜蓟薄印宿怀邰从鄂索咸籍赖蔺屠阴胥苍闻莘贡劳逄扶堵宰郦雍却璩濮寿扈燕冀郏浦阎充慕茹习宦鱼容慎戈庾终暨居衡步都弘匡广禄阙东殳沃利蔚越夔隆厍晁勾融訾阚空毋乜养鞠须丰"
                    + "巢蒯相后荆竺权逯盖益桓仝粟植楼官鹿母占代闪亢粱展修邸卿晋仉仁綦雒原由矫南战候么";

    private static final Pattern CALLED = Pattern.compile("(先生|女士|小姐|太太|夫人|老师|经理|总监|主任|医生|师傅|同学|阿姨|叔叔|老板|会计|律师|教授|总)$");
    private static final String FAMILIAR = "小老";

    private static final Set<String> TITLES = Set.of(
            "mr", "mrs", "ms", "miss", "mx", "dr", "prof", "sir", "madam", "herr", "frau", "mme", "jr", "sr", "ii",
            "iii", "iv", "phd", "md", "esq");
    /** What belongs to the family name that follows. */
    private static final Set<String> PARTICLES = Set.of(
            "van", "von", "de", "der", "den", "del", "della", "di", "da", "dos", "la", "le", "al", "bin", "ibn", "ter");

    private static final PersonName NONE = new PersonName("", "");

    /**
     * Takes a whole name apart. Chinese: the family name comes first ({@code 欧阳修}); forms of address at the end
     * ({@code 张先生}, {@code 李总}) and familiar ones in front ({@code 小王}, {@code 老李}) fall away. Otherwise {@code Surname, Given} or the last word is the family name;
     * titles fall away.
     */
    public static PersonName of(String text) {
        String folded = Folding.words(text);
        if (folded.isEmpty()) {
            return NONE;
        }
        return Han.in(folded) ? chinese(folded.replace(" ", "")) : western(text, folded);
    }

    /**
     * True for what reads like a person's name; false for what people call themselves in chats ({@code 一只橘猫},
     * {@code 向日葵2号}), which is no evidence against anybody.
     */
    public static boolean isLikely(String text) {
        String folded = Folding.words(text);
        if (!Han.in(folded)) {
            return folded.indexOf(' ') > 0 && folded.chars().allMatch(c -> Character.isLetter(c) || c == ' ');
        }
        String name = folded.replace(" ", "");
        PersonName parts = chinese(name);
        boolean known = parts.surname().length() == 2 || SURNAMES.contains(parts.surname());
        return known
                && name.length() <= 4
                && parts.given().length() <= 2
                && name.chars().allMatch(c -> c == '*' || Han.is((char) c));
    }

    private static PersonName chinese(String name) {
        String called = CALLED.matcher(name).replaceFirst("");
        String bare = called.isEmpty() ? name : called;
        boolean addressed = bare.length() < name.length();
        if (bare.length() == 2 && FAMILIAR.indexOf(bare.charAt(0)) >= 0) {
            return new PersonName(bare.substring(1), "");
        }
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
