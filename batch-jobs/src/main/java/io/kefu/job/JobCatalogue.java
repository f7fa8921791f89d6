package io.kefu.job;

import io.kefu.store.JobPart;
import io.kefu.store.Run;
import io.kefu.store.Steps;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.FlowBuilder;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.builder.SimpleJobBuilder;
import org.springframework.batch.core.job.flow.Flow;
import org.springframework.batch.core.step.Step;
import org.springframework.core.task.SimpleAsyncTaskExecutor;

/**
 * The jobs, step by step: {@code import}, and {@code nightly}, which then writes the workbook beside both sheets. Every
 * feature gives its steps; which comes when is said here alone.
 */
final class JobCatalogue {

    static final String NIGHTLY = "nightly";
    static final String IMPORT = "import";
    static final List<String> NAMES = List.of(NIGHTLY, IMPORT);

    private static final List<String> PLANNING = List.of("plan-files");

    /** Besides, where several processes share the work. */
    private static final List<String> SHARING = List.of("share-files", "judge-exports");

    private static final List<String> IMPORTING = List.of(
            "read-exports",
            "join-calls",
            "store-agents",
            "store-people",
            "match-customers",
            "store-orders",
            "grade-customers",
            "import-tickets",
            "open-tickets",
            "hand-out-tickets",
            "mark-customers",
            "settle");

    private static final String WORKBOOK = "kpi-workbook";
    private static final List<String> SHEETS = List.of("registration-sheet", "progress-sheet");

    private final Steps steps;
    private final Run run;
    private final Map<String, Supplier<Step>> byName = new HashMap<>();

    /** @param parts of all features, made for the instant of the run */
    JobCatalogue(List<JobPart> parts, Steps steps, Run run) {
        this.steps = steps;
        this.run = run;
        parts.forEach(part -> byName.putAll(part.steps(steps, run)));
    }

    /** A step by its name. */
    Step step(String name) {
        return Objects.requireNonNull(byName.get(name), name).get();
    }

    /** The run's job. */
    Job job() {
        boolean shared = steps.partitions().areUsed();
        List<String> names = Stream.of(PLANNING, shared ? SHARING : List.<String>of(), IMPORTING)
                .flatMap(List::stream)
                .toList();
        SimpleJobBuilder importing = new JobBuilder(run.job(), steps.repository()).start(step(names.get(0)));
        for (String name : names.subList(1, names.size())) {
            importing = importing.next(step(name));
        }
        if (!run.job().equals(NIGHTLY)) {
            return importing.build();
        }
        if (shared) {
            List<String> outputs =
                    Stream.concat(Stream.of(WORKBOOK), SHEETS.stream()).toList();
            return importing
                    .next(steps.partitions().handedOut("outputs", () -> outputs, () -> 0))
                    .build();
        }
        Flow writing = new FlowBuilder<Flow>("outputs")
                .split(new SimpleAsyncTaskExecutor("outputs-"))
                .add(flow("workbook", List.of(WORKBOOK)), flow("sheets", SHEETS))
                .build();
        return importing.on("COMPLETED").to(writing).end().build();
    }

    private Flow flow(String name, List<String> names) {
        FlowBuilder<Flow> flow = new FlowBuilder<Flow>(name).start(step(names.get(0)));
        names.subList(1, names.size()).forEach(next -> flow.next(step(next)));
        return flow.end();
    }
}
