package io.kefu.cli;

import io.kefu.cli.option.OutputOption;
import io.kefu.job.Doctor;
import io.kefu.problem.KefuException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code kefu doctor}. */
@Command(name = "doctor", description = "Check the workspace: settings, database, mappings, rules, templates, runs.")
final class DoctorCommand implements Callable<Integer> {

    @Mixin
    private OutputOption output = new OutputOption();

    private final Context context;

    DoctorCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        List<Doctor.Finding> findings;
        try {
            findings = context.with(services -> new Doctor(services).examine());
        } catch (KefuException e) {
            findings = Doctor.unopened(context.workspace(), context.language(), e.problem());
        }
        context.console()
                .data(context.<Doctor.Finding>listing()
                        .column("check", Doctor.Finding::check, check -> context.language()
                                .label("check." + check))
                        .column("sound", Doctor.Finding::sound, value -> context.texts()
                                .of("sound." + value))
                        .column("detail", Doctor.Finding::detail, detail -> context.language()
                                .label("finding." + detail))
                        .render(findings, output.format()));
        return findings.stream().allMatch(Doctor.Finding::sound) ? ExitStatus.DONE.code() : ExitStatus.FAILED.code();
    }
}
