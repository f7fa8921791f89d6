package io.kefu.cli.sla;

import io.kefu.cli.Console;
import io.kefu.cli.Context;
import io.kefu.cli.ExitStatus;
import io.kefu.cli.Texts;
import io.kefu.cli.option.OutputOption;
import io.kefu.sla.SlaDesk;
import io.kefu.sla.SlaDesk.Use;
import io.kefu.sla.SlaDesk.Uses;
import io.kefu.sla.policy.SlaPolicies.Unreachable;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kefu sla policies check}. */
@Command(
        name = "check",
        description =
                "Check sla/policies.yaml, and count which of the tickets that are not closed get what by which policy.",
        footerHeading = "%nExamples:%n",
        footer = "  kefu sla policies check --strict")
final class PoliciesCheckCommand implements Callable<Integer> {

    @Option(
            names = "--strict",
            description = "Exit with 3 when a policy cannot be reached, or tickets have no target of a kind.")
    private boolean strict;

    @Mixin
    private OutputOption output = new OutputOption();

    private final Context context;

    PoliciesCheckCommand(Context context) {
        this.context = context;
    }

    private record Checked(List<Unreachable> unreachable, Uses uses, boolean outdated) {}

    @Override
    public Integer call() {
        SlaLines shown = new SlaLines(context);
        Checked checked = context.with(services -> {
            SlaDesk desk = services.slaDesk();
            return new Checked(
                    desk.policies().unreachable(), desk.uses(services.ticket().lives()), services.slaOutdated());
        });
        context.console()
                .data(context.<Use>listing()
                        .column("policy", use -> use.policy().name())
                        .column("target", use -> use.promise().target().key(), shown::target)
                        .column("budget", use -> SlaLines.budget(use.promise().budget()))
                        .column("tickets", Use::chosen)
                        .column("covered", Use::covered)
                        .render(checked.uses().uses(), output.format()));
        note(checked, shown);
        boolean found =
                !checked.unreachable().isEmpty() || !checked.uses().without().isEmpty();
        return strict && found ? ExitStatus.FINDINGS.code() : ExitStatus.DONE.code();
    }

    private void note(Checked checked, SlaLines shown) {
        Console console = context.console();
        Texts texts = context.texts();
        checked.unreachable()
                .forEach(one -> console.note(texts.of(
                        "policies.unreachable",
                        one.policy().where(),
                        one.policy().name(),
                        shown.target(one.target().key()),
                        one.by().name())));
        checked.uses()
                .without()
                .forEach(none -> console.note(texts.of(
                        "policies.without",
                        none.tickets(),
                        shown.target(none.target().key()),
                        none.example())));
        if (checked.outdated()) {
            console.note(texts.of("sla.outdated"));
        }
        console.note(texts.of("policies.checked", checked.uses().tickets()));
    }
}
