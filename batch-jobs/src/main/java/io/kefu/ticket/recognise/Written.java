package io.kefu.ticket.recognise;

import io.kefu.condition.Fields;
import io.kefu.customer.golden.Level;
import io.kefu.text.Code;
import io.kefu.ticket.value.TicketType;
import io.kefu.ticket.value.Urgency;
import io.kefu.workspace.Language;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** What the conditions of the rules look at; type and urgency are empty until they are recognised. */
record Written(
        String text,
        String channel,
        Level level,
        @Nullable TicketType type,
        @Nullable Urgency urgency) {

    /** Nothing in these fields depends on the time. */
    static final Fields<Written> FIELDS = new Fields<Written>(Instant.EPOCH, ZoneOffset.UTC)
            .text("text", Written::text, null)
            .text("channel", Written::channel, null)
            .choice(
                    "customer.level",
                    contact -> contact.level().key(),
                    null,
                    Language.labels("level", Code.keys(Level.values())))
            .choice(
                    "type",
                    contact -> Code.keyOf(contact.type()),
                    null,
                    Language.labels("type", Code.keys(TicketType.values())))
            .choice(
                    "urgency",
                    contact -> Code.keyOf(contact.urgency()),
                    null,
                    Language.labels("urgency", Code.keys(Urgency.values())));
}
