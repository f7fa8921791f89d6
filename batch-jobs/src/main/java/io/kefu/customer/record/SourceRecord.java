package io.kefu.customer.record;

import io.kefu.intake.record.CanonicalRecord;
import io.kefu.intake.record.Claims;
import io.kefu.intake.record.Field;
import io.kefu.intake.record.StoredRecord;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one source knows about one person; phones, e-mails and WeChat ids in normal form, several separated by
 * {@code ;}.
 *
 * @param register true when it comes from a customer register rather than from a contact
 * @param asOf when the source changed it, or when the contact was; null when the source does not tell
 */
public record SourceRecord(
        long id,
        String key,
        String source,
        long intakeId,
        boolean register,
        @Nullable Instant asOf,
        @Nullable String name,
        @Nullable String company,
        @Nullable String phone,
        @Nullable String email,
        @Nullable String wechat,
        @Nullable String level,
        @Nullable String industry,
        @Nullable String tags,
        @Nullable String birthDate,
        @Nullable String address) {

    /** The source of what people changed in the customer register sheet; its ids are numbers of customers. */
    public static final String REGISTER = "register";

    static SourceRecord of(long id, String key, boolean register, StoredRecord row, Claims claims) {
        CanonicalRecord content = row.content();
        return new SourceRecord(
                id,
                key,
                row.source(),
                row.id(),
                register,
                content.instant(Field.MODIFIED_AT)
                        .or(() -> content.instant(Field.OCCURRED_AT))
                        .orElse(null),
                content.has(Field.NAME) ? content.text(Field.NAME) : words(content, Field.GIVEN_NAME, Field.SURNAME),
                content.text(Field.COMPANY),
                joined(claims.values("phone")),
                joined(claims.values("email")),
                joined(claims.values("wechat")),
                content.text(Field.LEVEL),
                content.text(Field.INDUSTRY),
                register ? content.text(Field.TAGS) : null,
                content.text(Field.BIRTH_DATE),
                words(
                        content,
                        Field.HOUSE_NUMBER,
                        Field.ADDRESS,
                        Field.DISTRICT,
                        Field.CITY,
                        Field.PROVINCE,
                        Field.POSTCODE));
    }

    private static @Nullable String joined(List<String> values) {
        return values.isEmpty() ? null : String.join(";", values);
    }

    /** Parts of a name or an address that a source keeps apart. */
    private static @Nullable String words(CanonicalRecord content, Field... parts) {
        String words = Stream.of(parts)
                .map(content::text)
                .filter(Objects::nonNull)
                .map(String::valueOf)
                .collect(Collectors.joining(" "));
        return words.isEmpty() ? null : words;
    }
}
