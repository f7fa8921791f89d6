package io.kefu.cli;

import io.kefu.access.Actor;
import io.kefu.cli.option.GlobalOptions;
import io.kefu.job.DryRun;
import io.kefu.job.Jobs;
import io.kefu.job.Services;
import io.kefu.problem.KefuException;
import io.kefu.sla.Calendars;
import io.kefu.store.Progress;
import io.kefu.ticket.cycle.Lifecycle;
import io.kefu.workspace.DatabaseSettings;
import io.kefu.workspace.Grades.Scale;
import io.kefu.workspace.Language;
import io.kefu.workspace.Moments;
import io.kefu.workspace.NamedOutput;
import io.kefu.workspace.Workspace;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a command works with: the console, the global options, and through them the workspace and its services. */
public final class Context {

    private final Console console;
    private final GlobalOptions options;
    private final Map<String, String> environment;
    private final Locale locale;
    private @Nullable Workspace workspace;
    private @Nullable Calendars calendars;
    private @Nullable Lifecycle lifecycle;

    Context(Console console, GlobalOptions options, Map<String, String> environment, Locale locale) {
        this.console = console;
        this.options = options;
        this.environment = environment;
        this.locale = locale;
    }

    public Console console() {
        return console;
    }

    /** Whether a person watches who has not asked for plain text (NO_COLOR). */
    boolean coloured() {
        return console.liveOut() && environment.getOrDefault("NO_COLOR", "").isEmpty();
    }

    boolean verbose() {
        return options.verbose();
    }

    /** The directory that {@code --workspace} names, else KEFU_WORKSPACE, else the current one. */
    public Path directory() {
        Path named = options.workspace();
        String set = environment.getOrDefault("KEFU_WORKSPACE", "");
        return (named != null ? named : Path.of(set.isBlank() ? "." : set))
                .toAbsolutePath()
                .normalize();
    }

    public Workspace workspace() {
        if (workspace == null) {
            workspace = overNamed(Workspace.open(directory()));
        }
        return workspace;
    }

    private Workspace overNamed(Workspace opened) {
        return opened.over(named(opened.database()));
    }

    /** The database that {@code --db} names, else KEFU_DB, else this one; for the user that KEFU_DB_USER names. */
    DatabaseSettings named(DatabaseSettings otherwise) {
        String option = options.database();
        String address = option != null ? option : environment.getOrDefault("KEFU_DB", "");
        String user = environment.getOrDefault("KEFU_DB_USER", "");
        DatabaseSettings named = address.isBlank() ? otherwise : at(otherwise, address);
        return user.isBlank() ? named : named.as(user);
    }

    /** The database at an address that stands for itself: neither kefu.yaml nor KEFU_DB_USER says anything of it. */
    public DatabaseSettings named(String address) {
        return at(DatabaseSettings.of(address), address);
    }

    /** The same settings for the database at another address; a file is looked for where the command is given. */
    private static DatabaseSettings at(DatabaseSettings settings, String address) {
        DatabaseSettings other = settings.at(address);
        return other.isServer()
                ? other
                : settings.at(Path.of(address).toAbsolutePath().normalize().toString());
    }

    /** The workspace; where there is none, what is shipped. */
    public Workspace workspaceOrShipped() {
        workspace = overNamed(Workspace.openOrShipped(directory()));
        return workspace;
    }

    /** The states of the workspace's tickets. */
    public Lifecycle lifecycle() {
        if (lifecycle == null) {
            lifecycle = Lifecycle.of(workspace());
        }
        return lifecycle;
    }

    /** What people are shown of a value of a scale. */
    public String label(Scale scale, @Nullable Object code) {
        return workspace().grades().label(scale, code, language());
    }

    /** The calendars of the workspace; where there is none, the shipped ones. */
    public Calendars calendars() {
        if (calendars == null) {
            calendars = new Calendars(workspaceOrShipped());
        }
        return calendars;
    }

    /** Says once which holiday lists know nothing of the years that were reckoned with, and what they hold besides days. */
    void noteHolidayLists() {
        if (calendars != null) {
            calendars
                    .leftOut()
                    .forEach((list, entries) -> console.note(texts().of("calendar.left-out-of", list, entries)));
            calendars
                    .silent()
                    .forEach(silent -> console.note(texts().of(
                                    silent.ended() ? "calendar.list-ends" : "calendar.list-begins",
                                    silent.list(),
                                    silent.year(),
                                    silent.calendar())));
        }
    }

    /** {@code --lang}, else the workspace's language, else the locale's. */
    public Language language() {
        GlobalOptions.Lang lang = options.lang();
        if (lang != null) {
            return Language.valueOf(lang.name());
        }
        try {
            return workspace().settings().language().orElse(Language.of(locale));
        } catch (KefuException e) {
            // There is no workspace, or it cannot be read: the command itself will say so.
            return Language.of(locale);
        }
    }

    public Texts texts() {
        return new Texts(language());
    }

    public ZoneId zone() {
        return workspace().settings().zone();
    }

    /** One instant for the whole command, in whole seconds. */
    public Clock clock() {
        String now = options.now();
        return Clock.fixed(
                now == null ? Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS) : Moments.parse(now, zone()),
                ZoneOffset.UTC);
    }

    public Actor actor() {
        String named = options.actor();
        if (named == null) {
            String user = environment.getOrDefault("KEFU_USER", "");
            named = user.isBlank() ? System.getProperty("user.name", "unknown") : user;
        }
        return Actor.named(named);
    }

    /** A listing in the command's language and zone. */
    public <T> Listing<T> listing() {
        return new Listing<>(texts(), zone(), console.width());
    }

    /** Opens the services, does the work, closes them. */
    public <T> T with(Function<Services, T> work) {
        Workspace opened = workspace();
        calendars = calendars == null ? new Calendars(opened) : calendars;
        try (Services services = Services.open(opened, calendars, clock(), language())) {
            return work.apply(services);
        }
    }

    /** Shows how far work has come. */
    public Progress progress() {
        return new ProgressLine(console);
    }

    /** Does a job's work with progress; a dry run works on a private copy. Whoever interrupts it hears what that means. */
    public <T> T withJobs(boolean dryRun, Function<Jobs, T> work) {
        Progress progress = progress();
        Thread farewell = new Thread(() -> console.note("\n" + texts().of("run.interrupted")));
        Runtime.getRuntime().addShutdownHook(farewell);
        try {
            return withJobs(dryRun, progress, work);
        } finally {
            silence(farewell);
        }
    }

    private static void silence(Thread farewell) {
        try {
            Runtime.getRuntime().removeShutdownHook(farewell);
        } catch (IllegalStateException e) {
            // It is being said already.
        }
    }

    private <T> T withJobs(boolean dryRun, Progress progress, Function<Jobs, T> work) {
        return with(services -> dryRun
                ? DryRun.of(services, rehearsal -> work.apply(new Jobs(rehearsal, progress, actor())))
                : work.apply(new Jobs(services, progress, actor())));
    }

    /** Does what changes customers while no run works on them. */
    public <T> T exclusively(Function<Services, T> work) {
        return withJobs(false, jobs -> jobs.exclusively(work));
    }

    /** Refuses a file to write that nobody can have meant. */
    public Path output(Path file, String... endings) {
        NamedOutput.check(file, directory(), endings);
        return file;
    }

    /** A variable of the environment, or null. */
    public @Nullable String environment(String name) {
        return environment.get(name);
    }
}
