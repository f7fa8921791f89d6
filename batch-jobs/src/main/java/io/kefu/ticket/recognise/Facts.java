package io.kefu.ticket.recognise;

import io.kefu.condition.Condition;
import io.kefu.condition.Fields;
import io.kefu.intake.record.Field;
import io.kefu.intake.record.StoredRecord;
import io.kefu.text.Code;
import io.kefu.text.Keyed;
import io.kefu.text.Phrases;
import io.kefu.ticket.life.Ticket;
import io.kefu.workspace.Grades;
import io.kefu.workspace.Grades.Scale;
import io.kefu.workspace.Language;
import io.kefu.yaml.YamlMap;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The rules of {@code rules/facts.yaml}: what is read out of customers' words, and what has to be known. */
public final class Facts {

    /** Something that has to be known of a ticket. */
    public enum Fact implements Code {
        ORDER_NO,
        SERIAL_NO,
        /** A picture or a file. */
        ATTACHMENT
    }

    private record Required(Condition<Ticket> when, List<Fact> facts) {}

    private static Fields<Ticket> fields(Grades grades) {
        return new Fields<Ticket>(Instant.EPOCH, ZoneOffset.UTC)
                .text("channel", Ticket::channel, null)
                .choice("type", ticket -> Keyed.keyOf(ticket.type()), null, grades.labels(Scale.TYPE))
                .text("subtype", Ticket::subtype, null)
                .choice("urgency", ticket -> ticket.urgency().key(), null, grades.labels(Scale.URGENCY))
                .text("category", Ticket::category, null);
    }

    private final Numbers orders;
    private final Numbers serials;
    private final Phrases attachments;
    private final List<Required> required = new ArrayList<>();
    private final Map<Language, String> ask = new EnumMap<>(Language.class);

    private Facts(YamlMap yaml, Grades grades) {
        yaml.only("order_no", "serial_no", "attachment", "required", "ask");
        this.orders = Numbers.read(yaml.mapOrEmpty("order_no"));
        this.serials = Numbers.read(yaml.mapOrEmpty("serial_no"));
        YamlMap attachment = yaml.mapOrEmpty("attachment").only("marks");
        List<String> marks = attachment.texts("marks");
        if (marks.stream().anyMatch(String::isBlank)) {
            throw attachment.wrong("marks", "what stands in a text for a picture or a file, and nothing that is empty");
        }
        this.attachments = new Phrases(marks);
        for (YamlMap line : yaml.maps("required")) {
            line.only("when", "facts");
            required.add(new Required(
                    Condition.parse(line.text("when"), fields(grades), line.where("when")),
                    line.texts("facts").stream().map(key -> fact(line, key)).toList()));
        }
        YamlMap texts = yaml.map("ask");
        for (Language language : Language.values()) {
            ask.put(language, texts.pattern(language.code(), "facts", "ticket"));
        }
    }

    private static Fact fact(YamlMap line, String key) {
        return List.of(Fact.values()).stream()
                .filter(fact -> fact.key().equals(key))
                .findFirst()
                .orElseThrow(() -> line.wrong("facts", String.join(", ", Code.keys(Fact.values()))));
    }

    public static Facts parse(String file, String text, Grades grades) {
        return new Facts(YamlMap.parse(file, text), grades);
    }

    /** The order that a contact is about: its column, else the only number in its words; null when nobody knows. */
    public @Nullable String orderNo(StoredRecord contact) {
        String told = contact.content().text(Field.ORDER_NO);
        return told != null ? told : orderNo(contact.content().text(Field.SUBJECT), contact.words());
    }

    /** The only order number in a subject and words; null when there is none, or there are several. */
    public @Nullable String orderNo(@Nullable String subject, String words) {
        return orders.only(subject == null ? words : subject + "\n" + words).orElse(null);
    }

    /** The serial numbers that words tell. */
    public Set<String> serialNos(String words) {
        return serials.in(words);
    }

    /**
     * What has to be known of a ticket and is not.
     *
     * @param words of all its contacts
     * @param attachment whether a file came with any of them; texts may have marks of some, too
     */
    public List<Fact> missing(Ticket ticket, List<String> words, boolean attachment) {
        Set<Fact> missing = new LinkedHashSet<>();
        required.stream().filter(line -> line.when().test(ticket)).forEach(line -> missing.addAll(line.facts()));
        String all = ticket.text() + "\n" + String.join("\n", words);
        missing.removeIf(fact -> switch (fact) {
            case ORDER_NO -> ticket.orderNo() != null || !orders.in(all).isEmpty();
            case SERIAL_NO -> !serials.in(all).isEmpty();
            case ATTACHMENT -> attachment || attachments.anyIn(all);
        });
        return List.copyOf(missing);
    }

    /** The message that asks a customer for facts. */
    public String ask(Ticket ticket, List<Fact> missing, Language language) {
        String names = missing.stream()
                .map(fact -> language.label("fact." + fact.key()))
                .collect(Collectors.joining(language == Language.ZH ? "、" : ", "));
        return Objects.requireNonNull(ask.get(language))
                .replace("{facts}", names)
                .replace("{ticket}", ticket.id());
    }
}
