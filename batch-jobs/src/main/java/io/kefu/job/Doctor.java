package io.kefu.job;

import io.kefu.access.Actor;
import io.kefu.intake.Mapping;
import io.kefu.problem.KefuException;
import io.kefu.problem.ProblemText;
import io.kefu.sla.Calendars;
import io.kefu.sla.SlaPolicies;
import io.kefu.store.Database;
import io.kefu.store.Progress;
import io.kefu.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Examines a workspace. */
public final class Doctor {

    /** What was examined, whether it is sound, and what was seen. */
    public record Finding(String check, boolean sound, String detail) {}

    private final Services services;
    private final Workspace workspace;

    public Doctor(Services services) {
        this.services = services;
        this.workspace = services.workspace();
    }

    public List<Finding> examine() {
        List<Finding> findings = new ArrayList<>();
        findings.add(new Finding(
                "java", Runtime.version().feature() >= 17, Runtime.version().toString()));
        findings.add(check("database", this::integrity, "ok"));
        findings.add(check("foreign keys", this::foreignKeys, "0 violations"));
        findings.add(check("database mode", this::mode, "rw-------"));
        findings.add(
                valid("mappings", () -> String.join(", ", Mapping.all(workspace).keySet())));
        findings.add(valid("rules and policies", () -> {
            services.ticketService().checkRules();
            SlaPolicies.read(workspace);
            return "ok";
        }));
        findings.add(valid("templates", this::templates));
        findings.add(holidays());
        findings.add(check(
                "inbox, out",
                () -> Files.isWritable(workspace.inbox()) && Files.isWritable(workspace.out()) ? "ok" : "not writable",
                "ok"));
        String unfinished = new Jobs(services, Progress.SILENT, Actor.system("doctor"))
                .list(Optional.empty(), 20).stream()
                        .filter(run -> !run.status().equals("COMPLETED")
                                && !run.status().equals("ABANDONED"))
                        .map(run -> run.job() + " " + run.run() + " " + run.status())
                        .findFirst()
                        .orElse("none");
        boolean running = RunLock.isHeld(workspace);
        findings.add(new Finding(
                "unfinished runs", running || unfinished.equals("none"), running ? "running now" : unfinished));
        return findings;
    }

    private String integrity() {
        return services.database().read().sql("PRAGMA integrity_check(5)").query(String.class).list().stream()
                .reduce((a, b) -> a + "; " + b)
                .orElse("no answer");
    }

    private String foreignKeys() {
        return services.database()
                        .read()
                        .sql("SELECT COUNT(*) FROM pragma_foreign_key_check")
                        .query(Long.class)
                        .single()
                + " violations";
    }

    private String mode() {
        try {
            return Database.isOwnerOnly(workspace.database()) ? "rw-------" : "others may read or write it: chmod 600";
        } catch (IOException e) {
            return Workspace.reason(e);
        }
    }

    /** A list that ends before this year lets holidays pass for working days. */
    private Finding holidays() {
        Calendars calendars = new Calendars(workspace);
        try {
            String ended = calendars.names().stream()
                    .flatMap(name -> calendars.ended(name, services.clock().instant()).stream())
                    .map(list -> "holiday list " + list.list() + " ends with " + list.lastYear() + " (calendar "
                            + list.calendar() + ")")
                    .collect(Collectors.joining("; "));
            return new Finding("holidays", ended.isEmpty(), ended.isEmpty() ? "ok" : ended);
        } catch (KefuException e) {
            return new Finding(
                    "holidays",
                    false,
                    ProblemText.in(services.language().locale()).sentence(e.problem()));
        }
    }

    private String templates() {
        Templates templates = new Templates(services);
        return templates.list().stream()
                .filter(line -> line.language() == services.language())
                .map(line -> templates.check(line.name(), line.language()).name())
                .collect(Collectors.joining(", "));
    }

    private static Finding check(String name, Supplier<String> look, String sound) {
        String seen = look.get();
        return new Finding(name, seen.equals(sound), seen);
    }

    private Finding valid(String name, Supplier<String> look) {
        try {
            return new Finding(name, true, look.get());
        } catch (KefuException e) {
            return new Finding(
                    name, false, ProblemText.in(services.language().locale()).sentence(e.problem()));
        }
    }
}
