package io.kefu.sla.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kefu.calendar.BusinessCalendar;
import io.kefu.problem.KefuException;
import io.kefu.text.DurationText;
import io.kefu.ticket.life.TicketOf;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How policies are written, and what is said of mistakes. */
class SlaPolicyFileTest {

    private static SlaPolicies parse(String text) {
        return SlaPolicyFile.parse(
                "policies.yaml",
                text,
                name -> BusinessCalendar.always(ZoneOffset.UTC),
                ZoneOffset.UTC,
                TicketOf.GRADES);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            {name: a}       | policies.yaml:1:19: 'name' is not a policy that sets one of first_response, next_response, resolution, internal, at_once, silence, solved
            {name: a, resolution: 1d}                       | policies.yaml:1:34: 'resolution' is not business hours or minutes such as 24h or 30min, not days
            {name: a, resolution: P1D}                      | policies.yaml:1:34: 'resolution' is not business hours or minutes such as 24h or 30min, not days
            {name: a, resolution: 0h}                       | policies.yaml:1:34: 'resolution' is not more than no time
            {name: a, resolution: 1}                        | policies.yaml:1:34: 'resolution' is not business hours or minutes such as 24h or 30min, not days
            {name: a, levels: [vip], resolution: 1h}        | policies.yaml:1:22: unknown key 'levels'
            {name: a, when: level == vip, resolution: 1h}   | policies.yaml:1:28, at 1:1: there is no field 'level'
            {name: a, resolution: {within: 1h, pauses: open}} | policies.yaml:1:55: 'pauses' is not kinds of states, of waiting, third_party
            {name: a, at_once: boss}                        | policies.yaml:1:31: 'at_once' is not some of assignee, supervisor, manager
            {name: a, silence: {}}                          | policies.yaml:1:31: 'silence' is not {remind: 3d, close: 7d}, or one of them
            {name: a, silence: {remind: 3d, close: 2d}}     | policies.yaml:1:51: 'close' is not a longer time than that of remind
            {name: a, resolution: {within: 1h, escalation: [{at: 2h before, to: assignee}]}} | policies.yaml:1:65: 'at' is not a place after the beginning of the shortest target: it has 1h
            {name: a, resolution: {within: 1h, escalation: [{at: 1d after, to: assignee}]}} | policies.yaml:1:65: 'at' is not business hours or minutes such as 24h or 30min, not days
            {name: a, resolution: {within: 1h, escalation: [{at: soon, to: assignee}]}} | policies.yaml:1:65: 'at' is not a share such as 80%, due, or business time such as 30min before or 4h after
            {name: a, resolution: {within: 1h, escalation: [{at: due, to: assignee}, {at: 100%, to: manager}]}} | policies.yaml:1:90: 'at' is not a place that does not stand above already
            """)
    void mistakesAreNamed(String policy, String message) {
        assertThatThrownBy(() -> parse("policies: [" + policy + "]"))
                .isInstanceOf(KefuException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void twoPoliciesOfOneNameAreRefused() {
        assertThatThrownBy(() -> parse("policies: [{name: a, resolution: 1h}, {name: a, internal: 1h}]"))
                .hasMessageContaining("a name that does not stand above already");
    }

    /** A level is so much of the time of its clock, wherever it stands. */
    @Test
    void levelsStandInTheirOrder() {
        SlaPolicies policies = parse("""
                escalation: [{at: due, to: supervisor}]
                policies:
                  - name: a
                    first_response: 90min
                    resolution:
                      within: 30h
                      escalation:
                        - {at: 4h after, to: manager}
                        - {at: 150%, to: [manager, supervisor]}
                        - {at: 90min before, to: assignee}
                        - {at: 50%, to: assignee}
                """);
        assertThat(policies.list().get(0).promises().values().stream().map(promise -> promise.levels().stream()
                        .map(level -> level.key() + " " + DurationText.hours(level.at()) + " " + level.to())
                        .collect(Collectors.joining("; "))))
                .containsExactly(
                        "due 1h30min [SUPERVISOR]",
                        "50% 15h [ASSIGNEE]; 1h30min before 28h30min [ASSIGNEE]; 4h after 34h [MANAGER];"
                                + " 150% 45h [MANAGER, SUPERVISOR]");
    }

    @ParameterizedTest(name = "{0} covers {1}")
    @CsvSource(delimiter = '|', textBlock = """
            channel == "a"                      | channel == "a" and priority == high   | true
            priority in [high, low]             | priority == high                      | true
            priority == high                    | priority in [high, low]               | false
            priority == high or channel == "a"  | channel == "a"                        | true
            channel == "a" and priority == high | channel == "a"                        | false
            priority in [high, low]             | priority == high or priority == low   | true
            not priority == high                | not priority == high and tags is empty | true
            priority == high                    | not priority == low                   | false
            """)
    void whatStandsBehindWhatTakesAllIsNeverReached(String above, String below, boolean covers) {
        SlaPolicies policies = parse("""
                policies:
                  - {name: above, when: '%s', resolution: 1h, first_response: 1h}
                  - {name: below, when: '%s', resolution: 2h, next_response: 1h}
                """.formatted(above, below));
        assertThat(policies.unreachable().stream()
                        .map(one -> one.policy().name() + " " + one.target().key() + " "
                                + one.by().name()))
                .containsExactlyElementsOf(covers ? List.of("below resolution above") : List.of());
    }
}
