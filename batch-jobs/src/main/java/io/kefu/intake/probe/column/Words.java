package io.kefu.intake.probe.column;

import io.kefu.intake.record.Field;
import io.kefu.intake.value.Codes;
import io.kefu.intake.value.FieldValues;
import io.kefu.text.Widths;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words that exports use for the codes of a field, beside the labels of both languages. */
public final class Words {

    private static final Map<Field, Map<String, String>> WORDS = words();

    /** In the names of those who answer. */
    private static final Pattern OURS =
            Pattern.compile("(?i)客服|坐席|小二|旗舰店|专卖店|官方|机器人|\\b(?:support|service|agent|help ?desk|bot)\\b");

    private static final Map<String, Pattern> UNITS = Map.of(
            "minutes", Pattern.compile("(?i)(?:分钟?|分鐘|(?<![a-z])min(?:ute)?s?)$"),
            "hours", Pattern.compile("(?i)(?:小时|小時|(?<![a-z])h(?:ou)?rs?)$"),
            "milliseconds", Pattern.compile("(?i)(?:毫秒|(?<![a-z])ms|milli(?:second)?s?)$"));

    private static final Pattern ZONE =
            Pattern.compile("(?i)(?<![a-z])(?:UTC|GMT)(?![a-z])(?:\\s*([+-]\\d{1,2})(?::?([0-5]\\d))?)?");
    private static final Pattern OTHER_ZONE =
            Pattern.compile("(?<![A-Za-z])(?:[PMCE][SD]?T|CEST|CET|EET|BST|IST|JST|KST|HKT|SGT|AE[SD]T)(?![A-Za-z])");

    private final Codes codes;

    public Words(Codes codes) {
        this.codes = codes;
    }

    /** True for a field of a closed set. */
    public boolean isCoded(Field field) {
        return !codes.of(field).isEmpty();
    }

    private static Map<Field, Map<String, String>> words() {
        Map<Field, Map<String, String>> words = new EnumMap<>(Field.class);
        words.put(
                Field.DIRECTION,
                of(
                        "inbound",
                        "接收 收 上行 呼入 来电 客户 顾客 用户 买家 访客 粉丝 学员 in incoming received customer client user visitor buyer guest",
                        "outbound",
                        "发送 发 回复 下行 呼出 去电 外呼 客服 坐席 商家 卖家 店铺 机器人 系统 out outgoing sent agent staff seller support operator bot system"));
        words.put(
                Field.OUTCOME,
                of("solved", "是 已解决 yes true y solved resolved", "open", "否 未解决 no false n unsolved unresolved"));
        words.put(
                Field.STATE,
                of(
                        "unassigned", "new 新建 待受理 待分派 未分派 待分配",
                        "assigned", "assigned 待处理 已分派 已派单",
                        "in_progress", "open active in-progress work-in-progress working 处理中 办理中 跟进中",
                        "pending", "pending on-hold waiting awaiting-user-info pending-customer 待回复 挂起 暂停 等待客户",
                        "resolved", "solved resolved done completed 已完成 完成 已解决 办结 已办结",
                        "closed", "closed 已关闭 关闭 结案 已结案 归档",
                        "cancelled", "cancelled canceled 已取消 取消 已撤销 撤单 作废"));
        words.put(
                Field.TYPE,
                of(
                        "inquiry",
                        "inquiry question 建议 求助 咨询",
                        "complaint",
                        "complaint 投诉 举报",
                        "after_sales",
                        "售后 报修 维修 退货 换货"));
        words.put(
                Field.PRIORITY,
                of(
                        "high", "urgent critical high highest p0 p1 1-critical 2-high 紧急 高 特急",
                        "medium", "normal moderate medium p2 3-moderate 普通 一般 中",
                        "low", "low lowest minor planning p3 p4 p5 4-low 5-planning 低"));
        return words;
    }

    /** Pairs of a code and the words for it; a hyphen in a word stands for a blank or a hyphen. */
    private static Map<String, String> of(String... pairs) {
        Map<String, String> codes = new java.util.HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            for (String word : pairs[i + 1].split(" ", -1)) {
                codes.put(plain(word), pairs[i]);
            }
        }
        return codes;
    }

    private static String plain(String word) {
        return word.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", " ");
    }

    /** The code that a word means; empty when none is known. */
    public String code(Field field, String value) {
        String word = plain(value);
        List<String> legal = codes.of(field);
        if (legal.contains(value.strip())) {
            return value.strip();
        }
        String known = WORDS.getOrDefault(field, Map.of()).get(word);
        if (known != null && legal.contains(known)) {
            return known;
        }
        if (field == Field.DIRECTION && OURS.matcher(value).find()) {
            return "outbound";
        }
        if (FieldValues.isFlag(field)) {
            return FieldValues.flag(field, value).map(String::valueOf).orElse("");
        }
        for (Map.Entry<String, List<String>> labels : codes.labels(field).entrySet()) {
            for (String label : labels.getValue()) {
                String plain = plain(label);
                if (plain.equals(word) || (label.length() > 1 && word.startsWith(plain))) {
                    return labels.getKey();
                }
            }
        }
        return "";
    }

    public boolean understood(Field field, String value) {
        return !code(field, value).isEmpty();
    }

    /** Seven digits and more, and hardly a letter: masked and foreign numbers too. */
    static boolean mayBePhone(String value) {
        long digits =
                value.chars().filter(c -> (c >= '0' && c <= '9') || c == '*').count();
        return digits >= 7 && value.chars().filter(Character::isLetter).count() <= 3;
    }

    /** The unit that a heading names at its end, in parentheses or without; empty when it names none, or seconds. */
    public static Optional<String> unit(String heading) {
        String end =
                Widths.half(heading).strip().replaceAll("[\\])）】.数\\s]+$", "").strip();
        return UNITS.entrySet().stream()
                .filter(unit -> unit.getValue().matcher(end).find())
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** The zone that a heading of times names, as a mapping writes it; empty when it names none. */
    public static Optional<String> zone(String heading) {
        Matcher zone = ZONE.matcher(Widths.half(heading));
        if (!zone.find()) {
            return Optional.empty();
        }
        String hours = zone.group(1) == null ? "" : zone.group(1);
        String minutes = zone.group(2) == null ? "00" : zone.group(2);
        return Optional.of(
                hours.isEmpty() || (Integer.parseInt(hours) == 0 && minutes.equals("00"))
                        ? "UTC"
                        : "%s%02d:%s".formatted(hours.substring(0, 1), Math.abs(Integer.parseInt(hours)), minutes));
    }

    /** True when a heading of times names a zone whose offset changes, or that several zones share. */
    public static boolean namesAnotherZone(String heading) {
        return OTHER_ZONE.matcher(Widths.half(heading)).find();
    }

    /** The scale of marks that go beyond 5, as a mapping writes it; empty when they do not, or are no marks. */
    public static Optional<String> scale(List<String> values) {
        int least = Integer.MAX_VALUE;
        int most = 0;
        for (String value : values) {
            if (!value.strip().matches("\\d{1,3}(?:\\.0+)?")) {
                return Optional.empty();
            }
            int mark = (int) Double.parseDouble(value.strip());
            least = Math.min(least, mark);
            most = Math.max(most, mark);
        }
        if (most <= 5 || most > 100) {
            return Optional.empty();
        }
        return Optional.of(most > 10 ? "[0, 100]" : least == 0 ? "[0, 10]" : "10");
    }

    /** A mark from 1 to 5. */
    static boolean isRating(String value) {
        return value.strip().matches("[1-5](?:\\.0)?");
    }
}
