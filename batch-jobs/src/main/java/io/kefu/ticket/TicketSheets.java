package io.kefu.ticket;

import io.kefu.access.Mask;
import io.kefu.sheet.SheetTemplate;
import io.kefu.sheet.Table;
import io.kefu.workspace.Language;
import io.kefu.workspace.OutputFile;
import io.kefu.workspace.Workspace;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The registration sheet 客户服务流程登记表 and the progress sheet 问题处理进度跟踪表, personal data masked. */
public final class TicketSheets {

    private static final List<String> REGISTRATION = List.of(
            "number",
            "customer",
            "contact",
            "description",
            "urgency",
            "opened",
            "responsible",
            "state",
            "due",
            "done",
            "rating");
    private static final List<String> PROGRESS =
            List.of("entry", "number", "stage", "operator", "at", "content", "attachments", "next");

    private final Workspace workspace;
    private final TicketRepository tickets;
    private final Language language;

    public TicketSheets(Workspace workspace, TicketRepository tickets, Language language) {
        this.workspace = workspace;
        this.tickets = tickets;
        this.language = language;
    }

    /** The tickets opened in {@code [from, to)}. */
    public OutputFile.Outcome registration(Path file, Instant from, Instant to) {
        Table table = Table.streamed(
                REGISTRATION, row -> tickets.eachRegistrationLine(from, to, line -> row.accept(registrationRow(line))));
        return write("registration.xlsx", file, table);
    }

    /** The progress entries of the tickets opened in {@code [from, to)}. */
    public OutputFile.Outcome progress(Path file, Instant from, Instant to) {
        Table table =
                Table.streamed(PROGRESS, row -> tickets.eachEntry(from, to, entry -> row.accept(progressRow(entry))));
        return write("progress.xlsx", file, table);
    }

    private OutputFile.Outcome write(String template, Path file, Table table) {
        Workspace.Resource resource = workspace.resource("templates/" + language.code() + "/" + template);
        SheetTemplate sheet = SheetTemplate.read(resource.name(), resource.content());
        return OutputFile.write(file, out -> sheet.fill(Map::of, Map.of(SheetTemplate.ROWS, table), out));
    }

    private @Nullable Object[] registrationRow(TicketRepository.RegistrationLine line) {
        return new @Nullable Object[] {
            line.id(),
            customer(line),
            contact(line),
            Mask.text(line.description()) + "(" + language.label("type." + line.type()) + ")",
            language.label("urgency." + line.urgency()),
            local(line.openedAt()),
            responsible(line.department(), line.assigneeName()),
            language.label("sheet-state." + line.state().sheetKey()),
            local(line.dueAt()),
            line.state().isFinished() ? local(line.doneAt()) : null,
            line.rating()
        };
    }

    private static @Nullable String customer(TicketRepository.RegistrationLine line) {
        if (line.company() != null) {
            return line.company();
        }
        return line.name() != null ? Mask.name(line.name()) : line.customerId();
    }

    private static @Nullable String contact(TicketRepository.RegistrationLine line) {
        if (line.phone() != null) {
            return Mask.phone(firstOf(line.phone()));
        }
        if (line.email() != null) {
            return Mask.email(firstOf(line.email()));
        }
        return line.wechat() == null ? null : Mask.phone(firstOf(line.wechat()));
    }

    private static String firstOf(String values) {
        int end = values.indexOf(';');
        return end < 0 ? values : values.substring(0, end);
    }

    private static @Nullable String responsible(@Nullable String department, @Nullable String agent) {
        if (agent == null) {
            return department;
        }
        String name = Mask.name(agent);
        return department == null ? name : department + "-" + name;
    }

    private @Nullable Object[] progressRow(ProgressEntry entry) {
        return new @Nullable Object[] {
            entry.id(),
            entry.ticketId(),
            language.label("stage." + entry.stage()),
            entry.operator().startsWith("system:") ? entry.operator() : Mask.name(entry.operator()),
            local(entry.at()),
            Mask.text(entry.content()),
            entry.attachments(),
            entry.nextStep()
        };
    }

    private @Nullable LocalDateTime local(@Nullable Instant instant) {
        ZoneId zone = workspace.settings().zone();
        return instant == null ? null : LocalDateTime.ofInstant(instant, zone);
    }
}
