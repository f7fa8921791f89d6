package io.kefu.intake.reject;

import io.kefu.condition.Fields;
import io.kefu.intake.ledger.RejectRepository.Reject;
import java.time.Instant;
import java.time.ZoneId;

/** What conditions over rejected rows may name. */
public final class RejectFields {

    private RejectFields() {}

    public static Fields<Reject> at(Instant now, ZoneId zone) {
        return new Fields<Reject>(now, zone)
                .text("source", Reject::source, null)
                .text("file", Reject::file, null)
                .number("line", Reject::line, null)
                .text("problem", Reject::problem, null)
                .text("row", Reject::raw, null);
    }
}
