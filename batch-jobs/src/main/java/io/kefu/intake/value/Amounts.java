package io.kefu.intake.value;

import io.kefu.text.Invisible;
import io.kefu.text.Widths;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers and amounts as people write them: {@code 1,234.50}, {@code ¥ 1 234.50}, {@code 12.5元}, {@code CNY 99}, {@code 1.2万}.
 * A comma only divides thousands; what may mean something else, such as {@code 0,99} or {@code 1.234,50}, is none.
 */
public final class Amounts {

    /** The office's own money. Another one that is named, {@code US$} or 港币, makes another amount: it is refused. */
    private static final String CURRENCY = "(?:[¥$€£￥₩₹฿₽]|RMB|CNY|人民币|人民幣|块|塊|元整|元|圆整|圆|圓|円|원)";

    private static final Pattern SHAPE = Pattern.compile("(?i)([+-]?)\\s*" + CURRENCY + "?\\s*([+-]?)\\s*"
            + "(\\d{1,3}(?:(?:,\\d{3})+|(?:[ '’]\\d{3})+)(?:\\.\\d*)?|\\d*\\.?\\d+|\\d+\\.|\\d+(?:\\.\\d+)?e[+-]?\\d{1,3})\\s*"
            + "(万|萬|亿|億)?\\s*" + CURRENCY + "?");

    private Amounts() {}

    /** The number that the whole text is; empty when it is none, or when it is not sure which. */
    public static Optional<BigDecimal> parse(String text) {
        String plain = Invisible.strip(Invisible.clean(Widths.half(text).replace('\u2212', '-')));
        Matcher amount = SHAPE.matcher(plain);
        if (plain.length() > 60
                || !amount.matches()
                || (!amount.group(1).isEmpty() && !amount.group(2).isEmpty())) {
            return Optional.empty();
        }
        BigDecimal number = new BigDecimal(amount.group(3).replaceAll("[,'’ ]", ""));
        if (amount.group(4) != null) {
            number = number.movePointRight(amount.group(4).matches("[万萬]") ? 4 : 8);
        }
        boolean negative = amount.group(1).equals("-") || amount.group(2).equals("-");
        number = (negative ? number.negate() : number).stripTrailingZeros();
        boolean reasonable = Math.abs(number.scale()) <= 30 && number.precision() <= 40;
        return reasonable ? Optional.of(number) : Optional.empty();
    }
}
