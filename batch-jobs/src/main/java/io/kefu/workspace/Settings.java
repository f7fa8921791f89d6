package io.kefu.workspace;

import io.kefu.text.people.PhoneNumbers;
import io.kefu.yaml.YamlMap;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * What kefu.yaml says.
 *
 * @param zone the office's time zone: days of reports and ids, times without an offset
 * @param language of sheets and messages; empty means the locale decides
 * @param phoneRegion ISO 3166 code of the country that phone numbers without a country code belong to
 * @param database where it is; a file is relative to the workspace
 * @param partitions into how many parts a run divides its heavy steps where several processes share a database
 * @param inboxSettle how long a file in the inbox must have been left alone before it is read
 * @param reportDays how many days back the nightly's workbook and sheets reach
 * @param reopenWithin how long after its solution a customer's new message reopens a ticket
 * @param answerStages stages of progress entries that are an answer to the customer, by code or in the office's words
 * @param brand words by which people name the company in public posts
 * @param reviewers who may see personal data unmasked where two customers are compared, by the names they act under
 * @param limits of what a file may hold
 */
public record Settings(
        ZoneId zone,
        Optional<Language> language,
        String phoneRegion,
        DatabaseSettings database,
        int partitions,
        Duration inboxSettle,
        int reportDays,
        Duration reopenWithin,
        List<String> answerStages,
        List<String> brand,
        List<String> reviewers,
        Limits limits) {

    /** More parts of a step cost more to hand out than they share. */
    public static final int MOST_PARTITIONS = 1_000;

    /** Reads and checks kefu.yaml; every key has a default. */
    static Settings parse(String file, String text) {
        YamlMap yaml = YamlMap.parse(file, text)
                .only(
                        "zone",
                        "language",
                        "phone_region",
                        "database",
                        "partitions",
                        "inbox_settle",
                        "report_days",
                        "reopen_within",
                        "answer_stages",
                        "brand",
                        "reviewers",
                        "limits");
        String region = yaml.text("phone_region", "CN");
        if (!region.equals("CN") && !PhoneNumbers.knows(region)) {
            throw yaml.wrong("phone_region", "a country code such as CN, HK or US");
        }
        return new Settings(
                yaml.zone("zone", ZoneId.of("Asia/Shanghai")),
                yaml.has("language")
                        ? Optional.of(yaml.oneOf("language", List.of(Language.values()), Language::code))
                        : Optional.empty(),
                region,
                DatabaseSettings.parse(yaml),
                yaml.integer("partitions", 1, 1, MOST_PARTITIONS),
                yaml.duration("inbox_settle", Duration.ofSeconds(5)),
                yaml.integer("report_days", 31, 1, 3660),
                yaml.duration("reopen_within", Duration.ofDays(7)),
                yaml.has("answer_stages") ? yaml.texts("answer_stages") : List.of("reply", "solution"),
                yaml.texts("brand"),
                yaml.texts("reviewers"),
                Limits.parse(yaml.mapOrEmpty("limits")));
    }
}
