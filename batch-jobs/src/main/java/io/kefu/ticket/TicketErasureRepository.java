package io.kefu.ticket;

import io.kefu.store.Database;
import io.kefu.store.Parts;
import io.kefu.ticket.life.StoredEvent;
import io.kefu.ticket.value.Birth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Takes what a person wrote out of tickets; the tickets stay, with their times, types and ratings. */
public final class TicketErasureRepository {

    private final JdbcClient write;

    public TicketErasureRepository(Database database) {
        this.write = database.write();
    }

    /** True when an agent bears a name, alone or in a longer one. */
    public boolean isAgent(String name) {
        return write.sql("SELECT COUNT(*) FROM agent WHERE instr(name, :name) > 0")
                        .param("name", name)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /**
     * Empties the tickets of these source records.
     *
     * @return how many there are
     */
    public int erase(List<Long> requesters) {
        List<String> own = own(requesters);
        for (String ticket : own) {
            erase(ticket);
            partsOf(ticket).forEach(this::erase);
        }
        return own.size();
    }

    private List<String> own(List<Long> requesters) {
        List<String> own = new ArrayList<>();
        Parts.of(
                requesters,
                part -> own.addAll(write.sql("SELECT id FROM ticket WHERE requester_id IN (:ids) ORDER BY id")
                        .param("ids", part)
                        .query(String.class)
                        .list()));
        return own;
    }

    /** The tickets of these requesters and the parts of them: all that tells their words. */
    public List<String> tickets(List<Long> requesters) {
        return own(requesters).stream()
                .flatMap(ticket -> Stream.concat(Stream.of(ticket), partsOf(ticket).stream()))
                .distinct()
                .toList();
    }

    /** The internal tickets that do, or ever did, a part of one, and their parts: they tell the same words on. */
    private List<String> partsOf(String ticket) {
        return write.sql("""
                        WITH RECURSIVE part (id) AS (
                          SELECT CAST(:id AS TEXT)
                          UNION
                          SELECT t.id FROM part p JOIN ticket_event e ON e.kind = 'parent' AND e.to_value = p.id
                            JOIN ticket t ON t.id = e.ticket_id AND t.channel = :internal
                        )
                        SELECT id FROM part WHERE id <> :id ORDER BY id
                        """)
                .param("id", ticket)
                .param("internal", Birth.INTERNAL)
                .query(String.class)
                .list();
    }

    private void erase(String ticket) {
        write.sql("DELETE FROM ticket_conversation WHERE ticket_id = :id")
                .param("id", ticket)
                .update();
        write.sql("UPDATE task SET what = '', answer = NULL WHERE ticket_id = :id")
                .param("id", ticket)
                .update();
        write.sql("""
                        UPDATE ticket
                           SET external_id = 'erased-' || id, conversation = NULL, subject = NULL, description = '',
                               order_no = NULL, reasons = '', tags = NULL
                         WHERE id = :id
                        """).param("id", ticket).update();
        write.sql("""
                        UPDATE progress_entry SET content = '', attachments = NULL, next_step = NULL
                         WHERE ticket_id = :id
                        """).param("id", ticket).update();
        write.sql("""
                        UPDATE ticket_event SET reason = '' WHERE ticket_id = :id
                        """).param("id", ticket).update();
        write.sql("""
                        UPDATE ticket_event SET from_value = NULL, to_value = NULL, facts = NULL
                         WHERE ticket_id = :id AND kind IN (:kinds)
                        """)
                .param("id", ticket)
                .param("kinds", StoredEvent.wordKinds())
                .update();
    }
}
