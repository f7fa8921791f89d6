package io.kefu.ticket.sheet;

import io.kefu.sheet.SheetForm;
import io.kefu.sheet.SheetKind;
import io.kefu.sheet.SheetTemplate;
import io.kefu.sheet.Table;
import io.kefu.store.Database;
import io.kefu.workspace.Language;
import io.kefu.workspace.Moments;
import io.kefu.workspace.OutputFile;
import io.kefu.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The registration sheet 客户服务流程登记表 and the progress sheet 问题处理进度跟踪表, personal data masked. */
public final class TicketSheets {

    private static final Map<String, String> NO_HEAD =
            Map.of("sheet.period", "", "sheet.written", "", "sheet.now", "", "sheet.urgencies", "");

    private final Workspace workspace;
    private final String workspaceId;
    private final SheetRepository tickets;
    private final Language language;
    private final SheetRows rows;
    private final Clock clock;

    public TicketSheets(Workspace workspace, Database database, Language language, Clock clock) {
        this.workspace = workspace;
        this.workspaceId = database.workspaceId();
        this.tickets = new SheetRepository(database);
        this.language = language;
        this.clock = clock;
        this.rows = new SheetRows(language, workspace.settings().zone(), workspace.grades());
    }

    /** The tickets opened in {@code [from, to)}. */
    public OutputFile.Outcome registration(Path file, Instant from, Instant to) {
        SheetKind kind = rows.registration();
        Table table = Table.streamed(
                kind.fields(),
                row -> tickets.eachRegistrationLine(
                        from,
                        to,
                        line -> row.accept(stamped(kind, line.id(), line.version(), rows.registrationRow(line)))));
        return write("registration.xlsx", file, table, head(from, to));
    }

    /** The progress entries of the tickets opened in {@code [from, to)}. */
    public OutputFile.Outcome progress(Path file, Instant from, Instant to) {
        SheetKind kind = rows.progress();
        Table table = Table.streamed(
                kind.fields(),
                row -> tickets.eachEntry(
                        from,
                        to,
                        entry -> row.accept(stamped(kind, entry.id(), entry.version(), rows.progressRow(entry)))));
        return write("progress.xlsx", file, table, head(from, to));
    }

    /** Refuses a registration template that names what there is not. */
    public void checkRegistration(SheetTemplate template) throws IOException {
        template.check(rows.registration(), NO_HEAD);
    }

    /** Refuses a progress template that names what there is not. */
    public void checkProgress(SheetTemplate template) throws IOException {
        template.check(rows.progress(), NO_HEAD);
    }

    private @Nullable Object[] stamped(SheetKind kind, String id, int version, @Nullable Object[] values) {
        return kind.stamped(workspaceId, id, version, values, values);
    }

    /** The forms in which sheets of these kinds come back: those of both languages' templates. */
    static List<SheetForm> forms(Workspace workspace) {
        List<SheetForm> forms = new ArrayList<>();
        for (Language language : Language.values()) {
            SheetRows rows = new SheetRows(language, workspace.settings().zone(), workspace.grades());
            forms.add(SheetForm.of(rows.registration(), template(workspace, language, "registration.xlsx")));
            forms.add(SheetForm.of(rows.progress(), template(workspace, language, "progress.xlsx")));
        }
        return forms;
    }

    private static SheetTemplate template(Workspace workspace, Language language, String name) {
        Workspace.Resource resource = workspace.template(language, name);
        return SheetTemplate.read(resource.name(), resource.content());
    }

    /** What stands above the table: when the tickets were opened, and as of when it tells them. */
    private Map<String, Object> head(Instant from, Instant to) {
        ZoneId zone = workspace.settings().zone();
        Instant now = clock.instant();
        return Map.of(
                "sheet.period", Moments.shown(from, zone) + " – " + Moments.shown(to, zone),
                "sheet.written", Moments.shown(now, zone),
                "sheet.now", LocalDateTime.ofInstant(now, zone),
                "sheet.urgencies", rows.urgencies());
    }

    private OutputFile.Outcome write(String template, Path file, Table table, Map<String, Object> scalars) {
        SheetTemplate sheet = template(workspace, language, template);
        return OutputFile.write(file, out -> sheet.fill(() -> scalars, Map.of(SheetTemplate.ROWS, table), out));
    }
}
