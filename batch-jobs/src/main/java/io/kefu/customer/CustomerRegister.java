package io.kefu.customer;

import io.kefu.access.Actor;
import io.kefu.customer.CustomerRepository.Event;
import io.kefu.customer.CustomerRepository.Placed;
import io.kefu.customer.CustomerRepository.Placement;
import io.kefu.customer.CustomerRepository.Standing;
import io.kefu.intake.Claims;
import io.kefu.intake.Claims.Identity;
import io.kefu.intake.RecordKind;
import io.kefu.intake.StoredRecord;
import io.kefu.match.IdentityClusters;
import io.kefu.store.Serials;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Links what came in to customers: source records that share an identity are one customer. When a record connects
 * customers that were apart, the one with the most records survives, then the oldest; the others point to it.
 */
final class CustomerRegister {

    /** How many customers a link made and found again. */
    record Outcome(int created, int matched, int merged) {}

    private final CustomerRepository customers;
    private final Serials serials;
    private final Actor actor;

    CustomerRegister(CustomerRepository customers, Serials serials, Actor actor) {
        this.customers = customers;
        this.serials = serials;
        this.actor = actor;
    }

    /** Links the rows in one transaction of the caller's. */
    Outcome link(List<PendingRecord> rows, Instant now, LocalDate today) {
        List<Draft> drafts = drafts(rows);
        if (drafts.isEmpty()) {
            return new Outcome(0, 0, 0);
        }
        // What an updated record no longer claims must not hold anybody; its old version stays in the import.
        customers.forgetIdentities(drafts.stream()
                .filter(draft -> draft.customerId != null)
                .map(draft -> draft.record.id())
                .toList());
        Set<Identity> identities = new LinkedHashSet<>();
        drafts.forEach(draft -> identities.addAll(draft.claims.identities()));
        Map<Identity, String> holders = customers.holders(identities);
        IdentityClusters<Long> clusters = new IdentityClusters<>();
        Map<Long, Draft> byId = new LinkedHashMap<>();
        for (Draft draft : drafts) {
            List<Object> links = new ArrayList<>(draft.claims.identities());
            draft.claims.identities().stream()
                    .map(holders::get)
                    .filter(java.util.Objects::nonNull)
                    .forEach(links::add);
            if (draft.customerId != null) {
                links.add(draft.customerId);
            }
            byId.put(draft.record.id(), draft);
            clusters.add(draft.record.id(), links);
        }
        Changes changes = new Changes(now, today);
        for (List<Long> ids : clusters.clusters()) {
            List<Draft> cluster = ids.stream().map(byId::get).toList();
            Set<String> existing = new TreeSet<>();
            for (Draft draft : cluster) {
                draft.claims.identities().stream()
                        .map(holders::get)
                        .filter(java.util.Objects::nonNull)
                        .forEach(existing::add);
                if (draft.customerId != null) {
                    existing.add(draft.customerId);
                }
            }
            changes.place(cluster, existing);
        }
        return changes.save();
    }

    /** One draft per source record: the newest version of a register row, unseen requesters as they come. */
    private List<Draft> drafts(List<PendingRecord> rows) {
        Map<String, PendingRecord> byKey = new LinkedHashMap<>();
        for (PendingRecord row : rows) {
            byKey.merge(
                    row.key(),
                    row,
                    (a, b) -> isNewer(
                                    b.modifiedAt(),
                                    b.row().id(),
                                    a.modifiedAt(),
                                    a.row().id())
                            ? b
                            : a);
        }
        // Contacts are only handed over while their person has no source record.
        Map<String, Placed> placed = customers.placed(byKey.values().stream()
                .filter(CustomerRegister::isRegister)
                .map(PendingRecord::key)
                .toList());
        long nextId = customers.lastRecordId() + 1;
        List<Draft> drafts = new ArrayList<>();
        for (PendingRecord pending : byKey.values()) {
            StoredRecord row = pending.row();
            Placed known = placed.get(pending.key());
            if (known != null && !isNewer(pending.modifiedAt(), row.id(), known.modifiedAt(), known.intakeId())) {
                continue;
            }
            long id = known == null ? nextId++ : known.recordId();
            SourceRecord record = SourceRecord.of(
                    id, pending.key(), row.source(), row.id(), isRegister(pending), row.content(), pending.claims());
            drafts.add(new Draft(record, pending.claims(), known == null ? null : known.customerId()));
        }
        return drafts;
    }

    private static boolean isRegister(PendingRecord pending) {
        return pending.row().kind().equals(RecordKind.CUSTOMER.key());
    }

    /** By the source's time of change where both have one, else by the order of import. */
    private static boolean isNewer(@Nullable Long modified, long id, @Nullable Long than, long thanId) {
        if (modified != null && than != null && !modified.equals(than)) {
            return modified > than;
        }
        return id > thanId;
    }

    /** @param customerId where the record stands already, or null */
    private record Draft(
            SourceRecord record, Claims claims, @Nullable String customerId) {}

    /** What one call writes. */
    private final class Changes {

        private final Instant now;
        private final LocalDate today;
        private final Serials.Session numbers = serials.session();
        private final List<Customer> created = new ArrayList<>();
        private final Set<String> touched = new LinkedHashSet<>();
        private final List<Placement> placements = new ArrayList<>();
        private final List<String[]> absorbed = new ArrayList<>();
        private final List<Event> events = new ArrayList<>();
        private int matched;

        private Changes(Instant now, LocalDate today) {
            this.now = now;
            this.today = today;
        }

        private void place(List<Draft> cluster, Set<String> existing) {
            String customerId;
            if (existing.isEmpty()) {
                customerId = numbers.next("C", today);
                created.add(Customer.golden(
                        customerId, now, cluster.stream().map(Draft::record).toList()));
            } else {
                customerId = survivor(existing);
                touched.add(customerId);
                for (String other : existing) {
                    if (!other.equals(customerId)) {
                        absorbed.add(new String[] {other, customerId});
                        events.add(new Event(customerId, "absorbed", null, other));
                    }
                }
            }
            boolean first = existing.isEmpty();
            for (Draft draft : cluster) {
                placements.add(new Placement(draft.record, customerId, draft.claims.identities()));
                String kind = first ? "created" : draft.customerId == null ? "joined" : "updated";
                matched += first ? 0 : 1;
                events.add(new Event(customerId, kind, draft.record.id(), reason(draft)));
                first = false;
            }
        }

        private String survivor(Set<String> existing) {
            if (existing.size() == 1) {
                return existing.iterator().next();
            }
            return customers.standings(existing).stream()
                    .min(Comparator.comparingInt(Standing::recordCount)
                            .reversed()
                            .thenComparing(Standing::createdAt)
                            .thenComparing(Standing::id))
                    .orElseThrow()
                    .id();
        }

        private Outcome save() {
            numbers.save();
            customers.insertCustomers(created);
            for (String[] pair : absorbed) {
                customers.absorb(pair[0], pair[1], now);
            }
            customers.saveRecords(placements);
            List<Customer> rebuilt = new ArrayList<>();
            Map<String, List<SourceRecord>> records = customers.records(touched);
            for (Standing standing : customers.standings(touched)) {
                rebuilt.add(Customer.golden(
                        standing.id(), standing.createdAt(), records.getOrDefault(standing.id(), List.of())));
            }
            customers.updateCustomers(rebuilt, now);
            customers.insertEvents(events, now, actor.name());
            return new Outcome(created.size(), matched, absorbed.size());
        }
    }

    private static String reason(Draft draft) {
        return draft.claims.identities().isEmpty()
                ? "no identity but a name"
                : String.join(
                        ", ",
                        draft.claims.identities().stream()
                                .map(Identity::kind)
                                .distinct()
                                .toList());
    }
}
