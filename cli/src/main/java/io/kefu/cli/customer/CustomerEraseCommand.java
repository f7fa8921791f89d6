package io.kefu.cli.customer;

import io.kefu.care.ErasureDesk.Erased;
import io.kefu.cli.Context;
import io.kefu.cli.ExitStatus;
import io.kefu.cli.Sections;
import io.kefu.cli.option.DryRunOption;
import io.kefu.cli.option.OutputOption;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kefu customer erase}. */
@Command(
        name = "erase",
        description =
                "Erase a person for good: register, ledger, rejects, tickets' words, archived files, attachments.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  kefu customer erase C20240506001 --dry-run",
            "  kefu customer erase C20240506001 --yes C20240506001"
        })
final class CustomerEraseCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "NUMBER", description = "Number of a customer.")
    private String id = "";

    @Option(
            names = "--yes",
            paramLabel = "NUMBER",
            description = "The number once more: without it only what would be erased is shown.")
    private String confirmed = "";

    @Mixin
    private DryRunOption dryRun = new DryRunOption();

    @Mixin
    private OutputOption output = new OutputOption();

    private final Context context;

    CustomerEraseCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        boolean dry = dryRun.isSet() || !confirmed.equals(id);
        Erased erased =
                context.exclusively(services -> services.care().erasure().erase(id, context.actor(), dry));
        context.console()
                .data(new Sections(context)
                        .fact("customer", erased.customer())
                        .fact("records", erased.records())
                        .fact("rows", erased.rows())
                        .fact("tickets", erased.tickets())
                        .fact("rewritten", String.join("\n", erased.rewritten()))
                        .fact("removed", String.join("\n", erased.removed()))
                        .render(output.format()));
        context.console().note(context.texts().of(dry ? "dry-run" : "erased"));
        if (dry && !dryRun.isSet()) {
            context.console().note(context.texts().of("erase.confirm", id));
        }
        return ExitStatus.DONE.code();
    }
}
