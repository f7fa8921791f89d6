package io.kefu.cli.customer.model;

import io.kefu.cli.Context;
import io.kefu.cli.Sections;
import io.kefu.cli.customer.Comparisons;
import io.kefu.customer.MatchDesk.Drift;

/** A model and its drift as facts. */
final class ModelLines {

    private final Context context;

    ModelLines(Context context) {
        this.context = context;
    }

    Sections of(Drift drift) {
        return new Sections(context)
                .fact("model", drift.version())
                .fact("learned_at", drift.learnedAt())
                .fact("actor", drift.actor())
                .fact("learned_from", drift.learnedFrom())
                .fact("records", drift.records())
                .fact("duplicates_learned", Comparisons.percent(drift.expected()))
                .fact("duplicates_found", Comparisons.percent(drift.found()));
    }
}
