package io.kefu.cli.customer.register;

import io.kefu.care.CustomerSheet.Edit;
import io.kefu.care.CustomerSheet.Outcome;
import io.kefu.cli.Context;
import io.kefu.cli.Disclosure;
import io.kefu.cli.ExitStatus;
import io.kefu.cli.SheetFaults;
import io.kefu.cli.option.DryRunOption;
import io.kefu.cli.option.OutputOption;
import io.kefu.cli.option.ReturnedSheetOption;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code kefu customer register read}. */
@Command(
        name = "read",
        description = "Take over what was changed or added in a customer register, all or nothing.",
        footerHeading = "%nExamples:%n",
        footer = "  kefu customer register read vip.xlsx --dry-run")
final class RegisterReadCommand implements Callable<Integer> {

    @Mixin
    private ReturnedSheetOption sheet = new ReturnedSheetOption();

    @Mixin
    private DryRunOption dryRun = new DryRunOption();

    @Mixin
    private OutputOption output = new OutputOption();

    private final Context context;

    RegisterReadCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Outcome outcome = context.with(services -> services.care().sheet().read(sheet.file()));
        if (!outcome.faults().isEmpty()) {
            return new SheetFaults(context).refuse(sheet, outcome.faults(), dryRun.isSet());
        }
        context.console()
                .data(context.<Edit>listing()
                        .column("customer", Edit::customer)
                        .column("field", Edit::field, key -> context.texts().of("column." + key))
                        .mixed("before", Edit::before, edit -> Disclosure.of(edit.field()))
                        .mixed("after", Edit::after, edit -> Disclosure.of(edit.field()))
                        .column("conflict", Edit::conflict, flag -> context.texts()
                                .of("yes-no." + flag))
                        .render(outcome.edits(), output.format()));
        context.console()
                .note(context.texts()
                        .of("register.read", outcome.read(), outcome.rows().size()));
        if (dryRun.isSet()) {
            context.console().note(context.texts().of("dry-run"));
        } else if (!outcome.rows().isEmpty()) {
            context.withJobs(false, jobs -> jobs.importRegister(outcome.rows()));
        }
        return outcome.edits().stream().anyMatch(Edit::conflict) ? ExitStatus.FINDINGS.code() : ExitStatus.DONE.code();
    }
}
