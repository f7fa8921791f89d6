package io.kefu.ticket.sheet;

import io.kefu.access.Actor;
import io.kefu.sheet.CellFault;
import io.kefu.sheet.FilledRow;
import io.kefu.text.Json;
import io.kefu.text.Widths;
import io.kefu.ticket.value.TicketType;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A row that somebody added to a registration sheet, as an interaction for the mapping {@code registration}. */
final class NewTicketRow {

    private final FilledRow row;
    private final RegistrationEdits edits;
    private final List<CellFault> faults;
    private final ZoneId zone;
    private final String file;
    private final Actor actor;

    NewTicketRow(
            FilledRow row, RegistrationEdits edits, List<CellFault> faults, ZoneId zone, String file, Actor actor) {
        this.row = row;
        this.edits = edits;
        this.faults = faults;
        this.zone = zone;
        this.file = file;
        this.actor = actor;
    }

    /** The row as a JSON object; empty when something is wrong with it. */
    Optional<SheetOutcome.NewTicket> json() {
        int before = faults.size();
        Map<String, String> fields = new LinkedHashMap<>();
        FilledRow.Value opened = row.value("opened");
        fields.put("opened", required("opened"));
        if (!opened.text().isEmpty()) {
            edits.end(Instant.EPOCH, opened); // not in the future
        }
        fields.put("customer", row.value("customer").text());
        contact(fields, row.value("contact"));
        description(fields);
        fields.put("urgency", row.value("urgency").text());
        if (!row.value("responsible").text().isEmpty()) {
            edits.agent(row.value("responsible")).ifPresent(agent -> fields.put("agent", agent.id()));
        }
        state(fields);
        if (!row.value("rating").text().isEmpty()) {
            edits.rating(row.value("rating")).ifPresent(stars -> fields.put("rating", stars.toString()));
        }
        if (!row.value("due").text().isEmpty()) {
            faults.add(new CellFault.CannotChange(
                    row.value("due").cell(), row.value("due").text().replace('T', ' '), ""));
        }
        String cell = row.value("description").cell();
        fields.put("origin", file + ", " + cell + ", by " + actor.name());
        fields.values().removeIf(String::isEmpty);
        return faults.size() > before
                ? Optional.empty()
                : Optional.of(new SheetOutcome.NewTicket(cell, Json.write(fields)));
    }

    private String required(String field) {
        FilledRow.Value value = row.value(field);
        if (value.text().isEmpty()) {
            faults.add(new CellFault.MissingCell(value.cell()));
        }
        return value.text();
    }

    private void contact(Map<String, String> fields, FilledRow.Value value) {
        String contact = value.text();
        if (contact.contains("*")) {
            faults.add(new SheetFault.MaskedContact(value.cell(), contact));
        }
        boolean phone = Widths.half(contact).matches("[+()\\d][\\d ()+.;/-]{4,}");
        fields.put(contact.indexOf('@') > 0 ? "email" : phone ? "phone" : "wechat", contact);
    }

    /** A type in parentheses at the end is the ticket's; without one it is recognised. Other parentheses are text. */
    private void description(Map<String, String> fields) {
        String text = required("description");
        int open = RegistrationEdits.typeStart(text);
        Optional<TicketType> type = open > 0 ? edits.typeOf(text, open) : Optional.empty();
        fields.put("description", type.isPresent() ? text.substring(0, open).strip() : text);
        type.ifPresent(code -> fields.put("type", code.key()));
    }

    private void state(Map<String, String> fields) {
        FilledRow.Value state = row.value("state");
        FilledRow.Value done = row.value("done");
        if (state.text().equals("closed")) {
            edits.wrongState(state, "-");
        } else if (state.text().equals("done") && !row.value("opened").text().isEmpty()) {
            Instant opened =
                    LocalDateTime.parse(row.value("opened").text()).atZone(zone).toInstant();
            if (done.text().isEmpty()) {
                faults.add(new CellFault.MissingCell(done.cell()));
            } else if (edits.end(opened, done).isPresent()) {
                fields.put("done", done.text());
                fields.put("outcome", "solved");
            }
        } else if (!done.text().isEmpty()) {
            faults.add(new CellFault.CannotChange(done.cell(), done.text().replace('T', ' '), ""));
        }
    }
}
