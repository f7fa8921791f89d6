package io.kefu.ticket.recognise;

import io.kefu.condition.Fields;
import io.kefu.customer.golden.Level;
import io.kefu.customer.golden.Mark;
import io.kefu.customer.golden.Traits;
import io.kefu.text.Code;
import io.kefu.text.Keyed;
import io.kefu.ticket.value.TicketType;
import io.kefu.ticket.value.Urgency;
import io.kefu.workspace.Grades;
import io.kefu.workspace.Grades.Scale;
import io.kefu.workspace.Language;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** What the conditions of the rules look at; type and urgency are empty until they are recognised. */
record Written(
        String text,
        String channel,
        Traits traits,
        @Nullable TicketType type,
        @Nullable Urgency urgency) {

    /** Nothing in these fields depends on the time. */
    static Fields<Written> fields(Grades grades) {
        return new Fields<Written>(Instant.EPOCH, ZoneOffset.UTC)
                .text("text", Written::text, null)
                .text("channel", Written::channel, null)
                .choice(
                        "customer.level",
                        contact -> contact.traits().level().key(),
                        null,
                        Language.labels("level", Code.keys(Level.values())))
                .flag("customer.high_value", contact -> contact.traits().has(Mark.HIGH_VALUE), null)
                .flag("customer.high_risk", contact -> contact.traits().has(Mark.HIGH_RISK), null)
                .choice("type", contact -> Keyed.keyOf(contact.type()), null, grades.labels(Scale.TYPE))
                .choice("urgency", contact -> Keyed.keyOf(contact.urgency()), null, grades.labels(Scale.URGENCY));
    }
}
