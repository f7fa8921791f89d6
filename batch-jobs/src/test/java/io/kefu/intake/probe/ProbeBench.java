package io.kefu.intake.probe;

import io.kefu.workspace.Workspace;
import io.kefu.yaml.YamlMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Sets what is proposed for real files beside the mappings that people wrote for them: {@code make bench-probe}. The
 * arguments are the directory of the shared data and that of the mappings.
 */
public final class ProbeBench {

    /** Files for which a mapping was written by hand; messages and chat transcripts have no columns to propose. */
    private static final Map<String, String> FILES = files();

    private ProbeBench() {}

    private static Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("asterisk-cdr/cdr.csv", "asterisk");
        files.put("asterisk-cdr/smallcdr.csv", "asterisk");
        for (String name :
                List.of("100", "100-20dupes-random", "100-deduped", "100-with-nonascii", "100-with-fake-pii")) {
            files.put("boston311/boston311-" + name + ".csv", "boston311");
        }
        files.put("boston311/boston311-100.jsonl", "boston311-jsonl");
        files.put("boston311/NYC311-5.csv", "nyc311");
        files.put("boston311/NYC311-5.tsv", "nyc311-tsv");
        files.put("boston311/NYC311-5.json", "nyc311-json");
        files.put("boston311/NYC311-5.jsonl", "nyc311-jsonl");
        files.put("cfpb-complaints/consumer_complaints_147.csv", "cfpb147");
        files.put("cfpb-complaints/consumer_complaints_3186.csv", "cfpb3186");
        files.put("cn-messages/labelled.csv", "cn-messages");
        files.put("cn-payment-exports/wechat/example-wechat-records.csv", "wechat-pay");
        files.put("cn-payment-exports/wechat/example-wechat-records.xlsx", "wechat-pay-xlsx");
        files.put("cn-payment-exports/alipay/example-alipay-records.csv", "alipay");
        files.put("chat-miner/instagram/test_export.json", "instagram");
        files.put("chat-miner/telegram/test_single_export.json", "telegram");
        files.put("chat-miner/telegram/test_batch_export.json", "telegram-batch");
        return files;
    }

    /**
     * How a proposal compares.
     *
     * @param wanted columns of the hand-written mapping
     * @param found of them
     * @param right proposed fields that the mapping gives the same column, of those that it has
     * @param wrong proposed fields that the mapping gives another column
     * @param beyond proposed fields that the mapping leaves out
     * @param invented constants that the file does not hold
     */
    record Score(
            boolean kind,
            boolean head,
            int wanted,
            int found,
            int right,
            List<String> wrong,
            List<String> beyond,
            int invented) {}

    static Map<String, String> known() {
        return FILES;
    }

    static Score score(Workspace workspace, Path file, Path mapping) {
        YamlMap known = yaml(mapping);
        Probe probe = ProbedFile.of(workspace, file.toAbsolutePath(), "proposed", Instant.now())
                .probe();
        YamlMap proposed = YamlMap.parse("proposed", probe.mapping());
        Map<String, List<String>> wanted = columns(known);
        Map<String, List<String>> given = columns(proposed);
        int found = 0;
        int right = 0;
        List<String> wrong = new ArrayList<>();
        List<String> beyond = new ArrayList<>();
        for (Map.Entry<String, List<String>> field : given.entrySet()) {
            List<String> by = wanted.get(field.getKey());
            if (by == null) {
                beyond.add(field.getKey() + "=" + field.getValue());
            } else if (field.getValue().stream().anyMatch(by::contains)) {
                right++;
                found++;
            } else {
                wrong.add(field.getKey() + "=" + field.getValue() + " for " + by);
            }
        }
        boolean kind = known.text("kind").equals(probe.kind().key());
        boolean head = Integer.parseInt(known.text("skip_lines", "0"))
                == probe.layout().skipLines();
        int invented = proposed.mapOrEmpty("constants").keys().size();
        return new Score(kind, head, wanted.size(), found, right, wrong, beyond, invented);
    }

    private static Map<String, List<String>> columns(YamlMap mapping) {
        Map<String, List<String>> columns = new LinkedHashMap<>();
        YamlMap fields = mapping.mapOrEmpty("fields");
        for (String key : fields.keys()) {
            if (!fields.has(key)) {
                continue; // left blank
            }
            columns.put(key, fields.isMap(key) ? fields.map(key).texts("from") : fields.texts(key));
        }
        return columns;
    }

    private static YamlMap yaml(Path file) {
        try {
            return YamlMap.parse(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public static void main(String[] arguments) throws IOException {
        Path data = Path.of(arguments[0]);
        Path directory = Files.createTempDirectory("kefu-probe-");
        Workspace workspace = Workspace.create(directory.resolve("w"));
        int kinds = 0;
        int heads = 0;
        int wanted = 0;
        int found = 0;
        int right = 0;
        int wrong = 0;
        int invented = 0;
        for (Map.Entry<String, String> one : FILES.entrySet()) {
            Path mapping = Path.of(arguments[1], one.getValue() + ".yaml");
            if (!Files.exists(mapping)) {
                mapping = Path.of(arguments[2], one.getValue() + ".yaml");
            }
            Score score = score(workspace, data.resolve(one.getKey()), mapping);
            System.out.printf(
                    Locale.ROOT,
                    "%-55s kind %s, head %s, found %d of %d, wrong %s, beyond %s%n",
                    one.getKey(),
                    score.kind() ? "right" : "WRONG",
                    score.head() ? "right" : "WRONG",
                    score.found(),
                    score.wanted(),
                    score.wrong(),
                    score.beyond());
            kinds += score.kind() ? 1 : 0;
            heads += score.head() ? 1 : 0;
            wanted += score.wanted();
            found += score.found();
            right += score.right();
            wrong += score.wrong().size();
            invented += score.invented();
        }
        System.out.printf(
                Locale.ROOT,
                "%d files: kind right %d, header row right %d, proposed fields right %.1f %%, found %.1f %%, invented %d%n",
                FILES.size(),
                kinds,
                heads,
                100.0 * right / Math.max(1, right + wrong),
                100.0 * found / Math.max(1, wanted),
                invented);
    }
}
