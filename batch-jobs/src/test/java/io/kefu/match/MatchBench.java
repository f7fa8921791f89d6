package io.kefu.match;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/**
 * Measures {@code kefu customer match} as a whole process on generated lists, and its quality on lists whose truth is
 * known. Arguments: the launcher, a scratch directory, where the shared data lies, and the largest number of records.
 */
final class MatchBench {

    private static final String CHINESE = """
            source: people
            kind: customer
            format: csv
            fields: {external_id: id, name: name, company: company, phone: phone, email: email, wechat: wechat,
              birth_date: birth_date, address: address}
            """;
    private static final String WESTERN = """
            source: people
            kind: customer
            format: csv
            fields: {external_id: id, given_name: given_name, surname: surname, company: company, phone: phone,
              email: email, birth_date: birth_date, national_id: national_id, address: address, city: city,
              province: province, postcode: postcode}
            """;
    private static final String FEBRL = """
            source: febrl
            kind: customer
            format: csv
            fields: {external_id: rec_id, given_name: given_name, surname: surname, house_number: street_number,
              address: [address_1, address_2], city: suburb, postcode: postcode, province: state%s}
            """;
    private static final String FAKE = """
            source: fake
            kind: customer
            format: csv
            fields: {external_id: unique_id, given_name: first_name, surname: surname, birth_date: dob, city: city, email: email}
            """;

    private static final String CASES = """
            source: cases
            kind: customer
            format: csv
            fields: {external_id: %s}
            """;

    private final Path kefu;
    private final Path scratch;

    private MatchBench(Path kefu, Path scratch) {
        this.kefu = kefu;
        this.scratch = scratch;
    }

    public static void main(String[] arguments) throws Exception {
        Path scratch = Path.of(arguments[1]).toAbsolutePath();
        Files.createDirectories(scratch);
        int most = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 1_000_000;
        MatchBench bench = new MatchBench(Path.of(arguments[0]).toAbsolutePath(), scratch);
        System.out.printf(
                "%-42s %8s %6s %9s %9s %9s %7s %7s%n",
                "list", "seconds", "MiB", "precision", "recall", "F1", "wrong", "missed");
        bench.labelled(Path.of(arguments[2]));
        for (int records : new int[] {5_000, 50_000, 100_000, 1_000_000}) {
            if (records <= most) {
                bench.generated("Chinese", true, CHINESE, records);
                bench.generated("Western", false, WESTERN, records);
            }
        }
        for (int records : new int[] {100_000, 1_000_000}) {
            if (records <= most) {
                bench.register(records);
            }
        }
    }

    private static final String BLANK = " ".repeat(15);

    /** How many records come to a register that has all the others already. */
    private static final int NEWCOMERS = 1_000;

    /** A register in a workspace: all but a thousand records at first, then the thousand; in short ones all at once too. */
    private void register(int records) throws Exception {
        Path file = scratch.resolve("chinese-" + records + ".csv");
        List<String> lines = Files.readAllLines(file);
        List<String> rows = new ArrayList<>(lines.subList(1, lines.size()));
        Collections.shuffle(rows, new Random(7));
        List<String> before = rows.subList(NEWCOMERS, rows.size());
        List<String> after = rows.subList(0, NEWCOMERS);
        Path workspace = scratch.resolve("register-" + records);
        String header = lines.get(0);
        Office office = new Office(workspace);
        String first = office.bring(header, before);
        String second = office.bring(header, after);
        List<String> truth = column(file, "person");
        List<String> ids = column(file, "id");
        Set<String> fresh = new HashSet<>();
        after.forEach(row -> fresh.add(row.substring(0, row.indexOf(','))));
        List<String> parts =
                ids.stream().map(id -> fresh.contains(id) ? "new" : "old").toList();
        Map<String, String> customers = office.customers();
        System.out.printf("%-42s %s%n", "Register, %,d records".formatted(before.size()), first);
        print("    and %,d more".formatted(NEWCOMERS), second, Quality.of(truth, i -> customers.get(ids.get(i))));
        print("    pairs with them", BLANK, Quality.of(truth, i -> customers.get(ids.get(i)), parts, "new"));
        if (records <= 100_000) {
            Office whole = new Office(scratch.resolve("register-whole-" + records));
            String once = whole.bring(header, rows);
            Map<String, String> all = whole.customers();
            print("    the same, all at once", once, Quality.of(truth, i -> all.get(ids.get(i))));
            print("    pairs with them", BLANK, Quality.of(truth, i -> all.get(ids.get(i)), parts, "new"));
        }
    }

    /** A workspace with a register. */
    private final class Office {

        private final Path workspace;
        private int files;

        Office(Path workspace) throws Exception {
            this.workspace = workspace;
            if (Files.exists(workspace)) {
                try (var tree = Files.walk(workspace)) {
                    for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(path);
                    }
                }
            }
            run("init", workspace.toString());
            Path settings = workspace.resolve("kefu.yaml");
            Files.writeString(
                    settings, Files.readString(settings).replaceAll("(?m)^inbox_settle:.*", "inbox_settle: 0s"));
            Files.createDirectories(workspace.resolve("mappings"));
            Files.writeString(
                    workspace.resolve("mappings/people.yaml"),
                    CHINESE + "files: [\"*.csv\"]\ndates: [\"yyyy-MM-dd\"]\n");
        }

        /** Imports rows; returns seconds and peak memory. */
        String bring(String header, List<String> rows) throws Exception {
            Path inbox = Files.createDirectories(workspace.resolve("inbox/people"));
            List<String> lines = new ArrayList<>(rows.size() + 1);
            lines.add(header);
            lines.addAll(rows);
            Files.write(inbox.resolve("people-" + files++ + ".csv"), lines);
            return run("--workspace", workspace.toString(), "import");
        }

        Map<String, String> customers() throws Exception {
            Map<String, String> customers = new HashMap<>();
            try (var connection = DriverManager.getConnection("jdbc:sqlite:" + workspace.resolve("kefu.db"));
                    var statement = connection.createStatement();
                    var found = statement.executeQuery("SELECT key, customer_id FROM customer_record")) {
                while (found.next()) {
                    customers.put(found.getString(1).substring("people/".length()), found.getString(2));
                }
            }
            return customers;
        }
    }

    /** Runs the program; returns seconds and peak memory. */
    private String run(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(kefu.toString()));
        command.addAll(List.of(arguments));
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(scratch.resolve("log.txt").toFile())
                .start();
        long peak = 0;
        while (process.isAlive()) {
            peak = Math.max(peak, peakMiB(process.pid()));
            Thread.sleep(5);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        if (process.exitValue() != 0) {
            throw new IllegalStateException(Files.readString(scratch.resolve("log.txt")));
        }
        return "%8.1f %6d".formatted(seconds, peak);
    }

    private void labelled(Path shared) throws Exception {
        String birth = ", birth_date: date_of_birth";
        String number = ", national_id: soc_sec_id";
        Path febrl = shared.resolve("febrl");
        list("FEBRL 1", febrl.resolve("dataset1.csv"), FEBRL.formatted(birth + number), "rec_id");
        list("FEBRL 3", febrl.resolve("dataset3.csv"), FEBRL.formatted(birth + number), "rec_id");
        list("FEBRL 3 without soc_sec_id", febrl.resolve("dataset3.csv"), FEBRL.formatted(birth), "rec_id");
        list("FEBRL 3 without it and date_of_birth", febrl.resolve("dataset3.csv"), FEBRL.formatted(""), "rec_id");
        list("fake_1000", shared.resolve("splink-fake1000/fake_1000.csv"), FAKE, "cluster");
        Path cases = shared.resolveSibling("cases").resolve("match");
        list("cases: heavy", cases.resolve("heavy.csv"), CASES.formatted("编号, name: 姓名, phone: 电话"), "truth");
        list(
                "cases: mail",
                cases.resolve("mail.csv"),
                CASES.formatted("id, given_name: first, surname: last, birth_date: birth, email: email"),
                "truth");
        list(
                "cases: sites",
                cases.resolve("sites.csv"),
                CASES.formatted("id, name: site, company: site, phone: phone, address: address, postcode: zip"),
                "truth");
        list(
                "cases: movers",
                cases.resolve("movers3.csv"),
                CASES.formatted("id, name: name, phone: phone, email: email, birth_date: birth, address: address"),
                "truth");
        list("cases: companies", cases.resolve("comp.csv"), CASES.formatted("编号, company: 公司名称"), "truth");
        System.out.printf(
                "%-42s %s %9.5f   of %,d pairs %,d are wrong%n",
                "all these lists", BLANK, 1 - (double) wrongPairs / foundPairs, foundPairs, wrongPairs);
    }

    private long foundPairs;
    private long wrongPairs;

    private void list(String name, Path file, String mapping, String person) throws Exception {
        if (!Files.exists(file)) {
            System.out.printf("%-42s skipped: no %s%n", name, file);
            return;
        }
        measure(name, file, mapping, person, List.of());
    }

    private void generated(String style, boolean chinese, String mapping, int records) throws Exception {
        Path file = scratch.resolve(style.toLowerCase(Locale.ROOT) + "-" + records + ".csv");
        PeopleGenerator.write(file, chinese, records, 7);
        measure(
                "%s, %,d records".formatted(style, records),
                file,
                mapping,
                "person",
                List.of("household", "namesake", "switchboard"));
    }

    private void measure(String name, Path file, String mapping, String person, List<String> parts) throws Exception {
        Path map = Files.writeString(scratch.resolve("mapping.yaml"), mapping);
        Path clusters = scratch.resolve("clusters.csv");
        String costs = run(
                "customer",
                "match",
                file.toString(),
                "--mapping",
                map.toString(),
                "--out",
                scratch.resolve("pairs.csv").toString(),
                "--clusters",
                clusters.toString());
        List<String> truth = column(file, person).stream()
                .map(value -> value.replaceFirst("^rec-(\\d+)-.*", "$1"))
                .toList();
        List<String> found = column(clusters, "cluster");
        Quality quality = Quality.of(truth, found::get);
        print(name, costs, quality);
        foundPairs += quality.pairs() - quality.missed() + quality.wrong();
        wrongPairs += quality.wrong();
        List<String> traps = parts.isEmpty() ? List.of() : column(file, "part");
        for (String part : parts) {
            print("    " + part, BLANK, Quality.of(truth, found::get, traps, part));
        }
    }

    private static void print(String name, String costs, Quality quality) {
        System.out.printf(
                "%-42s %s %9.5f %9.5f %9.5f %7d %7d%n",
                name, costs, quality.precision(), quality.recall(), quality.f1(), quality.wrong(), quality.missed());
    }

    private static long peakMiB(long pid) {
        try {
            for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
                if (line.startsWith("VmHWM:")) {
                    return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
                }
            }
        } catch (IOException e) {
            // the process has ended
        }
        return 0;
    }

    /** One column of a CSV file, its values shared. */
    private static List<String> column(Path file, String name) throws IOException {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setIgnoreSurroundingSpaces(true)
                .get();
        Map<String, String> known = new HashMap<>();
        try (CSVParser rows = format.parse(Files.newBufferedReader(file))) {
            List<String> values = new ArrayList<>();
            rows.forEach(row -> values.add(known.computeIfAbsent(row.get(name), key -> key)));
            return values;
        }
    }
}
