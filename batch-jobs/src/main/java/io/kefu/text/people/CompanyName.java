package io.kefu.text.people;

import io.kefu.text.Folding;
import io.kefu.text.Han;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A company's name for comparing: what tells it from others.
 *
 * @param core the name without legal form and seat, folded; {@code 杭州蓝海科技有限公司} gives {@code 蓝海科技}
 */
public record CompanyName(String core) {

    private static final Pattern LEGAL = Pattern.compile(
            "(股份有限公司|有限责任公司|集团有限公司|有限公司|集团股份|股份公司|责任公司|集团公司|总公司|公司|集团|股份|有限合伙|合伙企业|普通合伙|个体工商户|经营部|商行|工作室)+$");
    private static final Pattern BRANCH =
            Pattern.compile("[\\p{IsHan}]{0,6}?(分公司|分部|办事处|子公司|分店|分行|支行|营业部|事业部|分厂|旗舰店|专卖店)$");
    private static final Pattern SEAT = Pattern.compile("^[\\p{IsHan}]{2,8}?(省|市|自治区|特别行政区)(?=[\\p{IsHan}]{2})");
    private static final Set<String> FORMS = Set.of(
            "ltd",
            "limited",
            "inc",
            "incorporated",
            "llc",
            "llp",
            "lp",
            "gmbh",
            "ag",
            "kg",
            "co",
            "corp",
            "corporation",
            "company",
            "plc",
            "sa",
            "sarl",
            "bv",
            "nv",
            "srl",
            "spa",
            "oy",
            "ab",
            "as",
            "pty",
            "pte",
            "kk",
            "group",
            "holding",
            "holdings",
            "the",
            "and");
    private static final Pattern COMPANY =
            Pattern.compile(".*(公司|集团|厂|店|医院|学校|大学|学院|银行|中心|协会|委员会|商行|工作室|事务所|研究院|研究所|合作社|酒店|超市|经营部|出版社|旅行社)$");

    /** Whether a name is an organisation's rather than a person's, by its ending. */
    public static boolean looksLikeOne(String text) {
        String folded = Folding.words(text);
        if (Han.in(folded)) {
            return folded.length() > 4 && COMPANY.matcher(folded).matches();
        }
        int blank = folded.lastIndexOf(' ');
        String last = folded.substring(blank + 1);
        return blank > 0 && FORMS.contains(last) && !last.equals("as");
    }

    public static CompanyName of(String text) {
        String folded = Folding.words(text);
        if (!Han.in(folded)) {
            List<String> words = List.of(folded.split(" "));
            String core = String.join(
                    " ", words.stream().filter(word -> !FORMS.contains(word)).toList());
            return new CompanyName(core.isEmpty() ? folded : core);
        }
        String solid = folded.replace(" ", "");
        String name = orWhole(BRANCH.matcher(solid).replaceFirst(""), solid);
        name = orWhole(LEGAL.matcher(name).replaceFirst(""), name);
        name = orWhole(SEAT.matcher(name).replaceFirst(""), name);
        name = orWhole(SEAT.matcher(name).replaceFirst(""), name); // a city in its province
        name = orWhole(withoutCity(name), name);
        return new CompanyName(name);
    }

    private static String withoutCity(String name) {
        String province = Regions.get().leadingProvince(name);
        String rest = province == null ? name : name.substring(province.length());
        String city = Regions.get().leadingCity(rest);
        return city == null ? rest : rest.substring(city.length());
    }

    /** A name must not vanish: what is left must still be two characters. */
    private static String orWhole(String shortened, String whole) {
        return shortened.length() >= 2 ? shortened : whole;
    }
}
