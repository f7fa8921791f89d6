package io.kefu.intake.record;

import io.kefu.text.people.PhoneNumbers;
import org.jspecify.annotations.Nullable;

/** Names the source record of the person whom a row is about. */
public final class Requesters {

    private Requesters() {}

    /**
     * Equal claims within a source are one source record; a bare name is nobody but itself.
     *
     * @param customerNumbers the name space of the source's customer numbers
     * @param key of the row
     * @return null when the row tells of nobody
     */
    public static @Nullable String of(
            RecordKind kind,
            String source,
            String customerNumbers,
            CanonicalRecord content,
            String key,
            PhoneNumbers phones) {
        if (!kind.hasRequester()) {
            return null;
        }
        if (kind == RecordKind.CUSTOMER) {
            return source + "/" + key;
        }
        Claims claims = Claims.of(kind, content, customerNumbers, phones);
        String name = content.text(Field.NAME, "");
        String company = content.text(Field.COMPANY, "");
        if (claims.identities().isEmpty()) {
            if ("outbound".equals(content.text(Field.DIRECTION)) && content.has(Field.CONVERSATION)) {
                return null; // in a conversation who answers is no customer
            }
            return name.isEmpty() && company.isEmpty() ? null : source + "/~" + content.text(Field.CONVERSATION, key);
        }
        return source + "/" + Hashes.of(claims.identities() + "\u0001" + name + "\u0001" + company);
    }
}
