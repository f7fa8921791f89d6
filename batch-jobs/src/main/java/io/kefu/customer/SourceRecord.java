package io.kefu.customer;

import io.kefu.intake.CanonicalRecord;
import io.kefu.intake.Claims;
import io.kefu.intake.Field;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one source knows about one person; phones, e-mails and WeChat ids in normal form, several separated by
 * {@code ;}.
 *
 * @param id 0 before it is stored
 * @param register true when it comes from a customer register rather than from a contact
 */
record SourceRecord(
        long id,
        String key,
        String source,
        long intakeId,
        boolean register,
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

    static SourceRecord of(
            long id,
            String key,
            String source,
            long intakeId,
            boolean register,
            CanonicalRecord content,
            Claims claims) {
        return new SourceRecord(
                id,
                key,
                source,
                intakeId,
                register,
                content.text(Field.NAME),
                content.text(Field.COMPANY),
                joined(claims.values("phone")),
                joined(claims.values("email")),
                joined(claims.values("wechat")),
                content.text(Field.LEVEL),
                content.text(Field.INDUSTRY),
                register ? content.text(Field.TAGS) : null,
                content.text(Field.BIRTH_DATE),
                content.text(Field.ADDRESS));
    }

    private static @Nullable String joined(List<String> values) {
        return values.isEmpty() ? null : String.join(";", values);
    }
}
