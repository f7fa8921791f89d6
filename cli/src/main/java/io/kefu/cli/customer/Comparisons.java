package io.kefu.cli.customer;

import io.kefu.access.Personal;
import io.kefu.cli.Context;
import io.kefu.cli.Listing;
import io.kefu.cli.Sections;
import io.kefu.customer.MatchDesk.Explained;
import io.kefu.customer.MatchDesk.Join;
import io.kefu.customer.MatchDesk.Told;
import io.kefu.match.Explanation;
import io.kefu.match.table.MatchField;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Two customers side by side: what each tells, how far it agrees, and what that is worth in bits. */
public final class Comparisons {

    private final Context context;
    private final boolean unmasked;

    public Comparisons(Context context) {
        this(context, false);
    }

    /** @param unmasked for a person who may see whom it is about */
    public Comparisons(Context context, boolean unmasked) {
        this.context = context;
        this.unmasked = unmasked;
    }

    /** One line of an explanation. */
    private record Line(
            String field,
            @Nullable String a,
            @Nullable String b,
            @Nullable String level,
            double bits) {}

    public Sections explained(Explained explained) {
        Explanation why = explained.explanation();
        List<Line> lines = new ArrayList<>();
        lines.add(new Line("prior", null, null, null, why.prior()));
        for (Explanation.Part part : why.parts()) {
            lines.add(new Line(
                    part.comparison(),
                    told(explained.a(), part.comparison()),
                    told(explained.b(), part.comparison()),
                    part.level(),
                    part.bits()));
        }
        add(lines, "relatives", why.relatives());
        add(lines, "namesakes", why.namesakes());
        add(lines, why.isDisproved() ? "disproved" : "unproven", why.unproven());
        Listing<Line> listing = context.<Line>listing()
                .column("field", Line::field, key -> context.language().label("compared." + key))
                .mixed("a", Line::a, line -> kind(line.field()))
                .mixed("b", Line::b, line -> kind(line.field()))
                .column(
                        "agreement",
                        Line::level,
                        key -> key == null ? null : context.language().label("agreement." + key))
                .column("bits", line -> rounded(line.bits()));
        return new Sections(context)
                .fact("customer_a", explained.a().customer())
                .fact("record_a", explained.a().record())
                .fact("customer_b", explained.b().customer())
                .fact("record_b", explained.b().record())
                .fact("bits", rounded(why.bits()))
                .fact("probability", percent(why.probability()))
                .fact(
                        "same",
                        explained.same(),
                        context.texts().of(explained.same() ? "explained.one" : "explained.two"))
                .section(
                        "joins",
                        context.<Join>listing()
                                .column("record", Join::record)
                                .column("joined_by", Join::by, by -> context.language()
                                        .label("joined-by." + by)),
                        explained.joins())
                .section("comparison", listing, lines);
    }

    private static void add(List<Line> lines, String field, double bits) {
        if (Math.abs(bits) >= 0.05) {
            lines.add(new Line(field, null, null, null, bits));
        }
    }

    static double rounded(double bits) {
        return Math.round(bits * 10) / 10.0;
    }

    public static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    private Personal kind(String comparison) {
        if (unmasked) {
            return Personal.NONE;
        }
        return switch (comparison) {
            case "surname", "given", "order" -> Personal.NAME;
            case "phone", "email_user", "email_domain", "account", "id_number" -> Personal.CONTACT;
            case "birth" -> Personal.BIRTH_DATE;
            case "postcode" -> Personal.NONE;
            case "company" -> Personal.WORDS;
            default -> Personal.ADDRESS;
        };
    }

    private static @Nullable String told(Told record, String comparison) {
        Stream<MatchField> fields =
                switch (comparison) {
                    case "surname", "given", "order" ->
                        Stream.of(MatchField.NAME, MatchField.GIVEN_NAME, MatchField.SURNAME);
                    case "company" -> Stream.of(MatchField.COMPANY, MatchField.NAME);
                    case "phone" -> Stream.of(MatchField.PHONE);
                    case "email_user", "email_domain" -> Stream.of(MatchField.EMAIL);
                    case "account" -> Stream.of(MatchField.WECHAT);
                    case "id_number" -> Stream.of(MatchField.NATIONAL_ID);
                    case "birth" -> Stream.of(MatchField.BIRTH_DATE);
                    case "postcode" -> Stream.of(MatchField.POSTCODE);
                    default ->
                        Stream.of(
                                MatchField.PROVINCE,
                                MatchField.CITY,
                                MatchField.DISTRICT,
                                MatchField.ADDRESS,
                                MatchField.HOUSE_NUMBER);
                };
        String told = fields.map(record.values()::get).filter(Objects::nonNull).collect(Collectors.joining(" "));
        return told.isEmpty() ? null : told;
    }
}
