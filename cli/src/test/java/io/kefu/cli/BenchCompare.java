package io.kefu.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Sets the last two results of {@code make bench} beside each other. Argument: the directory of results. */
final class BenchCompare {

    private static final Pattern LINE = Pattern.compile("\"what\": \"([^\"]+)\".*?\"(?:seconds|score)\": ([\\d.]+)");

    private BenchCompare() {}

    public static void main(String[] arguments) throws IOException {
        Path directory = Path.of(arguments[0]);
        List<Path> results = List.of();
        if (Files.isDirectory(directory)) {
            try (Stream<Path> files = Files.list(directory)) {
                results = files.filter(file -> file.toString().endsWith(".json"))
                        .sorted()
                        .toList();
            }
        }
        if (results.size() < 2) {
            System.out.println("run make bench twice first: " + results.size() + " results in " + directory);
            return;
        }
        Path old = results.get(results.size() - 2);
        Path now = results.get(results.size() - 1);
        Map<String, Double> before = read(old);
        System.out.printf("%-46s %12s %12s %8s%n", "what", "before", "after", "ratio");
        read(now).forEach((what, value) -> {
            Double earlier = before.get(what);
            System.out.printf(
                    Locale.ROOT,
                    "%-46s %12s %12.3f %8s%n",
                    what,
                    earlier == null ? "" : String.format(Locale.ROOT, "%.3f", earlier),
                    value,
                    earlier == null ? "" : String.format(Locale.ROOT, "%.2f", value / earlier));
        });
        System.out.println("\n" + old.getFileName() + " beside " + now.getFileName());
    }

    private static Map<String, Double> read(Path file) throws IOException {
        Map<String, Double> values = new LinkedHashMap<>();
        for (String line : Files.readAllLines(file)) {
            Matcher matcher = LINE.matcher(line);
            if (matcher.find()) {
                values.put(matcher.group(1), Double.valueOf(matcher.group(2)));
            }
        }
        return values;
    }
}
