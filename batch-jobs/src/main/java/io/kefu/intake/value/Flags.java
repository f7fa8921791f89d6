package io.kefu.intake.value;

import io.kefu.intake.record.Field;
import io.kefu.text.Invisible;
import io.kefu.text.Widths;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Words for yes and no; which further words a field knows depends on what it asks. */
public final class Flags {

    private static final Set<String> YES =
            Set.of("true", "yes", "y", "t", "1", "是", "真", "对", "有", "√", "✓", "✔", "☑", "on", "1.0");
    private static final Set<String> NO =
            Set.of("false", "no", "n", "f", "0", "否", "假", "不是", "无", "没有", "×", "✗", "✘", "☒", "x", "off", "0.0");
    private static final Set<String> ANSWERED = Set.of(
            "answered", "已接", "已接听", "已接通", "接听", "接通", "已应答", "应答", "成功接通", "connected", "completed", "handled");
    private static final Set<String> UNANSWERED = Set.of(
            "unanswered",
            "not answered",
            "no answer",
            "missed",
            "abandoned",
            "abandon",
            "busy",
            "failed",
            "未接",
            "未接听",
            "未接通",
            "未应答",
            "无应答",
            "放弃",
            "已放弃",
            "呼损",
            "漏接",
            "忙",
            "忙线",
            "排队放弃",
            "振铃放弃");
    private static final Set<String> MET =
            Set.of("met", "within sla", "in time", "on time", "ontime", "达标", "按时", "按期", "未超时", "未超期");
    private static final Set<String> MISSED =
            Set.of("missed", "breached", "violated", "overdue", "late", "未达标", "超时", "超期", "逾期", "已超时");
    private static final Set<String> ACTIVE = Set.of("active", "enabled", "在职", "启用", "在用", "有效", "正常");
    private static final Set<String> INACTIVE = Set.of("inactive", "disabled", "离职", "停用", "禁用", "无效", "已离职");

    private Flags() {}

    /** What the text says of the field; empty when it says neither. */
    public static Optional<Boolean> of(Field field, String text) {
        String word = Invisible.strip(Widths.half(text)).toLowerCase(Locale.ROOT);
        if (YES.contains(word)) {
            return Optional.of(true);
        }
        if (NO.contains(word)) {
            return Optional.of(false);
        }
        return switch (field) {
            case ANSWERED -> either(word, ANSWERED, UNANSWERED);
            case SLA_MET -> either(word, MET, MISSED);
            case ACTIVE -> either(word, ACTIVE, INACTIVE);
            default -> Optional.empty();
        };
    }

    private static Optional<Boolean> either(String word, Set<String> yes, Set<String> no) {
        return yes.contains(word) ? Optional.of(true) : no.contains(word) ? Optional.of(false) : Optional.empty();
    }
}
