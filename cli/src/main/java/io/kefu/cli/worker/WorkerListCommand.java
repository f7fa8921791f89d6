package io.kefu.cli.worker;

import io.kefu.cli.Context;
import io.kefu.cli.ExitStatus;
import io.kefu.cli.option.OutputOption;
import io.kefu.job.Worker;
import io.kefu.job.work.Hosts;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code kefu worker list}. */
@Command(
        name = "list",
        description = "List the processes that share work at this moment, the running job's own among them.",
        footerHeading = "%nExamples:%n",
        footer = "  kefu worker list")
final class WorkerListCommand implements Callable<Integer> {

    @Mixin
    private OutputOption output = new OutputOption();

    private final Context context;

    WorkerListCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        List<Hosts.Host> hosts = context.with(Worker::list);
        context.console()
                .data(context.<Hosts.Host>listing()
                        .column("worker", Hosts.Host::name)
                        .column("role", Hosts.Host::role)
                        .column("version", Hosts.Host::version)
                        .column("since", Hosts.Host::startedAt)
                        .column("seen", Hosts.Host::seenAt)
                        .column("sees_files", Hosts.Host::seesFiles)
                        .column("part", Hosts.Host::part)
                        .render(hosts, output.format()));
        return ExitStatus.DONE.code();
    }
}
