package io.kefu.customer.golden;

import io.kefu.text.Lists;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The golden record of a customer, derived from its source records by {@link Survivorship}.
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

    /** The tags one by one. */
    public List<String> tagList() {
        return tags == null ? List.of() : Lists.parts(tags);
    }
}
