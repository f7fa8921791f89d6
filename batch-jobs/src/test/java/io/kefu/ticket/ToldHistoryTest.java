package io.kefu.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import io.kefu.job.Office;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Histories of other desks are taken over as their sources told them; nothing is made up. */
class ToldHistoryTest {

    @TempDir
    private Path directory;

    @Test
    void nobodyNoTeamAndNoReopenUnlessItWasTold() {
        Office office = Office.open(directory.resolve("workspace")).write("mappings/old.yaml", """
                source: old
                files: ["*.csv"]
                kind: ticket-event
                format: csv
                dates: ["yyyy-MM-dd HH:mm"]
                history: true
                fields:
                  external_id: {from: [id, at], join: "/"}
                  ticket: id
                  modified_at: at
                  channel: channel
                  team: team
                  agent: agent
                  state: state
                  text: text
                """);
        office.write("inbox/old/e.csv", """
                id,at,channel,team,agent,state,text
                E1,2024-05-06 09:00,phone,Desk,Ann,in_progress,printer
                E1,2024-05-06 10:00,email,Desk,,unassigned,printer
                E2,2024-05-06 09:00,phone,Desk,Ann,in_progress,printer
                E2,2024-05-06 10:00,phone,Desk,Ann,cancelled,printer
                E2,2024-05-06 11:00,phone,Desk,Ann,in_progress,printer
                E3,2024-05-06 09:00,phone,Desk,Ann,in_progress,printer
                E3,2024-05-06 10:00,phone,Desk,Ann,cancelled,printer
                E3,2024-05-06 11:00,phone,Desk,Ann,resolved,printer
                E4,2024-05-06 09:00,phone,Desk,Ann,resolved,电饭煲不通电要退货
                E4,2024-05-06 10:00,phone,,Ann,in_progress,电饭煲不通电要退货
                E5,2024-05-06 09:00,phone,,Ann,in_progress,电饭煲不通电要退货
                """).nightly();
        assertThat(office.query("SELECT external_id, assignee, team, reopens, resolved_at IS NOT NULL FROM ticket"
                        + " ORDER BY external_id"))
                .containsExactly(
                        "E1 null Desk 0 0", "E2 Ann Desk 0 0", "E3 Ann Desk 0 1", "E4 Ann null 1 0", "E5 Ann null 0 0");
    }
}
