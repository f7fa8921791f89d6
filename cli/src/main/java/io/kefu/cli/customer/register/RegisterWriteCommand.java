package io.kefu.cli.customer.register;

import io.kefu.care.History;
import io.kefu.care.HistoryFields;
import io.kefu.cli.Context;
import io.kefu.cli.ExitStatus;
import io.kefu.cli.option.WhereOption;
import io.kefu.condition.Condition;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code kefu customer register write}. */
@Command(
        name = "write",
        description = "Write the customer register, masked, with a sheet that explains every field.",
        footerHeading = "%nExamples:%n",
        footer = "  kefu customer register write vip.xlsx --where 'level == vip'")
final class RegisterWriteCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "FILE", description = "The workbook to write.")
    private Path file = Path.of("");

    @Mixin
    private WhereOption where = new WhereOption();

    private final Context context;

    RegisterWriteCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Optional<Condition<History>> chosen = where.over(HistoryFields::at, context);
        int customers = context.with(
                services -> services.care().sheet().write(context.output(file, ".xlsx"), chosen, context.actor()));
        context.console().note(context.texts().of("register.written", file, customers));
        return ExitStatus.DONE.code();
    }
}
