package io.kefu.job;

import io.kefu.access.Actor;
import io.kefu.calendar.Shifts;
import io.kefu.problem.KefuException;
import io.kefu.problem.Problem;
import io.kefu.problem.ProblemText;
import io.kefu.sla.Calendars;
import io.kefu.store.Progress;
import io.kefu.ticket.life.GradesRepository;
import io.kefu.ticket.life.LifecycleRepository;
import io.kefu.ticket.route.Agent;
import io.kefu.ticket.route.Demand;
import io.kefu.workspace.Language;
import io.kefu.workspace.Moments;
import io.kefu.workspace.OwnerOnly;
import io.kefu.workspace.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Examines a workspace. */
public final class Doctor {

    /** What was examined, whether it is sound, and what was seen. */
    public record Finding(String check, boolean sound, String detail) {}

    private static final String HOLIDAYS = "holidays";
    private static final String AGENTS = "agents";
    private static final String UNASSIGNED = "unassigned tickets";

    private final Services services;
    private final Workspace workspace;

    public Doctor(Services services) {
        this.services = services;
        this.workspace = services.workspace();
    }

    /** What can be said of a workspace whose database cannot be opened. */
    public static List<Finding> unopened(Workspace workspace, Language language, Problem problem) {
        String words = String.join(
                " ",
                ProblemText.in(language.locale()).lines(problem).stream()
                        .map(String::strip)
                        .toList());
        return List.of(new Finding("database", false, words), directories(workspace), exposed(workspace));
    }

    public List<Finding> examine() {
        List<Finding> findings = new ArrayList<>();
        findings.add(new Finding(
                "java", Runtime.version().feature() >= 17, Runtime.version().toString()));
        services.database()
                .checks()
                .forEach(check ->
                        findings.add(new Finding(check.name(), check.seen().equals(check.sound()), check.seen())));
        findings.add(valid(
                "mappings",
                () -> String.join(", ", services.rulebook().mappings().keySet())));
        findings.add(valid("rules and policies", () -> {
            new GradesRepository(services.database()).check(workspace.grades());
            new LifecycleRepository(services.database())
                    .check(services.rulebook().lifecycle());
            services.rulebook().recognition();
            services.rulebook().routing();
            services.rulebook().children();
            services.rulebook().repeats();
            services.rulebook().policies();
            return "ok";
        }));
        findings.add(sound(AGENTS, this::agents));
        findings.add(valid("templates", this::templates));
        findings.add(sound(HOLIDAYS, this::holidays));
        findings.add(sound(UNASSIGNED, this::unassigned));
        findings.add(directories(workspace));
        findings.add(exposed(workspace));
        String unfinished = new Jobs(services, Progress.SILENT, Actor.system("doctor"))
                .list(Optional.empty(), 20).stream()
                        .filter(run -> !run.status().equals("COMPLETED")
                                && !run.status().equals("ABANDONED"))
                        .map(run -> run.job() + " " + run.run() + " " + run.status())
                        .findFirst()
                        .orElse("none");
        boolean running = services.database().isLocked(workspace);
        findings.add(new Finding(
                "unfinished runs", running || unfinished.equals("none"), running ? "running now" : unfinished));
        return findings;
    }

    private static Finding directories(Workspace workspace) {
        List<String> closed = Stream.of(workspace.root(), workspace.inbox(), workspace.out())
                .filter(directory -> !Files.isWritable(directory))
                .map(directory -> directory + " is not writable")
                .toList();
        return new Finding("inbox, out", closed.isEmpty(), closed.isEmpty() ? "ok" : String.join("; ", closed));
    }

    /** Files with customers' data that others than their owner may read. */
    private static Finding exposed(Workspace workspace) {
        List<Path> exposed = new ArrayList<>();
        for (Path directory : List.of(workspace.archive(), workspace.attachments(), workspace.out())) {
            if (Files.isDirectory(directory)) {
                try (Stream<Path> tree = Files.walk(directory)) {
                    tree.filter(Files::isRegularFile)
                            .filter(file -> !OwnerOnly.is(file))
                            .forEach(exposed::add);
                } catch (IOException | UncheckedIOException e) {
                    return new Finding("file modes", false, directory + ": " + e.getMessage());
                }
            }
        }
        return new Finding(
                "file modes",
                exposed.isEmpty(),
                exposed.isEmpty()
                        ? "ok"
                        : "others may read " + exposed.get(0)
                                + (exposed.size() > 1 ? " and " + (exposed.size() - 1) + " more" : "")
                                + ": chmod -R go= archive attachments out");
    }

    /** A list that says nothing of this year lets holidays pass for working days. */
    private Finding holidays() {
        Calendars calendars = new Calendars(workspace);
        String ended = calendars.names().stream()
                .flatMap(name -> calendars.silent(name, services.clock().instant()).stream())
                .map(list -> MessageFormat.format(
                        services.language().label(list.ended() ? "finding.list-ends" : "finding.list-begins"),
                        list.list(),
                        String.valueOf(list.year()),
                        list.calendar()))
                .collect(Collectors.joining("; "));
        return new Finding(HOLIDAYS, ended.isEmpty(), ended.isEmpty() ? "ok" : ended);
    }

    /** Calendars that shifts name and there are not: nobody knows when those agents work. */
    private Finding agents() {
        List<String> known = new Calendars(workspace).names();
        String strange = services.ticket().routing().agents().list().stream()
                .filter(Agent::active)
                .flatMap(agent -> Shifts.parse(agent.shifts()).calendars().stream()
                        .filter(name -> !known.contains(name))
                        .map(name -> MessageFormat.format(
                                services.language().label("finding.no-calendar"), agent.id(), name)))
                .collect(Collectors.joining("; "));
        return new Finding(AGENTS, strange.isEmpty(), strange.isEmpty() ? "ok" : strange);
    }

    /** What nobody has and nobody could take now. */
    private Finding unassigned() {
        List<Instant> since = services.ticket().routing().plan(null).stuck().values().stream()
                .flatMap(List::stream)
                .map(Demand::since)
                .sorted()
                .toList();
        return new Finding(
                UNASSIGNED,
                since.isEmpty(),
                since.isEmpty()
                        ? "none"
                        : MessageFormat.format(
                                services.language().label("finding.unassigned"),
                                String.valueOf(since.size()),
                                Moments.shown(since.get(0), workspace.settings().zone())));
    }

    private String templates() {
        Templates templates = new Templates(services);
        return templates.list().stream()
                .filter(line -> line.language() == services.language())
                .map(line -> templates.check(line.name(), line.language()).name())
                .collect(Collectors.joining(", "));
    }

    private Finding valid(String name, Supplier<String> look) {
        return sound(name, () -> new Finding(name, true, look.get()));
    }

    /** What was found, or what kept from looking. */
    private Finding sound(String name, Supplier<Finding> look) {
        try {
            return look.get();
        } catch (KefuException e) {
            return new Finding(
                    name, false, ProblemText.in(services.language().locale()).sentence(e.problem()));
        }
    }
}
