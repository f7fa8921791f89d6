package io.kefu.customer;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The golden record of a customer, derived from its source records: each value comes from the register before it
 * comes from a contact, and from the newer record before the older.
 *
 * @param id {@code C} + day + serial
 */
public record Customer(
        String id,
        @Nullable String name,
        @Nullable String company,
        @Nullable String phone,
        @Nullable String email,
        @Nullable String wechat,
        Level level,
        @Nullable String industry,
        @Nullable String tags,
        @Nullable String birthDate,
        @Nullable String address,
        int recordCount,
        Instant createdAt) {

    private static final Comparator<SourceRecord> TRUST = Comparator.comparing((SourceRecord r) -> !r.register())
            .thenComparing(Comparator.comparingLong(SourceRecord::intakeId).reversed());

    /** Survivorship: the first value present, in order of trust. */
    static Customer golden(String id, Instant createdAt, List<SourceRecord> records) {
        List<SourceRecord> trusted = records.stream().sorted(TRUST).toList();
        String level = first(trusted, SourceRecord::level);
        return new Customer(
                id,
                first(trusted, SourceRecord::name),
                first(trusted, SourceRecord::company),
                first(trusted, SourceRecord::phone),
                first(trusted, SourceRecord::email),
                first(trusted, SourceRecord::wechat),
                level == null ? Level.ORDINARY : Level.of(level),
                first(trusted, SourceRecord::industry),
                first(trusted, SourceRecord::tags),
                first(trusted, SourceRecord::birthDate),
                first(trusted, SourceRecord::address),
                records.size(),
                createdAt);
    }

    private static @Nullable String first(List<SourceRecord> records, Function<SourceRecord, @Nullable String> field) {
        for (SourceRecord record : records) {
            String value = field.apply(record);
            if (value != null) {
                return value;
            }
        }
        return null;
    }
}
