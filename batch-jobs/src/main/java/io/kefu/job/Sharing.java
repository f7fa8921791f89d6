package io.kefu.job;

import io.kefu.job.work.Hosts;
import io.kefu.job.work.PartWork;
import io.kefu.job.work.SharedPartitions;
import io.kefu.store.Partitions;
import io.kefu.store.Progress;
import io.kefu.store.Run;
import io.kefu.store.Steps;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;

/** Shares the heavy steps of a run with other processes, where the database can be shared. */
final class Sharing {

    private final Services services;
    private final JobRepository repository;
    private final Progress progress;

    Sharing(Services services, JobRepository repository, Progress progress) {
        this.services = services;
        this.repository = repository;
        this.progress = progress;
    }

    /** The version of kefu that runs here. */
    static String version() {
        String version = Sharing.class.getPackage().getImplementationVersion();
        return version == null ? "(development)" : version;
    }

    /**
     * Does the work with the means to hand out parts.
     *
     * @param most parts of a step; 1: nothing is shared
     * @param then the services at the instant of the run
     */
    <T> T during(Run run, int most, Services then, Function<Partitions, T> work) {
        Optional<DataSource> shared = services.database().shared();
        if (most <= 1 || shared.isEmpty()) {
            return work.apply(Partitions.NONE);
        }
        RunMarker marker = new RunMarker(services.workspace());
        try (Hosts.Present self = new Hosts(shared.get()).join(Hosts.Role.MANAGER, version())) {
            marker.set(self.name());
            try {
                PartWork parts = partWork(services, own(then), self, Progress.SILENT);
                return work.apply(
                        new SharedPartitions(most, services.database(), repository, parts, self, version(), progress));
            } finally {
                marker.remove(self.name());
            }
        }
    }

    static PartWork partWork(Services services, PartWork.Runs runs, Hosts.Present self, Progress progress) {
        return new PartWork(
                services.database(),
                services.workspace().database(),
                runs,
                self,
                progress,
                services.language().locale());
    }

    /** This process began the run. */
    private static PartWork.Runs own(Services then) {
        return new PartWork.Runs() {
            @Override
            public boolean seesFiles(JobExecution execution) {
                return true;
            }

            @Override
            public Step step(JobExecution execution, String name, Steps steps) {
                return new JobCatalogue(then.jobParts(), steps, Runs.of(execution)).step(name);
            }
        };
    }
}
