package io.kefu.intake.record;

import static io.kefu.intake.record.Field.ACTIVE;
import static io.kefu.intake.record.Field.ADDRESS;
import static io.kefu.intake.record.Field.AGENT;
import static io.kefu.intake.record.Field.AMOUNT;
import static io.kefu.intake.record.Field.ANSWERED;
import static io.kefu.intake.record.Field.ANSWERED_AT;
import static io.kefu.intake.record.Field.ATTACHMENTS;
import static io.kefu.intake.record.Field.ATTRIBUTE;
import static io.kefu.intake.record.Field.BIRTH_DATE;
import static io.kefu.intake.record.Field.CAPACITY;
import static io.kefu.intake.record.Field.CATEGORY;
import static io.kefu.intake.record.Field.CHANNEL;
import static io.kefu.intake.record.Field.CHANNELS;
import static io.kefu.intake.record.Field.CITY;
import static io.kefu.intake.record.Field.CLOSED_AT;
import static io.kefu.intake.record.Field.COMPANY;
import static io.kefu.intake.record.Field.CONVERSATION;
import static io.kefu.intake.record.Field.CUSTOMER_NO;
import static io.kefu.intake.record.Field.DEPARTMENT;
import static io.kefu.intake.record.Field.DIRECTION;
import static io.kefu.intake.record.Field.DISTRICT;
import static io.kefu.intake.record.Field.DUE_AT;
import static io.kefu.intake.record.Field.EMAIL;
import static io.kefu.intake.record.Field.ENDED_AT;
import static io.kefu.intake.record.Field.EXTERNAL_ID;
import static io.kefu.intake.record.Field.FIRST_REPLY_AT;
import static io.kefu.intake.record.Field.GIVEN_NAME;
import static io.kefu.intake.record.Field.HANDED_OVER;
import static io.kefu.intake.record.Field.HOUSE_NUMBER;
import static io.kefu.intake.record.Field.INDUSTRY;
import static io.kefu.intake.record.Field.INSTANT_CAPACITY;
import static io.kefu.intake.record.Field.LANGUAGES;
import static io.kefu.intake.record.Field.LEAVE;
import static io.kefu.intake.record.Field.LEVEL;
import static io.kefu.intake.record.Field.MODIFIED_AT;
import static io.kefu.intake.record.Field.NAME;
import static io.kefu.intake.record.Field.NATIONAL_ID;
import static io.kefu.intake.record.Field.OCCURRED_AT;
import static io.kefu.intake.record.Field.ORDER_NO;
import static io.kefu.intake.record.Field.ORIGIN;
import static io.kefu.intake.record.Field.OUTCOME;
import static io.kefu.intake.record.Field.PARENT;
import static io.kefu.intake.record.Field.PHONE;
import static io.kefu.intake.record.Field.POSTCODE;
import static io.kefu.intake.record.Field.PRIORITY;
import static io.kefu.intake.record.Field.PRODUCT;
import static io.kefu.intake.record.Field.PROVINCE;
import static io.kefu.intake.record.Field.QUANTITY;
import static io.kefu.intake.record.Field.RATING;
import static io.kefu.intake.record.Field.REASSIGNMENTS;
import static io.kefu.intake.record.Field.REOPENS;
import static io.kefu.intake.record.Field.REPLY;
import static io.kefu.intake.record.Field.RESOLVED_AT;
import static io.kefu.intake.record.Field.SENIORITY;
import static io.kefu.intake.record.Field.SHIFTS;
import static io.kefu.intake.record.Field.SKILLS;
import static io.kefu.intake.record.Field.SLA_MET;
import static io.kefu.intake.record.Field.STATE;
import static io.kefu.intake.record.Field.SUBJECT;
import static io.kefu.intake.record.Field.SUBTYPE;
import static io.kefu.intake.record.Field.SURNAME;
import static io.kefu.intake.record.Field.TAGS;
import static io.kefu.intake.record.Field.TALK_SECONDS;
import static io.kefu.intake.record.Field.TEAM;
import static io.kefu.intake.record.Field.TEXT;
import static io.kefu.intake.record.Field.TICKET;
import static io.kefu.intake.record.Field.TURNS;
import static io.kefu.intake.record.Field.TYPE;
import static io.kefu.intake.record.Field.URGENCY;
import static io.kefu.intake.record.Field.WAIT_SECONDS;
import static io.kefu.intake.record.Field.WARRANTY_MONTHS;
import static io.kefu.intake.record.Field.WARRANTY_UNTIL;
import static io.kefu.intake.record.Field.WECHAT;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What a row can be, with the fields that it may and must have. */
@SuppressWarnings("ImmutableEnumChecker") // unmodifiable sets
public enum RecordKind {
    /** One contact: a call, a chat, a message, a form. */
    INTERACTION(
            EnumSet.of(OCCURRED_AT, CHANNEL),
            EnumSet.of(
                    EXTERNAL_ID,
                    MODIFIED_AT,
                    ATTRIBUTE,
                    DIRECTION,
                    CONVERSATION,
                    CUSTOMER_NO,
                    NAME,
                    COMPANY,
                    PHONE,
                    EMAIL,
                    WECHAT,
                    SUBJECT,
                    TEXT,
                    TYPE,
                    SUBTYPE,
                    URGENCY,
                    PRIORITY,
                    CATEGORY,
                    ORDER_NO,
                    TAGS,
                    AGENT,
                    TEAM,
                    ANSWERED,
                    WAIT_SECONDS,
                    TALK_SECONDS,
                    FIRST_REPLY_AT,
                    REPLY,
                    ENDED_AT,
                    ORIGIN,
                    OUTCOME,
                    RATING,
                    TICKET,
                    PRODUCT,
                    TURNS,
                    HANDED_OVER,
                    ATTACHMENTS)),
    /** A ticket of another system as it stands at one moment. */
    TICKET_SNAPSHOT(EnumSet.of(EXTERNAL_ID, OCCURRED_AT, CHANNEL), ticketFields()),
    /** A change of a ticket of another system, with the ticket's values after it. */
    TICKET_EVENT(EnumSet.of(TICKET, MODIFIED_AT, CHANNEL), ticketFields()),
    CUSTOMER(
            EnumSet.of(EXTERNAL_ID),
            EnumSet.of(
                    MODIFIED_AT,
                    NAME,
                    GIVEN_NAME,
                    SURNAME,
                    COMPANY,
                    PHONE,
                    EMAIL,
                    WECHAT,
                    LEVEL,
                    INDUSTRY,
                    TAGS,
                    BIRTH_DATE,
                    NATIONAL_ID,
                    ADDRESS,
                    HOUSE_NUMBER,
                    DISTRICT,
                    CITY,
                    PROVINCE,
                    POSTCODE)),
    ORDER(
            EnumSet.of(EXTERNAL_ID, OCCURRED_AT),
            EnumSet.of(
                    MODIFIED_AT, CUSTOMER_NO, NAME, PHONE, EMAIL, WECHAT, PRODUCT, QUANTITY, AMOUNT, WARRANTY_UNTIL)),
    AGENT_RECORD(
            EnumSet.of(EXTERNAL_ID, NAME),
            EnumSet.of(
                    MODIFIED_AT,
                    DEPARTMENT,
                    SKILLS,
                    SENIORITY,
                    CAPACITY,
                    INSTANT_CAPACITY,
                    CHANNELS,
                    LANGUAGES,
                    EMAIL,
                    ACTIVE,
                    SHIFTS,
                    LEAVE)),
    PRODUCT_RECORD(EnumSet.of(EXTERNAL_ID, NAME), EnumSet.of(MODIFIED_AT, CATEGORY, WARRANTY_MONTHS, AMOUNT, ACTIVE)),
    SERVICE_ITEM(EnumSet.of(EXTERNAL_ID, NAME), EnumSet.of(MODIFIED_AT, CATEGORY, TEAM, AMOUNT, ACTIVE)),
    DEPARTMENT_RECORD(EnumSet.of(EXTERNAL_ID, NAME), EnumSet.of(MODIFIED_AT, PARENT, AGENT, PHONE, EMAIL, ACTIVE)),
    /** One agent's part in a call; the legs of a call become one interaction. */
    CALL_LEG(
            EnumSet.of(CONVERSATION, OCCURRED_AT, CHANNEL),
            EnumSet.of(
                    EXTERNAL_ID,
                    MODIFIED_AT,
                    DIRECTION,
                    CUSTOMER_NO,
                    NAME,
                    PHONE,
                    TEXT,
                    TYPE,
                    ORDER_NO,
                    AGENT,
                    TEAM,
                    ANSWERED,
                    ANSWERED_AT,
                    ENDED_AT,
                    WAIT_SECONDS,
                    TALK_SECONDS,
                    OUTCOME,
                    RATING,
                    ATTACHMENTS)),
    /** A row that was rejected and corrected; it is judged as what it was. */
    CORRECTION(EnumSet.noneOf(Field.class), EnumSet.noneOf(Field.class));

    private final Set<Field> required;
    private final Set<Field> fields;

    RecordKind(EnumSet<Field> required, EnumSet<Field> optional) {
        this.required = Collections.unmodifiableSet(required);
        EnumSet<Field> all = EnumSet.copyOf(required);
        all.addAll(optional);
        this.fields = Collections.unmodifiableSet(all);
    }

    private static EnumSet<Field> ticketFields() {
        return EnumSet.of(
                EXTERNAL_ID,
                OCCURRED_AT,
                MODIFIED_AT,
                ATTRIBUTE,
                CONVERSATION,
                CUSTOMER_NO,
                NAME,
                COMPANY,
                PHONE,
                EMAIL,
                WECHAT,
                SUBJECT,
                TEXT,
                TYPE,
                SUBTYPE,
                URGENCY,
                PRIORITY,
                CATEGORY,
                ORDER_NO,
                TAGS,
                AGENT,
                TEAM,
                FIRST_REPLY_AT,
                REPLY,
                RESOLVED_AT,
                CLOSED_AT,
                DUE_AT,
                SLA_MET,
                REOPENS,
                REASSIGNMENTS,
                RATING,
                STATE,
                ATTACHMENTS);
    }

    /** The name in mapping files and in the database. */
    public String key() {
        return this == TICKET_SNAPSHOT
                ? "ticket"
                : name().toLowerCase(Locale.ROOT).replace("_record", "").replace('_', '-');
    }

    public Set<Field> required() {
        return required;
    }

    /** The fields that rows of this kind may have. */
    public Set<Field> fields() {
        return fields;
    }

    /** True when rows of this kind name a person who asks for something. */
    boolean hasRequester() {
        return switch (this) {
            case INTERACTION, TICKET_SNAPSHOT, TICKET_EVENT, CUSTOMER, ORDER -> true;
            default -> false;
        };
    }
}
