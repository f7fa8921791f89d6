package io.kefu.text;

import java.util.Locale;
import java.util.Set;

/** What people type where they have nothing to tell. */
public final class Placeholders {

    private static final Set<String> NOTHING = Set.of(
            "n/a",
            "na",
            "n.a.",
            "null",
            "none",
            "nil",
            "unknown",
            "undefined",
            "not provided",
            "tbd",
            "test",
            "testing",
            "无",
            "没有",
            "未知",
            "不详",
            "未填",
            "未填写",
            "暂无",
            "空",
            "保密",
            "匿名",
            "匿名用户",
            "测试",
            "待补充",
            "不便透露",
            "同上",
            "同手机",
            "同手机号",
            "手机同号",
            "微信同号",
            "未绑定",
            "未关注",
            "未注册",
            "散客",
            "新客户",
            "老客户",
            "非会员",
            "游客",
            "访客",
            "临时",
            "临时客户",
            "匿名客户",
            "客户",
            "顾客",
            "用户",
            "nan",
            "xxx",
            "asdf",
            "-",
            "0");
    private static final Set<String> MAIL_USERS = Set.of(
            "test",
            "noreply",
            "no-reply",
            "donotreply",
            "none",
            "null",
            "na",
            "nobody",
            "example",
            "a",
            "x",
            "xx",
            "xxx",
            "abc",
            "asdf",
            "unknown",
            "noemail",
            "nomail",
            "sample");

    private Placeholders() {}

    /** True when the text holds no letter or digit, says that there is nothing, or is one character over and over. */
    public static boolean isNothing(String text) {
        String plain = text.strip();
        return saysNothing(plain)
                || (plain.length() > 3 && plain.chars().distinct().count() == 1);
    }

    /** True when the text holds no letter or digit, or says that there is nothing; a number may be {@code 1111}. */
    public static boolean saysNothing(String text) {
        String plain = Widths.half(text).strip().toLowerCase(Locale.ROOT);
        return NOTHING.contains(plain) || isDash(plain);
    }

    /** True when the text holds no letter or digit: {@code -}, {@code /}, {@code ——}. */
    public static boolean isDash(String text) {
        return text.codePoints().noneMatch(Character::isLetterOrDigit);
    }

    /** Numbers nobody has: {@code 13800000000}, {@code 12345678}: the last seven digits alike or counting. */
    public static boolean isNoNumber(String digits) {
        if (digits.length() < 7) {
            return true;
        }
        String tail = digits.substring(digits.length() - 7);
        return tail.chars().distinct().count() == 1 || "0123456789012345".contains(tail) || "9876543210".contains(tail);
    }

    /** An address that stands for none: {@code test@…}, {@code noreply@…}, {@code …@example.com}. */
    public static boolean isNoAddress(String email) {
        int at = email.indexOf('@');
        String user = email.substring(0, Math.max(at, 0));
        return MAIL_USERS.contains(user)
                || user.matches("\\d{1,2}|无|没有")
                || email.endsWith("@test.com")
                || email.endsWith(".invalid");
    }
}
