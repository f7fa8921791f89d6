package io.kefu.ticket;

import io.kefu.sheet.SheetForm;
import io.kefu.sheet.SheetKind;
import io.kefu.sheet.SheetTemplate;
import io.kefu.sheet.Table;
import io.kefu.workspace.Language;
import io.kefu.workspace.OutputFile;
import io.kefu.workspace.Workspace;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The registration sheet 客户服务流程登记表 and the progress sheet 问题处理进度跟踪表, personal data masked. */
public final class TicketSheets {

    private final Workspace workspace;
    private final TicketRepository tickets;
    private final Language language;
    private final SheetRows rows;

    public TicketSheets(Workspace workspace, TicketRepository tickets, Language language) {
        this.workspace = workspace;
        this.tickets = tickets;
        this.language = language;
        this.rows = new SheetRows(language, workspace.settings().zone());
    }

    /** The tickets opened in {@code [from, to)}. */
    public OutputFile.Outcome registration(Path file, Instant from, Instant to) {
        SheetKind kind = rows.registration();
        Table table = Table.streamed(
                SheetRows.fields(kind),
                row -> tickets.eachRegistrationLine(
                        from,
                        to,
                        line -> row.accept(
                                SheetRows.stamped(kind, line.id(), line.version(), rows.registrationRow(line)))));
        return write("registration.xlsx", file, table);
    }

    /** The progress entries of the tickets opened in {@code [from, to)}. */
    public OutputFile.Outcome progress(Path file, Instant from, Instant to) {
        SheetKind kind = rows.progress();
        Table table = Table.streamed(
                SheetRows.fields(kind),
                row -> tickets.eachEntry(
                        from,
                        to,
                        entry -> row.accept(
                                SheetRows.stamped(kind, entry.id(), entry.version(), rows.progressRow(entry)))));
        return write("progress.xlsx", file, table);
    }

    /** Fills a registration template with nothing: refuses one that names what there is not. */
    public void checkRegistration(SheetTemplate template) throws IOException {
        check(rows.registration(), template);
    }

    /** Fills a progress template with nothing. */
    public void checkProgress(SheetTemplate template) throws IOException {
        check(rows.progress(), template);
    }

    private static void check(SheetKind kind, SheetTemplate template) throws IOException {
        Table empty = Table.of(SheetRows.fields(kind), List.of());
        template.fill(Map::of, Map.of(SheetTemplate.ROWS, empty), OutputStream.nullOutputStream());
    }

    /** The forms in which sheets of these kinds come back: those of both languages' templates. */
    static List<SheetForm> forms(Workspace workspace) {
        List<SheetForm> forms = new ArrayList<>();
        for (Language language : Language.values()) {
            SheetRows rows = new SheetRows(language, workspace.settings().zone());
            forms.add(SheetForm.of(rows.registration(), template(workspace, language, "registration.xlsx")));
            forms.add(SheetForm.of(rows.progress(), template(workspace, language, "progress.xlsx")));
        }
        return forms;
    }

    private static SheetTemplate template(Workspace workspace, Language language, String name) {
        Workspace.Resource resource = workspace.resource("templates/" + language.code() + "/" + name);
        return SheetTemplate.read(resource.name(), resource.content());
    }

    private OutputFile.Outcome write(String template, Path file, Table table) {
        SheetTemplate sheet = template(workspace, language, template);
        return OutputFile.write(file, out -> sheet.fill(Map::of, Map.of(SheetTemplate.ROWS, table), out));
    }
}
