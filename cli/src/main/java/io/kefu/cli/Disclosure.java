package io.kefu.cli;

import io.kefu.access.Personal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What each column and fact of every command may tell of a person. The output layer asks here and masks; a key that does
 * not stand here cannot be shown at all, so that no command can forget it.
 */
public final class Disclosure {

    private static final Map<String, Personal> KINDS = new HashMap<>();

    static {
        declare(Personal.NAME, "name name_a name_b given_name surname");
        declare(Personal.CONTACT, "phone phone_a phone_b email wechat contact national_id");
        declare(Personal.ADDRESS, "address house_number");
        declare(Personal.BIRTH_DATE, "birth_date birth");
        declare(
                Personal.WORDS,
                "company description text content next reason reasons from to before after value values detail tags profile"
                        + " product message source_id key a b subject reply attachments industry category subtype who"
                        + " customer_no external_id conversation turns why answer");
        // Numbers and codes of ours, places in files, and names of our own agents and teams.
        declare(
                Personal.NONE,
                "ticket task customer customer_a customer_b record record_a record_b review source channel attribute type urgency"
                        + " priority state merged_into follows link order department team assignee agent actor operator event stage entry level"
                        + " field kind outcome file path line cell place sheet calendar zone language weekday template"
                        + " status started_by run job last_step worker role version part problem check column shape dates id number rule policy target"
                        + " what change fate agreement same probability model case matches expected");
        // Figures, flags and times.
        declare(
                Personal.NONE,
                "opened satisfaction archived_at due at date created first_response resolved_at closed_at rating contact_rating invalid ambiguous history amount orders complaints open"
                        + " last_contact high_risk high_value records read imported updated duplicate filtered quarantined"
                        + " count start starts end hours seconds special_days holidays business_time left_s compared clusters"
                        + " duplicates duplicates_found duplicates_learned largest learned_at learned_from rewritten removed"
                        + " rows filled found open_tickets capacity active seniority skills sound conflict other own now"
                        + " examples threshold figure mean spread label f1 said types comes_back open_again sure unit joined_by warranty bits tickets members customers until occurred_at"
                        + " modified_at direction order_no answered wait_seconds talk_seconds answered_at first_reply_at"
                        + " ended_at due_at sla_met reopens reassignments quantity warranty_until warranty_months shifts"
                        + " leave missing today moment begins met budget instant_capacity channels languages load waits"
                        + " condition lap pauses covered standing stretch counted_s total_s escalation moved begun ended route sent again dead lost waiting paused_by closed_until notice recipient attempts send_at late_s cause queue_s work_s waiting_s running paused overdue due_soon next_due"
                        + " parent serial_no handed_over since seen sees_files origin district city province postcode");
    }

    private Disclosure() {}

    private static void declare(Personal kind, String keys) {
        Arrays.stream(keys.split(" ")).forEach(key -> KINDS.put(key, kind));
    }

    /** True for a column of words, or of values of any kind; others hold numbers, codes, times and names. */
    static boolean isText(String key) {
        return KINDS.getOrDefault(key, Personal.WORDS) == Personal.WORDS;
    }

    /** A code of ours, which tells of nobody. */
    private static final Pattern CODE = Pattern.compile("[a-z_]+");

    /** The facts of a problem with a row, the value that was found masked as its column asks for. */
    public static Map<String, String> masked(Map<String, String> facts) {
        Map<String, String> masked = new HashMap<>(facts);
        Personal kind = Personal.ofHeading(facts.getOrDefault("column", ""));
        masked.computeIfPresent("value", (name, value) -> kind.masked(value));
        masked.computeIfPresent(
                "legal",
                (name, words) -> kind == Personal.NAME
                        ? Arrays.stream(words.split(", ", -1))
                                .map(word -> CODE.matcher(word).matches() ? word : kind.masked(word))
                                .collect(Collectors.joining(", "))
                        : words);
        return masked;
    }

    public static Personal of(String key) {
        Personal kind = KINDS.get(key);
        if (kind == null) {
            throw new IllegalStateException("'" + key + "' does not say what it may tell of a person");
        }
        return kind;
    }
}
