package io.kefu.job;

import io.kefu.intake.ledger.FateCounts;
import io.kefu.intake.ledger.NotTakenRepository.NotTaken;
import io.kefu.intake.ledger.RunLogRepository;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a run did, over all its starts.
 *
 * @param now the run's fixed instant
 * @param resumed true when it was begun by an earlier start that did not finish
 * @param notTaken rows that were rejected, filtered or have no customer, by cause
 * @param counts by name: {@code customers.new}, {@code tickets.opened}, …
 */
public record RunSummary(
        long run,
        String job,
        Instant now,
        boolean resumed,
        List<RunLogRepository.FileLine> files,
        Map<String, Long> counts,
        List<RunLogRepository.Output> outputs,
        List<NotTaken> notTaken) {

    /** Rows by fate, over all files. */
    public FateCounts rows() {
        FateCounts sum = new FateCounts(0, 0, 0, 0, 0);
        for (RunLogRepository.FileLine file : files) {
            sum = sum.plus(file.counts());
        }
        return sum;
    }

    public long count(String name) {
        return counts.getOrDefault(name, 0L);
    }

    public long files(String outcome) {
        return files.stream().filter(file -> file.outcome().equals(outcome)).count();
    }

    /** True when no row was read and no output file is different from before. */
    public boolean changedNothing() {
        return rows().read() == 0
                && outputs.stream().allMatch(output -> output.outcome().equals("unchanged"));
    }
}
