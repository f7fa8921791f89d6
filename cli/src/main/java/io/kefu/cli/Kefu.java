package io.kefu.cli;

import io.kefu.cli.agent.AgentCommand;
import io.kefu.cli.calendar.CalendarCommand;
import io.kefu.cli.classify.ClassifyCommand;
import io.kefu.cli.customer.CustomerCommand;
import io.kefu.cli.db.DbCommand;
import io.kefu.cli.job.JobCommand;
import io.kefu.cli.kpi.KpiCommand;
import io.kefu.cli.notify.NotifyCommand;
import io.kefu.cli.option.GlobalOptions;
import io.kefu.cli.quarantine.QuarantineCommand;
import io.kefu.cli.route.RouteCommand;
import io.kefu.cli.run.ImportCommand;
import io.kefu.cli.run.NightlyCommand;
import io.kefu.cli.sheet.SheetCommand;
import io.kefu.cli.sla.SlaCommand;
import io.kefu.cli.task.TaskCommand;
import io.kefu.cli.template.TemplateCommand;
import io.kefu.cli.ticket.TicketCommand;
import io.kefu.cli.worker.WorkerCommand;
import io.kefu.text.Bundles;
import io.kefu.text.DurationText;
import io.kefu.workspace.Language;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.lang.reflect.Constructor;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/** The program {@code kefu}. */
@Command(
        name = "kefu",
        description = "Customer service from the command line: channel exports in, tickets, SLA, KPI and sheets out.",
        versionProvider = Kefu.Version.class)
public final class Kefu {

    private static final List<Class<?>> COMMANDS = List.of(
            InitCommand.class,
            ImportCommand.class,
            NightlyCommand.class,
            TicketCommand.class,
            TaskCommand.class,
            RouteCommand.class,
            CustomerCommand.class,
            AgentCommand.class,
            SlaCommand.class,
            NotifyCommand.class,
            ClassifyCommand.class,
            CalendarCommand.class,
            KpiCommand.class,
            SheetCommand.class,
            TemplateCommand.class,
            QuarantineCommand.class,
            JobCommand.class,
            DbCommand.class,
            WorkerCommand.class,
            DoctorCommand.class);

    private static final int HELP_WIDTH = 80;
    private static final int WIDEST_HELP = 120;

    /** What Java makes of bytes that are no text in the encoding of the locale. */
    private static final char UNDECODABLE = '\uFFFD';

    @Mixin
    private GlobalOptions options = new GlobalOptions();

    public static void main(String[] arguments) {
        WatchedOutput written = new WatchedOutput(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
        Console console = new Console(
                new PrintStream(written, false, StandardCharsets.UTF_8),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
                Integer.getInteger("kefu.width", 0),
                Boolean.getBoolean("kefu.live.err"));
        int code = run(arguments, console, System.getenv(), Locale.getDefault());
        console.out().flush();
        if (written.failure().isPresent()) {
            Language language = helpLanguage(arguments, Locale.getDefault());
            console.note("kefu: "
                    + new Texts(language).of("output.failed", written.failure().get()));
            System.exit(ExitStatus.FAILED.code());
        }
        System.exit(code);
    }

    /** Runs one command; returns its exit code. */
    static int run(String[] arguments, Console console, Map<String, String> environment, Locale locale) {
        if (Arrays.stream(arguments).anyMatch(argument -> argument.indexOf(UNDECODABLE) >= 0)) {
            console.note("kefu: " + new Texts(helpLanguage(arguments, locale)).of("argument.undecodable"));
            return ExitStatus.UNUSABLE.code();
        }
        Kefu kefu = new Kefu();
        Context context = new Context(console, kefu.options, environment, locale);
        CommandLine command =
                commandLine(kefu, context, helpLanguage(arguments, locale), Set.copyOf(Arrays.asList(arguments)));
        return command.execute(arguments);
    }

    /** The program with all its commands. */
    static CommandLine commandLine(Kefu kefu, Context context, Language language) {
        return commandLine(
                kefu,
                context,
                language,
                COMMANDS.stream()
                        .map(type -> type.getAnnotation(Command.class).name())
                        .collect(Collectors.toSet()));
    }

    /**
     * The program as far as it can be meant: commands whose names do not occur among the words are there by name and
     * description only. Making all of them would take longer than most commands need.
     */
    private static CommandLine commandLine(Kefu kefu, Context context, Language language, Set<String> words) {
        IFactory factory = factory(context);
        CommandLine command = new CommandLine(kefu, factory);
        for (Class<?> type : COMMANDS) {
            Command declared = type.getAnnotation(Command.class);
            if (words.contains(declared.name())) {
                command.addSubcommand(new CommandLine(type, factory));
            } else {
                CommandSpec named = CommandSpec.create();
                named.usageMessage().description(declared.description());
                command.addSubcommand(declared.name(), named);
            }
        }
        command.setResourceBundle(Bundles.of("io.kefu.cli.Messages", language.locale()));
        command.setCaseInsensitiveEnumValuesAllowed(true);
        command.setColorScheme(CommandLine.Help.defaultColorScheme(
                context.coloured() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF));
        int width = context.console().width();
        command.setUsageHelpWidth(width == 0 ? HELP_WIDTH : Math.max(HELP_WIDTH, Math.min(width, WIDEST_HELP)));
        keepExamples(command);
        command.registerConverter(Duration.class, text -> DurationText.parse(text)
                .orElseThrow(() -> new CommandLine.TypeConversionException(
                        "'" + text + "' is not a duration such as 30min, 4h or PT4H")));
        command.registerConverter(LocalDate.class, Kefu::day);
        command.setOut(new PrintWriter(context.console().out(), true, java.nio.charset.StandardCharsets.UTF_8));
        command.setErr(new PrintWriter(context.console().err(), true, java.nio.charset.StandardCharsets.UTF_8));
        command.setExecutionStrategy(parsed -> execute(parsed, context));
        ErrorPrinter errors = new ErrorPrinter(context);
        command.setExecutionExceptionHandler(errors);
        command.setParameterExceptionHandler(errors::usage);
        command.setExitCodeExceptionMapper(exception -> ExitStatus.FAILED.code());
        return command;
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new CommandLine.TypeConversionException("'" + text + "' is not a day such as 2024-05-06");
        }
    }

    /** Examples stay on their lines, so that they can be copied. */
    private static void keepExamples(CommandLine command) {
        command.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_FOOTER, help -> Arrays.stream(
                        help.commandSpec().usageMessage().footer())
                .map(line -> String.format(line) + System.lineSeparator())
                .collect(Collectors.joining()));
        command.getSubcommands().values().forEach(Kefu::keepExamples);
    }

    /** Libraries say nothing on the terminal; what matters comes back as an exception. Help loads none of them. */
    private static int execute(ParseResult parsed, Context context) {
        Integer help = CommandLine.executeHelpRequest(parsed);
        if (help != null) {
            return help;
        }
        LogManager.getLogManager().reset();
        Logger.getLogger("").setLevel(Level.OFF);
        int code = run(parsed);
        context.noteHolidayLists();
        return code;
    }

    /** What libraries assert or exhaust is told like our own defects, with the trace in a file. */
    private static int run(ParseResult parsed) {
        try {
            return new RunLast().execute(parsed);
        } catch (AssertionError | StackOverflowError | OutOfMemoryError e) {
            throw new IllegalStateException(e.toString(), e);
        }
    }

    /** Help is printed before options are parsed, so its language is looked for among the arguments. */
    private static Language helpLanguage(String[] arguments, Locale locale) {
        int lang = Arrays.asList(arguments).indexOf("--lang");
        String named = lang >= 0 && lang + 1 < arguments.length ? arguments[lang + 1] : "";
        if (Arrays.asList(arguments).contains("--lang=zh") || named.equals("zh")) {
            return Language.ZH;
        }
        if (Arrays.asList(arguments).contains("--lang=en") || named.equals("en")) {
            return Language.EN;
        }
        return Language.of(locale);
    }

    /** Gives the context to commands whose constructor asks for it. */
    private static IFactory factory(Context context) {
        IFactory plain = CommandLine.defaultFactory();
        return new IFactory() {
            @Override
            public <K> K create(Class<K> type) throws Exception {
                for (Constructor<?> constructor : type.getDeclaredConstructors()) {
                    if (Arrays.equals(constructor.getParameterTypes(), new Class<?>[] {Context.class})) {
                        constructor.setAccessible(true);
                        return type.cast(constructor.newInstance(context));
                    }
                }
                return plain.create(type);
            }
        };
    }

    /** The version from the jar's manifest. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Kefu.class.getPackage().getImplementationVersion();
            return new String[] {"kefu " + (version == null ? "(development)" : version)};
        }
    }
}
