package io.kefu.cli.job;

import io.kefu.cli.Context;
import io.kefu.cli.Listing;
import io.kefu.job.Jobs.RunLine;

/** Runs as lines of a list. */
final class RunLines {

    private RunLines() {}

    static Listing<RunLine> listing(Context context) {
        return context.<RunLine>listing()
                .column("run", RunLine::run)
                .column("job", RunLine::job)
                .column("now", RunLine::now)
                .column("status", RunLine::status, status -> context.texts().of("run-status." + status))
                .column("starts", RunLine::starts)
                .column("started_by", RunLine::startedBy)
                .column(
                        "last_step",
                        RunLine::lastStep,
                        step -> step == null ? null : context.language().label("step." + step))
                .column("message", RunLine::message);
    }
}
