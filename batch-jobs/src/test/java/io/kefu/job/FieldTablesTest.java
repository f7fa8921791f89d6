package io.kefu.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.kefu.condition.Fields;
import io.kefu.customer.CustomerFields;
import io.kefu.intake.reject.RejectFields;
import io.kefu.ticket.TicketFields;
import io.kefu.ticket.life.TicketOf;
import io.kefu.ticket.route.AgentFields;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** docs/conditions.md names every field that conditions may use. */
class FieldTablesTest {

    static Stream<Map.Entry<String, Fields<?>>> tables() {
        Instant now = Instant.EPOCH;
        return Stream.of(
                Map.entry("**Tickets**", TicketFields.at(now, ZoneOffset.UTC, TicketOf.LIFECYCLE, TicketOf.GRADES)),
                Map.entry("**Tickets in service levels**", TicketFields.lasting(ZoneOffset.UTC, TicketOf.GRADES)),
                Map.entry("**Customers**", CustomerFields.at(now, ZoneOffset.UTC)),
                Map.entry("**Agents**", AgentFields.at(now, ZoneOffset.UTC)),
                Map.entry("**Rejected rows**", RejectFields.at(now, ZoneOffset.UTC)),
                Map.entry("**Runs**", RunFields.at(now, ZoneOffset.UTC)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tables")
    void areDocumented(Map.Entry<String, Fields<?>> table) throws IOException {
        String page = Files.readString(Path.of("../docs/conditions.md"));
        String section = Arrays.stream(page.split("(?m)^(?=\\*\\*|## )"))
                .filter(part -> part.startsWith(table.getKey()))
                .findFirst()
                .orElse("");
        assertThat(table.getValue().names())
                .allSatisfy(name -> assertThat(section).contains("`" + name + "`"));
    }
}
