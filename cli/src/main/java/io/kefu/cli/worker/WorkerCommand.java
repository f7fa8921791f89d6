package io.kefu.cli.worker;

import io.kefu.cli.Context;
import io.kefu.cli.ExitStatus;
import io.kefu.job.Worker;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code kefu worker}. */
@Command(
        name = "worker",
        description = {
            "Take parts of the runs that others start on the same server, until it is stopped (Ctrl-C, SIGTERM).",
            "It works on one part at a time: start one for each core. All must be of one version of kefu and see the"
                    + " files of the workspace."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  kefu -w /srv/helpdesk worker", "  kefu -w /srv/helpdesk worker list"},
        subcommands = WorkerListCommand.class)
public final class WorkerCommand implements Callable<Integer> {

    private final Context context;

    WorkerCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return context.with(services -> {
            Worker worker = new Worker(services, context.progress(), new Worker.Listener() {
                @Override
                public void joined(String name) {
                    context.console().note(context.texts().of("worker.joined", name));
                }

                @Override
                public void seesNoFiles(long run) {
                    context.console()
                            .note(context.texts()
                                    .of(
                                            "worker.no-files",
                                            run,
                                            context.workspace().root()));
                }
            });
            Thread end = new Thread(worker::stop);
            Runtime.getRuntime().addShutdownHook(end);
            try {
                worker.run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return ExitStatus.DONE.code();
        });
    }
}
