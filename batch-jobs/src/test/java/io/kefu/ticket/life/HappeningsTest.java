package io.kefu.ticket.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kefu.access.Actor;
import io.kefu.problem.KefuException;
import io.kefu.ticket.value.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What happens to a ticket, one thing every ten minutes, and what it comes to. */
class HappeningsTest {

    private static final Instant NINE = Instant.parse("2024-05-06T01:00:00Z");
    private static final Actor LIN = new Actor("lin");

    private interface Happening {
        void happen(Acting acting, Instant at);
    }

    private static final Map<String, Happening> HAPPENINGS = new LinkedHashMap<>();

    private static Happening reported(String state, boolean timed) {
        return (acting, at) -> {
            Cause cause = Cause.of(at, LIN, "reported");
            acting.report(TicketOf.state(state), timed ? cause : cause.untimed());
        };
    }

    static {
        HAPPENINGS.put("K1", (acting, at) -> acting.assign("K1", "售后部", at, "skill"));
        HAPPENINGS.put("K2", (acting, at) -> acting.assign("K2", null, at, "skill"));
        HAPPENINGS.put("answer", (acting, at) -> acting.answer(at, 2L));
        HAPPENINGS.put("early", (acting, at) -> acting.answer(at.minusSeconds(900), null));
        HAPPENINGS.put("before", (acting, at) -> acting.answer(NINE.minusSeconds(60), null));
        HAPPENINGS.put("untimed", (acting, at) -> acting.answerUntimed(at, null));
        HAPPENINGS.put("await", (acting, at) -> acting.await(at));
        HAPPENINGS.put("contact", (acting, at) -> acting.contact(at, "", null));
        HAPPENINGS.put("start", (acting, at) -> acting.start(at));
        HAPPENINGS.put("resolve", (acting, at) -> acting.resolve(at, "done"));
        HAPPENINGS.put("told", (acting, at) -> acting.resolveAsTold(at.minusSeconds(60), at, "told"));
        HAPPENINGS.put("endless", (acting, at) -> acting.resolveAsTold(null, at, "told"));
        HAPPENINGS.put("close", (acting, at) -> acting.close(at, ""));
        HAPPENINGS.put("reopen", (acting, at) -> acting.reopen(at, ""));
        HAPPENINGS.put("takeBack", (acting, at) -> acting.takeBack(at, ""));
        HAPPENINGS.put("isOpen", reported("in_progress", true));
        HAPPENINGS.put("isSolved", reported("resolved", true));
        HAPPENINGS.put("wasSolved", reported("resolved", false));
        HAPPENINGS.put("isClosed", reported("closed", true));
        HAPPENINGS.put("wasClosed", reported("closed", false));
        HAPPENINGS.put("isCancelled", reported("cancelled", true));
        HAPPENINGS.put("isNobodys", (acting, at) -> acting.reportAssignee(null, null, Cause.of(at, LIN, "reported")));
        HAPPENINGS.put("isAnns", (acting, at) -> acting.reportAssignee("Ann", "D", Cause.of(at, LIN, "reported")));
    }

    private static Ticket live(String happenings) {
        Ticket ticket = TicketOf.opened("CS1", NINE, LIN);
        int minutes = 0;
        for (String happening : happenings.split(" ")) {
            minutes += 10;
            Objects.requireNonNull(HAPPENINGS.get(happening), happening)
                    .happen(ticket.by(LIN), NINE.plus(Duration.ofMinutes(minutes)));
        }
        return ticket;
    }

    private static String minutes(@Nullable Instant at) {
        return at == null ? "-" : Long.toString(Duration.between(NINE, at).toMinutes());
    }

    /** First response, solution and closing in minutes after the opening; contacts, reopens, reassignments, round. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            K1                              | assigned    | K1  | -  -  -  | 1 0 0 1
            K1 K1                           | assigned    | K1  | -  -  -  | 1 0 0 1
            K1 K2                           | assigned    | K2  | -  -  -  | 1 0 1 1
            K1 answer                       | in_progress | K1  | 20 -  -  | 1 0 0 1
            K1 answer K2                    | assigned    | K2  | 20 -  -  | 1 0 1 1
            K1 answer answer                | in_progress | K1  | 20 -  -  | 1 0 0 1
            K1 answer early                 | in_progress | K1  | 15 -  -  | 1 0 0 1
            K1 answer before                | in_progress | K1  | 20 -  -  | 1 0 0 1
            K1 untimed answer               | in_progress | K1  | -  -  -  | 1 0 0 1
            K1 answer untimed               | in_progress | K1  | 20 -  -  | 1 0 0 1
            K1 await                        | assigned    | K1  | -  -  -  | 1 0 0 1
            K1 answer await                 | pending     | K1  | 20 -  -  | 1 0 0 1
            K1 answer await contact         | in_progress | K1  | 20 -  -  | 2 0 0 1
            K1 contact                      | assigned    | K1  | -  -  -  | 2 0 0 1
            K1 start start                  | in_progress | K1  | -  -  -  | 1 0 0 1
            K1 resolve                      | resolved    | K1  | 20 20 -  | 1 0 0 1
            K1 answer resolve               | resolved    | K1  | 20 30 -  | 1 0 0 1
            K1 answer resolve resolve       | resolved    | K1  | 20 30 -  | 1 0 0 1
            K1 told                         | resolved    | K1  | 19 19 -  | 1 0 0 1
            K1 endless                      | resolved    | K1  | -  -  -  | 1 0 0 1
            K1 endless reopen answer        | in_progress | K1  | -  -  -  | 1 1 0 2
            K1 resolve close                | closed      | K1  | 20 20 30 | 1 0 0 1
            K1 resolve close close          | closed      | K1  | 20 20 30 | 1 0 0 1
            K1 resolve close resolve        | closed      | K1  | 20 20 30 | 1 0 0 1
            K1 resolve reopen               | in_progress | K1  | 20 -  -  | 1 1 0 2
            K1 resolve reopen reopen        | in_progress | K1  | 20 -  -  | 1 1 0 2
            K1 resolve close reopen resolve | resolved    | K1  | 20 50 -  | 1 1 0 2
            K1 resolve contact              | in_progress | K1  | 20 -  -  | 2 1 0 2
            K1 resolve close contact        | closed      | K1  | 20 20 30 | 2 0 0 1
            K1 resolve takeBack             | in_progress | K1  | 20 -  -  | 1 0 0 1
            isSolved                        | resolved    | -   | -  10 -  | 1 0 0 1
            wasSolved                       | resolved    | -   | -  -  -  | 1 0 0 1
            isSolved isClosed               | closed      | -   | -  10 20 | 1 0 0 1
            isSolved wasClosed              | closed      | -   | -  10 -  | 1 0 0 1
            isSolved isClosed isSolved      | resolved    | -   | -  10 -  | 1 0 0 1
            isSolved isClosed isOpen        | in_progress | -   | -  -  -  | 1 1 0 2
            isCancelled isOpen              | in_progress | -   | -  -  -  | 1 0 0 1
            isSolved isCancelled            | cancelled   | -   | -  10 -  | 1 0 0 1
            isAnns                          | unassigned  | Ann | -  -  -  | 1 0 0 1
            isAnns isAnns                   | unassigned  | Ann | -  -  -  | 1 0 0 1
            isAnns K1                       | assigned    | K1  | -  -  -  | 1 0 1 1
            isAnns isNobodys                | unassigned  | -   | -  -  -  | 1 0 0 1
            isAnns isNobodys K1             | assigned    | K1  | -  -  -  | 1 0 0 1
            """)
    void comesTo(String happenings, String state, String assignee, String times, String counts) {
        Ticket ticket = live(happenings);
        assertThat(ticket.state().key()).isEqualTo(state);
        assertThat(ticket.assignee() == null ? "-" : ticket.assignee()).isEqualTo(assignee);
        assertThat(minutes(ticket.firstResponseAt()) + " " + minutes(ticket.resolvedAt()) + " "
                        + minutes(ticket.closedAt()))
                .isEqualTo(times.replaceAll(" +", " "));
        assertThat(ticket.contacts() + " " + ticket.reopens() + " " + ticket.reassignments() + " "
                        + ticket.round().number())
                .isEqualTo(counts);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            close                 | ticket CS1 is unassigned and cannot become closed
            reopen                | ticket CS1 is unassigned: only a solved one can be reopened
            resolve               | ticket CS1 is unassigned and cannot become resolved
            K1 resolve K2         | ticket CS1 is resolved and cannot become assigned
            isCancelled reopen    | ticket CS1 is cancelled: only a solved one can be reopened
            isCancelled K1        | ticket CS1 is cancelled and cannot become assigned
            """)
    void isRefused(String happenings, String message) {
        assertThatThrownBy(() -> live(happenings))
                .isInstanceOf(KefuException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void anEventSaysAllThatItChanges() {
        Ticket ticket = live("K1 K2 answer await contact resolve contact isClosed isNobodys");
        assertThat(ticket.events().stream()
                        .map(event -> StoredEvent.of("CS1", event))
                        .map(event -> event.kind() + " " + event.from() + ">" + event.to()
                                + (event.facts() == null ? "" : " " + event.facts()))
                        .collect(Collectors.toList()))
                .isEqualTo(List.of(
                        "opened null>new/unassigned {\"type\":\"inquiry\",\"urgency\":\"normal\",\"priority\":\"medium\","
                                + "\"level\":\"ordinary\"}",
                        "assigned null>K1 {\"department\":\"售后部\",\"state\":\"open/assigned\"}",
                        "assigned K1>K2 {\"state\":\"open/assigned\"}",
                        "reply open/assigned>open/in_progress",
                        "state open/in_progress>waiting/pending",
                        "contact waiting/pending>open/in_progress",
                        "state open/in_progress>solved/resolved",
                        "contact null>null",
                        "state solved/resolved>open/in_progress",
                        "state open/in_progress>closed/closed {\"manner\":\"reported\"}",
                        "assigned K2>null"));
        assertThat(ticket.department()).isEqualTo("售后部");
        assertThat(ticket.updatedAt()).isEqualTo(NINE.plus(Duration.ofMinutes(90)));
        assertThat(ticket.endedRounds())
                .containsExactly(new io.kefu.ticket.value.Round(1, NINE, NINE.plus(Duration.ofMinutes(60)), null));
        assertThat(ticket.round())
                .isEqualTo(new io.kefu.ticket.value.Round(
                        2, NINE.plus(Duration.ofMinutes(70)), null, NINE.plus(Duration.ofMinutes(80))));
    }

    /** Every value can be given, is read back as it was given, and is no event when it is so already. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            TYPE | complaint
            SUBTYPE | x
            URGENCY | urgent
            PRIORITY | high
            DEPARTMENT | d
            TEAM | t
            GIVEN | type team
            LEVEL | vip
            REQUESTER | 12
            OPENED_AT | 2024-05-05T00:00:00Z
            FIRST_RESPONSE | 2024-05-06T02:00:00Z
            ANSWERED_UNTIMED | true
            DONE | 2024-05-06T03:00:00Z
            CLOSED_AT | 2024-05-06T04:00:00Z
            REOPENS | 3
            REASSIGNMENTS | 4
            RATING | 5
            CONTACT_RATING | 2
            AMBIGUOUS | occurred_at
            SOURCE_DUE | 2024-05-07T00:00:00Z
            SOURCE_SLA_MET | false
            SOURCE_CHANGED | 2024-05-06T05:00:00Z
            SUBJECT | s
            TEXT | words
            CATEGORY | c
            ORDER_NO | DD1
            REASONS | why
            """)
    void aValueIsWhatItWasChangedTo(Attribute attribute, String value) {
        Ticket ticket = TicketOf.opened("CS1", NINE, LIN);
        int before = ticket.events().size();
        ticket.by(LIN).change(attribute, value, NINE, "why");
        assertThat(attribute.of(ticket)).isEqualTo(value);
        ticket.by(LIN).change(attribute, value, NINE, "again");
        assertThat(ticket.events()).hasSize(before + 1);
        assertThat(attribute.isWords())
                .isEqualTo(List.of("SUBJECT", "TEXT", "ORDER_NO", "REASONS").contains(attribute.name()));
        Life life = new Life(ticket, ticket.endedRounds(), ticket.events());
        assertThat(attribute.of(life.replayed())).isEqualTo(value);
    }

    @Test
    void aKnownFirstResponseIsNoMoreUntimed() {
        Ticket ticket = live("K1 untimed");
        assertThat(ticket.isAnsweredUntimed()).isTrue();
        ticket.by(LIN).change(Attribute.FIRST_RESPONSE, NINE.toString(), NINE, "");
        assertThat(ticket.isAnsweredUntimed()).isFalse();
        assertThat(ticket.isAnsweredBy(NINE)).isTrue();
        assertThat(ticket.isAnsweredBy(NINE.minusSeconds(1))).isFalse();
        assertThat(ticket.isAnsweredBy(null)).isTrue();
    }
}
