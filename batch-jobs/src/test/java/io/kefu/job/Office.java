package io.kefu.job;

import io.kefu.access.Actor;
import io.kefu.intake.ledger.ImportRequest;
import io.kefu.intake.ledger.RunLogRepository.FileLine;
import io.kefu.store.CanonicalDump;
import io.kefu.store.Progress;
import io.kefu.store.TestEngine;
import io.kefu.ticket.Deeds;
import io.kefu.ticket.TicketService;
import io.kefu.ticket.TicketService.Outcome;
import io.kefu.ticket.life.Acting;
import io.kefu.ticket.life.Life;
import io.kefu.ticket.life.LifeRepository;
import io.kefu.ticket.life.TicketChanges;
import io.kefu.workspace.DatabaseSettings;
import io.kefu.workspace.Language;
import io.kefu.workspace.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** A workspace for tests: a real database file, real jobs, a fixed clock. */
public final class Office {

    public static final Instant NOW = Instant.parse("2024-05-08T18:00:00Z");
    public static final Actor ADMIN = new Actor("admin");
    public static final Path SAMPLE_DATA = Path.of("../sample-data/inbox");

    private final Path root;
    private final DatabaseSettings database;
    private Instant now = NOW;

    private Office(Path root, DatabaseSettings database) {
        this.root = root;
        this.database = database;
    }

    /** A new workspace whose inbox takes files at once. */
    public static Office open(Path root) {
        Workspace.create(root);
        Office office = new Office(root, TestEngine.create(root));
        office.write("kefu.yaml", "zone: Asia/Shanghai\nlanguage: zh\ninbox_settle: 0s\nreport_days: 60\n");
        return office;
    }

    public Office at(Instant moment) {
        now = moment;
        return this;
    }

    /** The same workspace, as another process sees it at a moment. */
    public Office beside(Instant moment) {
        return new Office(root, database).at(moment);
    }

    /** The same workspace over another database. */
    Office over(DatabaseSettings other) {
        return new Office(root, other);
    }

    public Path root() {
        return root;
    }

    public Workspace workspace() {
        return Workspace.open(root).over(database);
    }

    public Office write(String name, String content) {
        return write(name, content, StandardCharsets.UTF_8);
    }

    public Office write(String name, String content, Charset charset) {
        try {
            Path file = root.resolve(name);
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, content.getBytes(charset));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Office copyInbox(Path from) {
        try (Stream<Path> tree = Files.walk(from)) {
            for (Path file : tree.filter(Files::isRegularFile).toList()) {
                Path target =
                        root.resolve("inbox").resolve(from.relativize(file).toString());
                Files.createDirectories(target.toAbsolutePath().getParent());
                Files.copy(file, target);
            }
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Works on the open workspace; whatever was done, the events of every ticket still add up to its row. */
    public <T> T with(Function<Services, T> work) {
        try (Services services = Services.open(workspace(), Clock.fixed(now, ZoneOffset.UTC), Language.ZH)) {
            T done = work.apply(services);
            new LifeRepository(services.database()).each(Office::checkLife);
            return done;
        }
    }

    /** Somebody does something with tickets by hand. */
    public Outcome does(Function<Deeds, Deeds.Deed> what, Actor who, String... tickets) {
        return with(services -> {
            TicketService service = services.ticket().service();
            return service.change(List.of(tickets), what.apply(service.deeds()), who, false);
        });
    }

    /** Something happens to a ticket. */
    public void change(String ticket, Consumer<Acting> change) {
        with(services -> services.database().inTransaction(false, () -> {
            TicketChanges changes = services.ticket().writer().begin();
            change.accept(changes.get(ticket, ADMIN).by(ADMIN));
            changes.save();
            return ticket;
        }));
    }

    private static void checkLife(Life life) {
        if (!life.differences().isEmpty()) {
            throw new AssertionError("ticket " + life.stored().id() + " is not what its events say: "
                    + life.differences() + " in " + life.events());
        }
    }

    public RunSummary nightly() {
        return last(with(services -> jobs(services).nightly()));
    }

    public RunSummary importInbox() {
        return last(with(services -> jobs(services).importFiles(ImportRequest.INBOX)));
    }

    /** Imports a file by the mapping that its directory, name or header tells. */
    public RunSummary importFile(Path file) {
        return importRequest(new ImportRequest(List.of(file.toAbsolutePath().normalize()), null));
    }

    public RunSummary importFile(Path file, String mapping) {
        return importRequest(new ImportRequest(List.of(file.toAbsolutePath().normalize()), mapping));
    }

    private RunSummary importRequest(ImportRequest request) {
        return last(with(services -> jobs(services).importFiles(request)));
    }

    /** On a server heavy steps are divided, as they are where several processes share the work. */
    private static Jobs jobs(Services services) {
        return new Jobs(services, Progress.SILENT, ADMIN).inParts(TestEngine.isServer() ? 3 : 1);
    }

    private static RunSummary last(List<RunSummary> summaries) {
        return summaries.get(summaries.size() - 1);
    }

    /** One line per file: name, outcome and counts, as {@code read=imported+duplicate+filtered+quarantined (updated)}. */
    public static List<String> files(RunSummary summary) {
        return summary.files().stream().map(Office::line).toList();
    }

    private static String line(FileLine file) {
        return file.source() + "/" + Path.of(file.path()).getFileName() + " " + file.outcome() + " "
                + file.counts().read() + "=" + file.counts().imported() + "+"
                + file.counts().duplicate() + "+" + file.counts().filtered() + "+"
                + file.counts().quarantined() + " (" + file.counts().updated() + ")";
    }

    public List<String> dump() {
        return with(services -> {
            List<String> lines = new ArrayList<>();
            new CanonicalDump(services.database()).print(lines::add);
            return lines;
        });
    }

    /** What a dump shows of anything but events of tickets, versions and times of change. */
    public List<String> lasting() {
        return dump().stream()
                .filter(line -> !line.startsWith("ticket_event"))
                .map(line -> line.replaceAll("\"?(version|updated_at)\"?[=:]\\d+", ""))
                .toList();
    }

    /** The rows of a query as texts, columns separated by a blank. */
    public List<String> query(String sql) {
        return with(services -> services.database()
                .read()
                .sql(sql)
                .query((row, n) -> {
                    List<String> values = new ArrayList<>();
                    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                        Object value = row.getObject(i);
                        values.add(value instanceof Boolean flag ? flag ? "1" : "0" : String.valueOf(value));
                    }
                    return String.join(" ", values);
                })
                .list());
    }
}
