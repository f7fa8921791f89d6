package io.kefu.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.kefu.cli.option.GlobalOptions;
import io.kefu.intake.record.Field;
import io.kefu.workspace.Language;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** No command prints a customer's name, phone, mailbox, address or birthday, wherever in the workspace it stands. */
class PersonalDataTest {

    private static final String WORDS =
            "我叫墨小标，电话13800551234或０１０－６２３４５６７８，邮箱mark.one@marked.example，住标记市印记路77号6栋501室，生日1987-03-09";

    /** What must never be seen; the landline also in the form that a mask of halves would leave. */
    private static final List<String> MARKS = List.of(
            "墨小标",
            "小标",
            "13800551234",
            "+8613800551234",
            "62345678",
            "mark.one@",
            "77号",
            "印记路77",
            "1987-03-09",
            "03-09",
            "19870309",
            "Zorbing",
            "4155552671",
            "555-2671");

    /** Commands whose purpose is the data itself; each says so in its help, and notes who asked. */
    private static final Set<String> FOR_THE_DATA_ITSELF = Set.of("customer export-data", "db dump");

    @TempDir
    private static Path workspace;

    private static String ticket = "";
    private static final List<String> CUSTOMERS = new ArrayList<>();

    @BeforeAll
    static void fillEveryTextField() throws IOException {
        System.setIn(InputStream.nullInputStream()); // nobody answers what is asked
        Files.delete(workspace);
        run("init", workspace.toString());
        Files.writeString(workspace.resolve("kefu.yaml"), "inbox_settle: 0s\nlanguage: en\n");
        Files.writeString(workspace.resolve("notify.yaml"), """
                channels: [{channel: files, kind: file}]
                send: {assignee: files, supervisor: files, customer: files}
                """);
        Files.createDirectories(workspace.resolve("mappings"));
        customers();
        contacts();
        assertThat(run("import", workspace.resolve("people.csv").toString(), "--mapping", "people")
                        + run("import", workspace.resolve("talks.csv").toString(), "--mapping", "talks")
                        + run("import", workspace.resolve("orders.csv").toString(), "--mapping", "bought"))
                .doesNotContain("mapping");
        run("nightly", "--now", "2024-05-08T02:00");
        ticket = run("ticket", "list", "--output", "csv")
                .lines()
                .filter(line -> line.startsWith("CS"))
                .map(line -> line.substring(0, line.indexOf(',')))
                .findFirst()
                .orElseThrow();
        run("customer", "list", "--output", "csv")
                .lines()
                .filter(line -> line.startsWith("C2"))
                .forEach(line -> CUSTOMERS.add(line.substring(0, line.indexOf(','))));
        assertThat(CUSTOMERS).hasSizeGreaterThan(1);
        run("ticket", "progress", ticket, "--stage", "processing", "--content", WORDS);
    }

    private static void customers() throws IOException {
        Files.writeString(workspace.resolve("mappings/people.yaml"), """
                source: people
                files: ["people*.csv"]
                kind: customer
                format: csv
                dates: ["yyyy-MM-dd"]
                fields:
                  external_id: no
                  name: name
                  company: company
                  phone: phone
                  email: email
                  wechat: wechat
                  birth_date: born
                  address: address
                  house_number: house
                  industry: industry
                  tags: tags
                """);
        Files.writeString(workspace.resolve("people.csv"), """
                no,name,company,phone,email,wechat,born,address,house,industry,tags
                1,墨小标,,13800551234,mark.one@marked.example,13800551234,1987-03-09,标记市印记路77号6栋501室,77号,"%1$s","%1$s"
                2,墨小标,,13800551234,mark.one@marked.example,,1987-03-09,标记市印记路77号6栋501室,77号,,
                3,Mara Zorbing,,(415) 555-2671,,,1987-03-09,,,,
                4,墨小标,,,,,1787-03-09,标记市印记路77号,,,
                5,Mara Zorbing,"%1$s",,mark.one@marked.example,,,,,,
                """.formatted(WORDS));
    }

    private static void contacts() throws IOException {
        Files.writeString(workspace.resolve("mappings/talks.yaml"), """
                source: talks
                files: ["talks*.csv"]
                kind: interaction
                format: csv
                dates: ["yyyy-MM-dd HH:mm"]
                constants: {channel: web-form, attribute: async}
                fields:
                  external_id: id
                  occurred_at: at
                  name: name
                  phone: phone
                  email: email
                  subject: subject
                  text: text
                  tags: tags
                """);
        Files.writeString(workspace.resolve("talks.csv"), """
                id,at,name,phone,email,subject,text,tags
                13800551234,2024-05-06 09:00,墨小标,13800551234,mark.one@marked.example,"%1$s","%1$s","%1$s"
                2,2024-05-06 10:00,墨小标,13800551234,,墨小标要投诉,墨小标很生气，请联系墨小标,
                3,2024-05-06 99:00,墨小标,13800551234,,,"%1$s",
                4,2024-05-06 11:00,Mara Zorbing,(415) 555-2671,,Zorbing,Mara Zorbing called from 415-555-2671,
                """.formatted(WORDS));
        Files.writeString(workspace.resolve("mappings/bought.yaml"), """
                source: bought
                files: ["orders*.csv"]
                kind: order
                format: csv
                dates: ["yyyy-MM-dd"]
                fields:
                  external_id: no
                  occurred_at: at
                  phone: phone
                  product: product
                """);
        Files.writeString(workspace.resolve("orders.csv"), """
                no,at,phone,product
                A1,2024-05-01,13800551234,"%1$s"
                """.formatted(WORDS));
    }

    @Test
    void noCommandShowsIt() throws IOException {
        Path registration = workspace.resolve("registration.xlsx");
        Path sheets = Files.createDirectories(workspace.resolve("sheets"));
        List<List<String>> lines = new ArrayList<>(List.of(
                List.of("import", workspace.resolve("talks.csv").toString(), "--probe", "--dry-run"),
                List.of("import", workspace.resolve("people.csv").toString(), "--probe", "--dry-run"),
                List.of("import", workspace.resolve("13800551234.csv").toString()),
                List.of("nightly", "--now", "2024-05-09T02:00", "--force"),
                List.of("nightly", "--now", "2024-05-09T02:00"),
                List.of("ticket", "list"),
                List.of("ticket", "show", ticket),
                List.of("ticket", "ask", ticket, "--dry-run"),
                List.of("ticket", "explain", ticket),
                List.of("ticket", "assign", ticket),
                List.of("ticket", "progress", ticket, "--stage", "processing", "--content", WORDS),
                List.of("ticket", "resolve", ticket, "--reason", WORDS, "--now", "2024-05-09T03:00"),
                List.of("ticket", "close", ticket, "--reason", WORDS, "--now", "2024-05-09T04:00"),
                List.of("ticket", "reopen", ticket, "--reason", WORDS, "--now", "2024-05-09T05:00"),
                List.of("ticket", "take", ticket, "--reason", WORDS, "--as", "K007", "--now", "2024-05-09T06:00"),
                List.of("ticket", "wait", ticket, "--reason", WORDS, "--now", "2024-05-09T06:10"),
                List.of("ticket", "comment", ticket, "--text", WORDS, "--now", "2024-05-09T06:20"),
                List.of("ticket", "tag", ticket, "--add", WORDS, "--now", "2024-05-09T06:30"),
                List.of("ticket", "set", ticket, "--value", "subject=" + WORDS, "--now", "2024-05-09T06:40"),
                List.of("ticket", "merge", ticket, "--into", "CS20240506003", "--reason", WORDS),
                List.of("ticket", "unmerge", ticket, "--reason", WORDS),
                List.of("ticket", "child", ticket, "--text", WORDS, "--department", "物流部"),
                List.of("ticket", "link", ticket, "--follows", "CS20240506003", "--reason", WORDS),
                List.of("ticket", "unlink", ticket, "--reason", WORDS),
                List.of("ticket", "split", ticket, "--contact", "nothing"),
                List.of("task", "follow-up", ticket, WORDS, "--on", "2024-05-20"),
                List.of("task", "consult", ticket, "--with", "K004,K008", "--text", WORDS),
                List.of("task", "done", "T20240509001", WORDS),
                List.of("task", "drop", "T20240509002", "--reason", WORDS),
                List.of("task", "list", "--all"),
                List.of("ticket", "archive", "--older-than", "1d"),
                List.of("ticket", "restore", ticket, "--reason", WORDS),
                List.of("ticket", "put-back", ticket, "--reason", WORDS),
                List.of("ticket", "show", ticket),
                List.of("ticket", "ask", ticket, "--dry-run"),
                List.of("ticket", "explain", ticket),
                List.of("ticket", "cancel", ticket, "--reason", WORDS),
                List.of("ticket", "open", "--text", WORDS, "--subject", WORDS, "--customer", "C20240509005"),
                List.of("ticket", "classify-review", "list"),
                List.of("ticket", "incident", "list"),
                List.of("ticket", "incident", "open", ticket, "--text", WORDS),
                List.of("ticket", "classify-review", "accept", ticket),
                List.of("ticket", "classify-review", "correct", ticket, "--type", "inquiry", "--reason", WORDS),
                List.of(
                        "ticket",
                        "classify-review",
                        "write",
                        sheets.resolve("types.xlsx").toString()),
                List.of(
                        "ticket",
                        "classify-review",
                        "read",
                        sheets.resolve("types.xlsx").toString()),
                List.of("ticket", "reclassify", ticket, "--reason", WORDS),
                List.of("classify", "train"),
                List.of("classify", "evaluate", "--repeat", "1"),
                List.of("classify", "show"),
                List.of("ticket", "lifecycle", "show"),
                List.of("ticket", "lifecycle", "check"),
                List.of("ticket", "lifecycle", "map", "pending", "in_progress", "--dry-run"),
                List.of("customer", "list"),
                List.of("customer", "care"),
                List.of("customer", "explain", "r1", "r3"),
                List.of("customer", "explain", "r1", "r2"),
                List.of("customer", "match", workspace.resolve("people.csv").toString(), "--mapping", "people"),
                List.of("customer", "model", "show"),
                List.of("customer", "model", "refit"),
                List.of("customer", "review", "list"),
                List.of("customer", "review", "show", "1"),
                List.of("customer", "review", "ask"),
                List.of("customer", "review", "accept", "1", "--dry-run"),
                List.of("customer", "review", "reject", "1", "--dry-run"),
                List.of(
                        "customer",
                        "review",
                        "write",
                        sheets.resolve("review.xlsx").toString()),
                List.of(
                        "customer",
                        "review",
                        "read",
                        sheets.resolve("review.xlsx").toString()),
                List.of(
                        "customer",
                        "register",
                        "write",
                        sheets.resolve("register.xlsx").toString()),
                List.of(
                        "customer",
                        "register",
                        "read",
                        sheets.resolve("register.xlsx").toString()),
                List.of("agent", "list"),
                List.of("agent", "show", "K005"),
                List.of("agent", "shifts", "--date", "2024-05-09"),
                List.of("agent", "leave"),
                List.of("route", "simulate"),
                List.of("ticket", "rebalance", "--dry-run"),
                List.of("ticket", "list", "--unassigned"),
                List.of("agent", "import", workspace.resolve("people.csv").toString()),
                List.of("sla", "scan"),
                List.of("notify", "deliver"),
                List.of("notify", "list"),
                List.of("notify", "show", "1"),
                List.of("notify", "retry"),
                List.of("notify", "pause", "files"),
                List.of("notify", "test", "files"),
                List.of("notify", "preview", "digest"),
                List.of("sla", "upcoming"),
                List.of("sla", "status"),
                List.of("sla", "breaches"),
                List.of("sla", "explain", ticket),
                List.of("sla", "recompute"),
                List.of("sla", "policies", "list"),
                List.of("sla", "policies", "check"),
                List.of("sla", "policies", "explain", ticket),
                List.of("calendar", "list"),
                List.of("calendar", "show", "2024-05-06"),
                List.of("calendar", "add", "2024-05-06T09:00", "1h"),
                List.of("calendar", "between", "2024-05-06T09:00", "2024-05-06T10:00"),
                List.of("calendar", "update", workspace.resolve("kefu.yaml").toString()),
                List.of("calendar", "test", workspace.resolve("kefu.yaml").toString()),
                List.of("kpi", "report", "--file", sheets.resolve("kpi.xlsx").toString()),
                List.of("sheet", "register", registration.toString()),
                List.of("sheet", "progress", sheets.resolve("progress.xlsx").toString()),
                List.of("sheet", "write", registration.toString()),
                List.of("sheet", "read", registration.toString()),
                List.of("template", "list"),
                List.of("template", "check"),
                List.of("template", "copy", "registration"),
                List.of("quarantine", "list"),
                List.of("quarantine", "export", sheets.resolve("rejected.csv").toString()),
                List.of("job", "list"),
                List.of("job", "show", "1"),
                List.of("job", "restart"),
                List.of("job", "abandon", "1"),
                List.of("db", "check"),
                List.of("db", "grant", "analyst"),
                List.of("worker"),
                List.of("worker", "list"),
                List.of("db", "copy", "--to", sheets.resolve("copy.db").toString()),
                List.of("doctor")));
        for (String customer : CUSTOMERS) {
            lines.add(List.of("customer", "show", customer));
            lines.add(List.of("customer", "timeline", customer));
            lines.add(List.of("customer", "explain", CUSTOMERS.get(0), customer));
        }
        lines.add(List.of("customer", "merge", CUSTOMERS.get(0), CUSTOMERS.get(1), "--reason", WORDS));
        lines.add(List.of("customer", "unmerge", CUSTOMERS.get(0), "--reason", WORDS));
        lines.add(List.of("customer", "split", CUSTOMERS.get(0), "r2", "--reason", WORDS));
        lines.add(List.of("customer", "erase", CUSTOMERS.get(0), "--dry-run"));
        lines.add(List.of("init", workspace.resolve("another").toString()));
        Set<String> shown = new TreeSet<>();
        for (List<String> line : lines) {
            for (String format : List.of("table", "json", "csv")) {
                List<String> arguments = new ArrayList<>(line);
                boolean formats = takesOutput(line);
                if (formats) {
                    arguments.addAll(List.of("--output", format));
                }
                String out = run(arguments.toArray(String[]::new));
                for (String mark : MARKS) {
                    if (out.contains(mark)) {
                        shown.add(String.join(" ", line.subList(0, Math.min(3, line.size()))) + " " + format + " shows "
                                + mark + ": "
                                + out.lines()
                                        .filter(text -> text.contains(mark))
                                        .findFirst()
                                        .map(text -> around(text, mark))
                                        .orElse(""));
                    }
                }
                if (!formats) {
                    break;
                }
            }
        }
        assertThat(shown).isEmpty();
        Set<String> tried = new TreeSet<>(FOR_THE_DATA_ITSELF);
        lines.forEach(line -> tried.add(nameOf(line)));
        assertThat(tried).containsAll(leaves(commandLine(), ""));
    }

    @Test
    void everyFieldOfAFileSaysWhatItTells() {
        for (Field field : Field.values()) {
            assertThat(Disclosure.of(field.key())).isNotNull();
        }
    }

    private static String around(String text, String mark) {
        int at = text.indexOf(mark);
        return text.substring(Math.max(0, at - 40), Math.min(text.length(), at + 40));
    }

    private static CommandLine commandLine() {
        Console console = new Console(
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                0,
                false);
        return Kefu.commandLine(
                new Kefu(), new Context(console, new GlobalOptions(), Map.of(), Locale.ENGLISH), Language.EN);
    }

    private static boolean takesOutput(List<String> line) {
        return command(line).getCommandSpec().findOption("--output") != null;
    }

    private static CommandLine command(List<String> line) {
        CommandLine command = commandLine();
        for (String word : line) {
            CommandLine sub = command.getSubcommands().get(word);
            if (sub == null) {
                return command;
            }
            command = sub;
        }
        return command;
    }

    private static String nameOf(List<String> line) {
        return command(line).getCommandSpec().qualifiedName().replaceFirst("^kefu ", "");
    }

    private static Set<String> leaves(CommandLine command, String name) {
        Set<String> leaves = new TreeSet<>();
        command.getSubcommands().forEach((word, sub) -> leaves.addAll(leaves(sub, (name + " " + word).strip())));
        if (leaves.isEmpty()) {
            leaves.add(name);
        }
        return leaves;
    }

    private static String run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream both = new PrintStream(out, true, StandardCharsets.UTF_8);
        List<String> all = new ArrayList<>(List.of("--workspace", workspace.toString()));
        all.addAll(List.of(arguments));
        Kefu.run(
                all.toArray(String[]::new),
                new Console(both, both, 0, false),
                Map.of("KEFU_USER", "tester"),
                Locale.ENGLISH);
        return out.toString(StandardCharsets.UTF_8);
    }
}
