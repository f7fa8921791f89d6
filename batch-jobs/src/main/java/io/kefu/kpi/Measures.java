package io.kefu.kpi;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The measures over a set of tickets. What each one counts, divides and leaves out stands in {@code kpi.yaml} beside
 * the workbook template, under the same names; a measure without cases has no value.
 */
final class Measures {

    private static final double MINUTE = 60_000.0;
    private static final double HOUR = 3_600_000.0;

    private long volume;
    private long resolvedNow;
    private long closed;
    private long cancelled;
    private final Durations firstResponse = new Durations();
    private final Durations resolution = new Durations();
    private final Durations closing = new Durations();
    private long everResolved;
    private long slaMet;
    private long slaDecided;
    private long sourceSlaMet;
    private long sourceSlaMissed;
    private long reopened;
    private long reassigned;
    private long ratings;
    private long stars;

    void add(KpiTicket ticket) {
        volume++;
        switch (ticket.kind()) {
            case SOLVED -> resolvedNow++;
            case CLOSED -> closed++;
            case CANCELLED, MERGED -> cancelled++;
            default -> {}
        }
        if (!ticket.ambiguous()) { // a time that may be one of two says not how long anything took
            addDuration(firstResponse, ticket.openedAt(), ticket.firstResponseAt());
            addDuration(resolution, ticket.openedAt(), ticket.resolvedAt());
            addDuration(closing, ticket.openedAt(), ticket.closedAt());
        }
        if (ticket.isResolved() || ticket.reopens() > 0) {
            everResolved++;
        }
        if (ticket.slaMet() != null && !ticket.kind().isVoid()) {
            slaDecided++;
            slaMet += ticket.slaMet() ? 1 : 0;
        }
        if (ticket.sourceSlaMet() != null) {
            sourceSlaMet += ticket.sourceSlaMet() ? 1 : 0;
            sourceSlaMissed += ticket.sourceSlaMet() ? 0 : 1;
        }
        reopened += ticket.reopens() > 0 ? 1 : 0;
        reassigned += ticket.reassignments() > 0 ? 1 : 0;
        if (ticket.rating() != null) {
            ratings++;
            stars += ticket.rating();
        }
    }

    private static void addDuration(Durations durations, Instant from, @Nullable Instant to) {
        // What ends before it begins was noted wrongly: it says nothing of how long things take.
        if (to != null && !to.isBefore(from)) {
            durations.add(Duration.between(from, to).toMillis());
        }
    }

    /** All values by name, in the order in which a reader expects them. Counts are longs, rates lie in [0, 1]. */
    Map<String, @Nullable Number> values() {
        Map<String, @Nullable Number> values = new LinkedHashMap<>();
        long counted = volume - cancelled;
        values.put("volume", volume);
        values.put("open", volume - resolvedNow - closed - cancelled);
        values.put("resolved", resolvedNow);
        values.put("closed", closed);
        values.put("cancelled", cancelled);
        statistics(values, "first_response", firstResponse, MINUTE);
        statistics(values, "resolution", resolution, HOUR);
        statistics(values, "closing", closing, HOUR);
        values.put("resolution_rate", share(resolvedNow + closed, counted));
        values.put("resolution_rate_n", counted);
        values.put("sla_rate", share(slaMet, slaDecided));
        values.put("sla_n", slaDecided);
        values.put("source_sla_rate", share(sourceSlaMet, sourceSlaMet + sourceSlaMissed));
        values.put("source_sla_met", sourceSlaMet);
        values.put("source_sla_missed", sourceSlaMissed);
        values.put("reopened", reopened);
        values.put("reopen_rate", share(reopened, everResolved));
        values.put("reopen_n", everResolved);
        values.put("reassigned", reassigned);
        values.put("csat", ratings == 0 ? null : (double) stars / ratings);
        values.put("csat_n", ratings);
        return values;
    }

    private static void statistics(
            Map<String, @Nullable Number> values, String name, Durations durations, double unit) {
        values.put(name + "_mean", in(durations.mean(), unit));
        values.put(name + "_median", in(durations.median(), unit));
        values.put(name + "_p90", in(durations.p90(), unit));
        values.put(name + "_n", (long) durations.size());
    }

    private static @Nullable Double in(@Nullable Double millis, double unit) {
        return millis == null ? null : millis / unit;
    }

    private static @Nullable Double share(long part, long whole) {
        return whole == 0 ? null : (double) part / whole;
    }
}
