package io.kefu.job;

import io.kefu.condition.Fields;
import io.kefu.job.Jobs.RunLine;
import java.time.Instant;
import java.time.ZoneId;

/** What conditions over runs may name. */
public final class RunFields {

    private RunFields() {}

    public static Fields<RunLine> at(Instant now, ZoneId zone) {
        return new Fields<RunLine>(now, zone)
                .number("run", RunLine::run, null)
                .text("job", RunLine::job, null)
                .instant("now", RunLine::now, null)
                .text("status", RunLine::status, null)
                .number("starts", RunLine::starts, null)
                .text("started_by", RunLine::startedBy, null)
                .text("last_step", RunLine::lastStep, null)
                .text("message", RunLine::message, null);
    }
}
