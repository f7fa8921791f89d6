package io.kefu.ticket.recognise;

import io.kefu.classify.Example;
import io.kefu.condition.Condition;
import io.kefu.condition.Fields;
import io.kefu.customer.golden.Level;
import io.kefu.intake.record.CanonicalRecord;
import io.kefu.intake.record.Field;
import io.kefu.text.Code;
import io.kefu.ticket.life.Attribute;
import io.kefu.ticket.life.Grade;
import io.kefu.ticket.life.Ticket;
import io.kefu.ticket.value.Priority;
import io.kefu.ticket.value.TicketType;
import io.kefu.ticket.value.Urgency;
import io.kefu.workspace.Language;
import io.kefu.yaml.YamlMap;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Recognises type, urgency and priority from what a customer wrote, by the rules of
 * {@code rules/recognition.yaml}: in each list the first rule whose condition is true decides, and what made it true
 * is the reason. What the source itself says about a ticket goes before the rules.
 */
public final class Recognition {

    private static final String GIVEN = "given by the source";

    /** What the conditions of the rules look at; type and urgency are empty until they are recognised. */
    private record Contact(
            String text,
            String channel,
            Level level,
            @Nullable TicketType type,
            @Nullable Urgency urgency) {}

    /** Nothing in these fields depends on the time. */
    private static final Fields<Contact> FIELDS = new Fields<Contact>(Instant.EPOCH, ZoneOffset.UTC)
            .text("text", Contact::text, null)
            .text("channel", Contact::channel, null)
            .choice(
                    "customer.level",
                    contact -> contact.level().key(),
                    null,
                    Language.labels("level", Code.keys(Level.values())))
            .choice(
                    "type",
                    contact -> Code.keyOf(contact.type()),
                    null,
                    Language.labels("type", Code.keys(TicketType.values())))
            .choice(
                    "urgency",
                    contact -> Code.keyOf(contact.urgency()),
                    null,
                    Language.labels("urgency", Code.keys(Urgency.values())));

    /** Gives a value when its condition is true; without one always. */
    private record Rule<T>(T value, Optional<Condition<Contact>> when) {

        boolean fits(Contact contact) {
            return when.isEmpty() || when.get().test(contact);
        }

        String reason(Contact contact) {
            return when.map(condition -> String.join(" and ", condition.because(contact)))
                    .orElse("by default");
        }
    }

    private record TypeRule(String subtype, Rule<TicketType> type) {}

    private record TeamRule(
            @Nullable String subtype, @Nullable String department, String team) {}

    private final List<TypeRule> types;
    private final Kind otherwise;
    private final List<Rule<Urgency>> urgencies;
    private final List<Rule<Priority>> priorities;
    private final List<TeamRule> teams;

    private final Facts facts;
    private final Optional<Classifier> classifier;

    private Recognition(YamlMap yaml, Facts facts) {
        this.facts = facts;
        this.classifier = Optional.empty();
        yaml.only("types", "otherwise", "urgencies", "priorities", "teams");
        this.types = yaml.maps("types").stream()
                .map(rule -> rule.only("subtype", "type", "when"))
                .map(rule -> new TypeRule(rule.text("subtype"), rule(rule, "type", TicketType.values())))
                .toList();
        this.otherwise = yaml.has("otherwise") ? otherwise(yaml.map("otherwise")) : new Kind(null, null);
        this.urgencies = yaml.maps("urgencies").stream()
                .map(rule -> rule(rule.only("urgency", "when"), "urgency", Urgency.values()))
                .toList();
        this.priorities = yaml.maps("priorities").stream()
                .map(rule -> rule(rule.only("priority", "when"), "priority", Priority.values()))
                .toList();
        this.teams = yaml.maps("teams").stream()
                .map(rule -> rule.only("subtype", "department", "team"))
                .map(rule -> new TeamRule(rule.textOrNull("subtype"), rule.textOrNull("department"), rule.text("team")))
                .toList();
    }

    private Recognition(Recognition rules, Optional<Classifier> classifier) {
        this.types = rules.types;
        this.otherwise = rules.otherwise;
        this.urgencies = rules.urgencies;
        this.priorities = rules.priorities;
        this.teams = rules.teams;
        this.facts = rules.facts;
        this.classifier = classifier;
    }

    /** The same rules, and a classifier that is asked where none fits. */
    public Recognition with(Optional<Classifier> learned) {
        return new Recognition(this, learned);
    }

    private static Kind otherwise(YamlMap yaml) {
        yaml.only("subtype", "type");
        return new Kind(yaml.oneOf("type", List.of(TicketType.values()), Code::key), yaml.text("subtype"));
    }

    private static <T extends Code> Rule<T> rule(YamlMap rule, String key, T[] legal) {
        return new Rule<>(
                rule.oneOf(key, List.of(legal), Code::key),
                rule.has("when")
                        ? Optional.of(Condition.parse(rule.text("when"), FIELDS, rule.where("when")))
                        : Optional.empty());
    }

    /** @param facts what is read out of words besides */
    public static Recognition parse(String file, String text, Facts facts) {
        return new Recognition(YamlMap.parse(file, text), facts);
    }

    /** What is read out of words, and what has to be known. */
    public Facts facts() {
        return facts;
    }

    /** What a contact is about. */
    public Grade grade(CanonicalRecord content, String channel, Level level) {
        return grade(
                Given.by(content),
                content.text(Field.SUBJECT, "") + "\n" + content.text(Field.TEXT, ""),
                channel,
                level);
    }

    /** @param written subject and words; what their writer says not to want does not count */
    public Grade grade(Given given, String written, String channel, Level level) {
        String text = Negation.without(written);
        Map<Attribute, String> why = new LinkedHashMap<>();
        Kind kind = kind(given, new Contact(text, channel, level, given.type(), given.urgency()), why);
        Contact contact =
                new Contact(written, channel, level, kind.type(), given.urgency()); // danger counts however it is said
        Urgency urgency = first(Attribute.URGENCY, given.urgency(), urgencies, contact, Urgency.NORMAL, why);
        contact = new Contact(written, channel, level, kind.type(), urgency);
        Priority priority = first(Attribute.PRIORITY, given.priority(), priorities, contact, Priority.MEDIUM, why);
        Optional<TeamRule> team = teams.stream()
                .filter(rule -> given.team() != null
                        ? rule.team().equals(given.team())
                        : rule.subtype() == null || rule.subtype().equals(kind.subtype()))
                .findFirst();
        return new Grade(
                kind.type(),
                kind.subtype(),
                urgency,
                priority,
                team.map(TeamRule::department).orElse(null),
                given.team() != null ? given.team() : team.map(TeamRule::team).orElse(null),
                given.names(),
                why);
    }

    /** What the rules say of a ticket's priority as it is now, unless its source said it. */
    public Priority priority(Ticket ticket) {
        if (ticket.isGiven(Attribute.PRIORITY)) {
            return ticket.priority();
        }
        Given given = new Given(ticket.type(), ticket.subtype(), ticket.urgency(), null, ticket.team());
        return grade(given, ticket.text(), ticket.channel(), ticket.level()).priority();
    }

    /** How serious a type is, by its place in the rules: 0 for one that is not known, more for those that come first. */
    int weight(@Nullable TicketType type) {
        for (int i = 0; i < types.size(); i++) {
            if (types.get(i).type().value() == type) {
                return types.size() - i;
            }
        }
        return 0;
    }

    private record Kind(@Nullable TicketType type, @Nullable String subtype) {}

    /** Both stay unknown where neither the source nor a rule says what it is about. */
    private Kind kind(Given given, Contact contact, Map<Attribute, String> why) {
        for (TypeRule rule : types) {
            if (rule.subtype().equals(given.subtype())) {
                why.put(Attribute.TYPE, GIVEN);
                return new Kind(rule.type().value(), rule.subtype());
            }
        }
        for (TypeRule rule : types) {
            boolean other = given.type() != null && rule.type().value() != given.type();
            if (!other && rule.type().fits(contact)) {
                why.put(Attribute.TYPE, rule.type().reason(contact));
                return new Kind(rule.type().value(), rule.subtype());
            }
        }
        if (given.type() == null) {
            return learned(contact, why);
        }
        why.put(Attribute.TYPE, GIVEN);
        String subtype = given.type() == otherwise.type()
                ? otherwise.subtype()
                : types.stream()
                        .filter(rule -> rule.type().value() == given.type())
                        .map(TypeRule::subtype)
                        .findFirst()
                        .orElse(given.type().key());
        return new Kind(given.type(), subtype);
    }

    private Kind learned(Contact contact, Map<Attribute, String> why) {
        Optional<Classifier.Guess> guess = classifier.flatMap(learned -> learned.sure(contact.text()));
        why.put(Attribute.TYPE, guess.map(Classifier::reason).orElse("no rule fits"));
        return guess.map(sure -> new Kind(sure.type(), sure.subtype())).orElse(otherwise);
    }

    /** What a confirmed ticket teaches: its words, and what the rules alone say of it. */
    public Example example(ClassifierRepository.Confirmed confirmed) {
        String text = Negation.without(confirmed.text());
        Contact contact = new Contact(text, confirmed.channel(), confirmed.level(), null, null);
        Optional<String> ruled = types.stream()
                .filter(rule -> rule.type().fits(contact))
                .map(TypeRule::subtype)
                .findFirst();
        return new Example(
                text, Classifier.hints(ruled.orElse(null)), Classifier.label(confirmed.type(), confirmed.subtype()));
    }

    /** What the classifier takes a ticket for, however sure; empty when nothing was learned. */
    public Optional<Classifier.Guess> guess(Ticket ticket) {
        return classifier.map(learned -> learned.guess(Negation.without(ticket.text())));
    }

    /** What the source gives, else the value of the first rule that fits. */
    private static <T> T first(
            Attribute attribute,
            @Nullable T given,
            List<Rule<T>> rules,
            Contact contact,
            T otherwise,
            Map<Attribute, String> why) {
        if (given != null) {
            why.put(attribute, GIVEN);
            return given;
        }
        for (Rule<T> rule : rules) {
            if (rule.fits(contact)) {
                why.put(attribute, rule.reason(contact));
                return rule.value();
            }
        }
        return otherwise;
    }
}
