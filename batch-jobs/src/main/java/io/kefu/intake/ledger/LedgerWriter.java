package io.kefu.intake.ledger;

import io.kefu.intake.format.RowProblem;
import io.kefu.intake.record.RecordKind;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Stores rows and their fates. A row is a duplicate when its source holds a version of it with the same content,
 * stored before or earlier in the block. Counts and rows are one transaction.
 */
public final class LedgerWriter implements Consumer<List<RowFate>> {

    private final IntakeRepository ledger;
    private final RunLogRepository log;
    private final long runId;
    private final Clock clock;

    public LedgerWriter(IntakeRepository ledger, RunLogRepository log, long runId, Clock clock) {
        this.ledger = ledger;
        this.log = log;
        this.runId = runId;
        this.clock = clock;
    }

    /** Within it an id names one row: two kinds of one source may use the same numbers. */
    private record Stock(RecordKind kind, String source) {
        private static Stock of(RowFate.Accepted row) {
            return new Stock(row.mapping().kind(), row.mapping().source());
        }
    }

    @Override
    public void accept(List<RowFate> block) {
        Map<Stock, Map<String, Set<String>>> known = knownVersions(block);
        List<RowFate.Accepted> imported = new ArrayList<>();
        Set<RowFate.Accepted> updates = Collections.newSetFromMap(new IdentityHashMap<>());
        List<RowFate.Quarantined> quarantined = new ArrayList<>();
        List<RowFate> settled = new ArrayList<>();
        Set<String> orphans = new TreeSet<>();
        Map<Long, Tally> tallies = new LinkedHashMap<>();
        List<RowFate> signs = new ArrayList<>();
        for (RowFate fate : block) {
            long file = fate.file().id();
            if (fate instanceof RowFate.Accepted row) {
                Set<String> versions =
                        known.getOrDefault(Stock.of(row), Map.of()).getOrDefault(row.key(), Set.of());
                boolean isKnown = !versions.isEmpty();
                if (versions.contains(row.hash())) {
                    tally(tallies, file).duplicate++;
                } else {
                    imported.add(row);
                    remember(known, row);
                    tally(tallies, file).imported++;
                    if (isKnown) {
                        updates.add(row);
                        tally(tallies, file).updated++;
                    }
                }
            } else if (fate instanceof RowFate.Filtered row) {
                tally(tallies, file).filtered.merge(row.rule(), 1L, Long::sum);
                orphans.addAll(row.contents());
            } else if (fate instanceof RowFate.Quarantined row) {
                if (!(row.problem() instanceof RowProblem.Uncorrected)) {
                    quarantined.add(row);
                }
                tally(tallies, file).quarantined++;
            } else if (fate instanceof RowFate.Settled) {
                tally(tallies, file).duplicate++;
            } else {
                if (fate instanceof RowFate.Begun begun) {
                    ledger.beginFile(begun);
                }
                signs.add(fate);
            }
            if (fate.corrects() != null && !(fate instanceof RowFate.Quarantined)) {
                settled.add(fate);
            }
        }
        ledger.insertRecords(imported, updates);
        ledger.insertAttachments(imported);
        ledger.orphans().insert(orphans);
        ledger.rejects().insertQuarantined(quarantined, clock);
        ledger.rejects().settleRejects(settled, clock);
        tallies.forEach(this::count);
        signs.forEach(this::end);
    }

    private Map<Stock, Map<String, Set<String>>> knownVersions(List<RowFate> block) {
        Map<Stock, Set<String>> keys = new LinkedHashMap<>();
        for (RowFate fate : block) {
            if (fate instanceof RowFate.Accepted row) {
                keys.computeIfAbsent(Stock.of(row), stock -> new LinkedHashSet<>())
                        .add(row.key());
            }
        }
        Map<Stock, Map<String, Set<String>>> known = new HashMap<>();
        keys.forEach((stock, ids) -> known.put(stock, ledger.versions(stock.kind(), stock.source(), ids)));
        return known;
    }

    private static void remember(Map<Stock, Map<String, Set<String>>> known, RowFate.Accepted row) {
        known.computeIfAbsent(Stock.of(row), stock -> new HashMap<>())
                .computeIfAbsent(row.key(), key -> new LinkedHashSet<>())
                .add(row.hash());
    }

    private void count(long fileId, Tally tally) {
        long filtered =
                tally.filtered.values().stream().mapToLong(Long::longValue).sum();
        FateCounts counts = new FateCounts(tally.imported, tally.updated, tally.duplicate, filtered, tally.quarantined);
        ledger.count(fileId, counts);
        tally.filtered.forEach((rule, rows) -> ledger.countFiltered(fileId, rule, rows));
    }

    private void end(RowFate sign) {
        if (sign instanceof RowFate.Ended) {
            ledger.endFile(sign.file().id(), "read", clock);
            ledger.settleEarlierReadings(sign.file().id());
            log.outcome(runId, sign.file().position(), "read", null);
        } else if (sign instanceof RowFate.Refused refused) {
            ledger.endFile(sign.file().id(), "refused", clock);
            log.outcome(runId, sign.file().position(), "refused", String.join("\n", refused.problem()));
        }
    }

    private static Tally tally(Map<Long, Tally> tallies, long file) {
        return tallies.computeIfAbsent(file, id -> new Tally());
    }

    private static final class Tally {
        private long imported;
        private long updated;
        private long duplicate;
        private long quarantined;
        private final Map<String, Long> filtered = new LinkedHashMap<>();
    }
}
