package io.kefu.access;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What of a person a value may tell; decides how much of it is shown. */
public enum Personal {
    /** Nothing: numbers of tickets, codes, names of files and of our own agents. */
    NONE,
    NAME,
    /** A phone, or whatever else reaches a person; several divided by {@code ;}. */
    CONTACT,
    ADDRESS,
    BIRTH_DATE,
    /** What people wrote, and what was written about them. */
    WORDS;

    private static final Pattern BIRTH_HEADING = heading("生日|出生|birth|born|dob");
    private static final Pattern CONTACT_HEADING = heading(
            "电话|手机|座机|号码|邮箱|邮件|微信|身份证|证件|phone|mobile|tel|e-?mail|wechat|openid|contact|caller|ssn|identity|qq|账号|帐号|account");
    private static final Pattern ADDRESS_HEADING = heading("地址|住址|门牌|address|street|house");
    private static final Pattern NAME_HEADING =
            heading("姓名|名称|[件货修诉请话系缴费]人|机主|户主|业主|客户|顾客|用户|会员|昵称|name|customer|client|recipient|requester|user|person");

    /** What a column of somebody's file may tell, by its heading; words where the heading says nothing. */
    public static Personal ofHeading(String heading) {
        if (BIRTH_HEADING.matcher(heading).find()) {
            return BIRTH_DATE;
        }
        if (CONTACT_HEADING.matcher(heading).find()) {
            return CONTACT;
        }
        if (ADDRESS_HEADING.matcher(heading).find()) {
            return ADDRESS;
        }
        return NAME_HEADING.matcher(heading).find() ? NAME : WORDS;
    }

    private static Pattern heading(String words) {
        return Pattern.compile(words, Pattern.CASE_INSENSITIVE);
    }

    /** The value as it may be shown. */
    public String masked(String value) {
        if (value.isEmpty()) {
            return value;
        }
        return switch (this) {
            case NONE -> value;
            case NAME -> Mask.name(value);
            case CONTACT -> contacts(value);
            case ADDRESS -> Mask.address(value);
            case BIRTH_DATE -> Mask.birthDate(value);
            case WORDS -> Mask.text(value);
        };
    }

    private static String contacts(String values) {
        return Arrays.stream(values.split(";"))
                .map(value -> value.contains("@") ? Mask.email(value) : Mask.phone(value))
                .collect(Collectors.joining(";"));
    }
}
