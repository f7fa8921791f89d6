package io.kefu.intake;

import io.kefu.intake.ledger.CallRepository.JoinedCall;
import io.kefu.intake.ledger.IntakeRepository;
import io.kefu.intake.ledger.RunLogRepository;
import io.kefu.intake.mapping.Mapping;
import io.kefu.intake.record.Call;
import io.kefu.intake.record.CanonicalRecord;
import io.kefu.intake.record.Field;
import io.kefu.intake.record.Hashes;
import io.kefu.intake.record.RecordKind;
import io.kefu.intake.record.Requesters;
import io.kefu.intake.record.StoredRecord;
import io.kefu.text.people.PhoneNumbers;
import io.kefu.workspace.Workspace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Stores the interactions that legs of calls come to; one that is stored already with the same content stays. */
final class CallJoiner implements Consumer<List<Call>> {

    private final Map<String, String> customerNumbers = new HashMap<>();
    private final IntakeRepository ledger;
    private final RunLogRepository log;
    private final long runId;
    private final PhoneNumbers phones;

    CallJoiner(
            Workspace workspace,
            Map<String, Mapping> mappings,
            IntakeRepository ledger,
            RunLogRepository log,
            long runId) {
        mappings.values().forEach(mapping -> customerNumbers.put(mapping.source(), mapping.customerNumbers()));
        this.ledger = ledger;
        this.log = log;
        this.runId = runId;
        this.phones = new PhoneNumbers(workspace.settings().phoneRegion());
    }

    @Override
    public void accept(List<Call> calls) {
        Map<String, List<JoinedCall>> bySource = new HashMap<>();
        for (Call call : calls) {
            JoinedCall joined = join(call);
            bySource.computeIfAbsent(joined.first().source(), source -> new ArrayList<>())
                    .add(joined);
        }
        int made = 0;
        for (Map.Entry<String, List<JoinedCall>> source : bySource.entrySet()) {
            List<JoinedCall> joined = source.getValue();
            Map<String, Set<String>> known = ledger.versions(
                    RecordKind.INTERACTION,
                    source.getKey(),
                    joined.stream().map(JoinedCall::key).toList());
            Set<String> updates = new HashSet<>(known.keySet());
            List<JoinedCall> fresh = joined.stream()
                    .filter(call -> !known.getOrDefault(call.key(), Set.of()).contains(call.hash()))
                    .toList();
            ledger.calls().insertCalls(fresh, updates);
            made += fresh.size();
        }
        log.add(runId, "calls.joined", made);
    }

    private JoinedCall join(Call call) {
        StoredRecord first = call.first();
        CanonicalRecord content = call.content();
        String key = content.text(Field.EXTERNAL_ID, "");
        String requester = Requesters.of(
                RecordKind.INTERACTION,
                first.source(),
                customerNumbers.getOrDefault(first.source(), first.source()),
                content,
                key,
                phones);
        return new JoinedCall(first, key, Hashes.of(content), requester, content);
    }
}
