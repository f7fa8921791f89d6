package io.kefu.cli.quarantine;

import io.kefu.cli.Context;
import io.kefu.cli.Disclosure;
import io.kefu.cli.ExitStatus;
import io.kefu.cli.option.OutputOption;
import io.kefu.cli.option.WhereOption;
import io.kefu.condition.Condition;
import io.kefu.intake.ledger.RejectRepository.Reject;
import io.kefu.intake.reject.RejectFields;
import io.kefu.problem.ProblemText;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code kefu quarantine list}. */
@Command(name = "list", description = "List rejected rows with file, line and reason.")
final class QuarantineListCommand implements Callable<Integer> {

    @Mixin
    private WhereOption where = new WhereOption();

    @Mixin
    private OutputOption output = new OutputOption();

    private final Context context;

    QuarantineListCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Optional<Condition<Reject>> chosen = where.over(RejectFields::at, context);
        List<Reject> rejects = context.with(services ->
                Condition.filter(services.intake().ledger().rejects().list(), chosen));
        ProblemText words = ProblemText.in(context.language().locale());
        context.console()
                .data(context.<Reject>listing()
                        .column("id", reject -> reject.id().toString())
                        .column("file", Reject::file)
                        .column("line", Reject::place)
                        .column("problem", Reject::problem)
                        .column("reason", reject -> words.sentence(reject.problem(), Disclosure.masked(reject.facts())))
                        .render(rejects, output.format()));
        return ExitStatus.DONE.code();
    }
}
