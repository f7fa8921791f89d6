package io.kefu.intake.record;

import io.kefu.workspace.Grades;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The canonical fields: what the columns of every source are mapped to. */
public enum Field {
    EXTERNAL_ID,
    /** The ticket that an event belongs to, by its number in the source; in a contact the number of ours it names. */
    TICKET,
    OCCURRED_AT(Type.INSTANT),
    /** When the source last changed the row; decides which version is the current one. */
    MODIFIED_AT(Type.INSTANT),
    CHANNEL,
    ATTRIBUTE("instant", "async"),
    DIRECTION("inbound", "outbound"),
    /** Messages of one conversation share it. */
    CONVERSATION,
    CUSTOMER_NO,
    NAME,
    GIVEN_NAME,
    SURNAME,
    COMPANY,
    PHONE,
    EMAIL,
    WECHAT,
    SUBJECT,
    TEXT,
    TYPE(Grades.Scale.TYPE),
    SUBTYPE,
    URGENCY(Grades.Scale.URGENCY),
    PRIORITY(Grades.Scale.PRIORITY),
    CATEGORY,
    ORDER_NO,
    TAGS,
    AGENT,
    TEAM,
    ANSWERED(Type.FLAG),
    WAIT_SECONDS(Type.SECONDS),
    TALK_SECONDS(Type.SECONDS),
    ANSWERED_AT(Type.INSTANT),
    FIRST_REPLY_AT(Type.INSTANT),
    /** What was answered. */
    REPLY,
    ENDED_AT(Type.INSTANT),
    OUTCOME("solved", "open"),
    RATING(1, 5),
    ATTACHMENTS,
    STATE(
            "unassigned",
            "assigned",
            "in_progress",
            "pending",
            "third_party",
            "resolved",
            "closed",
            "cancelled",
            "merged"),
    RESOLVED_AT(Type.INSTANT),
    CLOSED_AT(Type.INSTANT),
    DUE_AT(Type.INSTANT),
    /** The source system's own verdict on its service level. */
    SLA_MET(Type.FLAG),
    REOPENS(0, 1_000_000),
    REASSIGNMENTS(0, 1_000_000),
    LEVEL("ordinary", "vip", "strategic"),
    INDUSTRY,
    BIRTH_DATE(Type.DATE),
    /** A number that names one person for good: identity card, passport, social security. */
    NATIONAL_ID,
    ADDRESS,
    HOUSE_NUMBER,
    /** The smallest area: a district or county below a city. */
    DISTRICT,
    CITY,
    PROVINCE,
    POSTCODE,
    PRODUCT,
    QUANTITY(Type.DECIMAL),
    AMOUNT(Type.DECIMAL),
    WARRANTY_UNTIL(Type.DATE),
    DEPARTMENT,
    SKILLS,
    SENIORITY,
    /** How much open work of an agent is a full load. */
    CAPACITY(1, 1_000_000),
    /** How much of that may be in instant channels, where several at once are several conversations. */
    INSTANT_CAPACITY(0, 1_000_000),
    CHANNELS,
    LANGUAGES,
    ACTIVE(Type.FLAG),
    /** When an agent works, such as {@code Mon-Fri 09:00-18:00}. */
    SHIFTS(Type.SHIFTS),
    /** When an agent is away, such as {@code 2024-05-06/2024-05-08}. */
    LEAVE(Type.LEAVE),
    WARRANTY_MONTHS(0, 1_200),
    /** The department above. */
    PARENT,
    /** What was said, turn by turn, as JSON: {@code at}, {@code role}, {@code who}, {@code text}. */
    TURNS,
    /** Whether a bot or help centre gave the session to a person; no ticket is made of one that it solved itself. */
    HANDED_OVER(Type.FLAG),
    /** Keys of the fields whose local time exists twice or never in its zone; no column is mapped to it. */
    AMBIGUOUS,
    /** File and cell that a person wrote it into; two rows that differ in nothing else are the same row. */
    ORIGIN;

    /** What kind of value a field holds. */
    public enum Type {
        TEXT,
        CODE,
        INSTANT,
        DATE,
        INTEGER,
        /** A length of time, kept in whole seconds. */
        SECONDS,
        DECIMAL,
        FLAG,
        /** As {@link io.kefu.calendar.Shifts} reads them. */
        SHIFTS,
        /** As {@link io.kefu.calendar.Leave} reads it. */
        LEAVE
    }

    private static final List<String> FLAG_CODES = List.of("true", "false");
    private static final Map<String, Field> BY_KEY =
            Arrays.stream(values()).collect(Collectors.toMap(Field::key, Function.identity()));

    private final Type type;
    private final Grades.@Nullable Scale scale;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> codes;

    private final int least;
    private final int most;

    Field() {
        this(Type.TEXT);
    }

    Field(Type type) {
        this.type = type;
        this.scale = null;
        this.codes = List.of();
        this.least = 0;
        this.most = type == Type.SECONDS ? 10_000_000 : 0;
    }

    Field(String... codes) {
        this.type = Type.CODE;
        this.scale = null;
        this.codes = List.of(codes);
        this.least = 0;
        this.most = 0;
    }

    Field(Grades.Scale scale) {
        this.type = Type.CODE;
        this.scale = scale;
        this.codes = List.of();
        this.least = 0;
        this.most = 0;
    }

    Field(int least, int most) {
        this.type = Type.INTEGER;
        this.scale = null;
        this.codes = List.of();
        this.least = least;
        this.most = most;
    }

    /** The name in mapping files, for example {@code occurred_at}. */
    public String key() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    public static @Nullable Field byKey(String key) {
        return BY_KEY.get(key);
    }

    /** True when the field holds a moment. */
    public boolean isInstant() {
        return type == Type.INSTANT;
    }

    public Type type() {
        return type;
    }

    /** Where the office says what its legal values are; null where this class says it. */
    public Grades.@Nullable Scale scale() {
        return scale;
    }

    /** The legal values of a code, or of a flag; empty for other types and where the office says them. */
    public List<String> codes() {
        return type == Type.FLAG ? FLAG_CODES : codes;
    }

    public int least() {
        return least;
    }

    public int most() {
        return most;
    }
}
