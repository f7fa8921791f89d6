package io.kefu.ticket.route;

import org.jspecify.annotations.Nullable;

/**
 * A department and who leads it.
 *
 * @param parent the one above, by number or name
 * @param leader number or name of an agent, or the name of somebody else
 * @param phone where the department is reached, as {@code email} is
 */
public record Department(
        String id,
        String name,
        @Nullable String parent,
        @Nullable String leader,
        @Nullable String phone,
        @Nullable String email) {}
