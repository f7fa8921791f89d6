package io.kefu.ticket.recognise;

import io.kefu.classify.Example;
import io.kefu.condition.Condition;
import io.kefu.condition.Fields;
import io.kefu.customer.golden.Traits;
import io.kefu.intake.record.CanonicalRecord;
import io.kefu.intake.record.Field;
import io.kefu.ticket.life.Attribute;
import io.kefu.ticket.life.Grade;
import io.kefu.ticket.life.Ticket;
import io.kefu.ticket.value.Priority;
import io.kefu.ticket.value.TicketType;
import io.kefu.ticket.value.Urgency;
import io.kefu.workspace.Grades;
import io.kefu.workspace.Grades.Scale;
import io.kefu.yaml.YamlMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Recognises type, urgency and priority from what a customer wrote, by the rules of
 * {@code rules/recognition.yaml}: in each list the first rule whose condition is true decides, and what made it true
 * is the reason; urgency and impact make the priority. What the source itself says about a ticket goes before the rules.
 */
public final class Recognition {

    private static final String GIVEN = "given by the source";

    /** @param sure false: it gives way to the classifier where that is sure */
    private record TypeRule(String subtype, Rule<TicketType> type, boolean sure) {}

    /** Words that are not enough to say what a contact is about, but are worth something beside others. */
    private record Hint(String name, Condition<Written> when) {}

    private record TeamRule(
            @Nullable String subtype, @Nullable String department, String team) {}

    private final List<TypeRule> types;
    private final Kind otherwise;
    private final List<Hint> hints;
    private final List<Rule<Urgency>> urgencies;
    private final Priorities priorities;
    private final List<TeamRule> teams;

    private final Grades grades;
    private final Facts facts;
    private final Optional<Classifier> classifier;

    private Recognition(YamlMap yaml, Facts facts, Grades grades) {
        this.grades = grades;
        Fields<Written> fields = Written.fields(grades);
        this.facts = facts;
        this.classifier = Optional.empty();
        yaml.only("types", "otherwise", "hints", "urgencies", "impacts", "matrix", "teams");
        this.types = yaml.maps("types").stream()
                .map(rule -> rule.only("subtype", "type", "when", "sure"))
                .map(rule -> new TypeRule(
                        subtype(rule, grades),
                        Rule.read(rule, "type", grades.keys(Scale.TYPE), TicketType::new, fields),
                        rule.flag("sure", true)))
                .toList();
        this.otherwise = yaml.has("otherwise") ? otherwise(yaml.map("otherwise"), grades) : new Kind(null, null);
        this.hints = yaml.maps("hints").stream()
                .map(hint -> hint.only("hint", "when"))
                .map(hint ->
                        new Hint(hint.text("hint"), Condition.parse(hint.text("when"), fields, hint.where("when"))))
                .toList();
        this.urgencies = yaml.maps("urgencies").stream()
                .map(rule -> Rule.read(
                        rule.only("urgency", "when"), "urgency", grades.keys(Scale.URGENCY), Urgency::new, fields))
                .toList();
        this.priorities = new Priorities(yaml, grades, fields);
        this.teams = yaml.maps("teams").stream()
                .map(rule -> rule.only("subtype", "department", "team"))
                .map(rule -> new TeamRule(rule.textOrNull("subtype"), rule.textOrNull("department"), rule.text("team")))
                .toList();
    }

    private Recognition(Recognition rules, Optional<Classifier> classifier) {
        this.types = rules.types;
        this.otherwise = rules.otherwise;
        this.hints = rules.hints;
        this.urgencies = rules.urgencies;
        this.priorities = rules.priorities;
        this.teams = rules.teams;
        this.facts = rules.facts;
        this.grades = rules.grades;
        this.classifier = classifier;
    }

    /** The same rules, and a classifier that is asked where none fits. */
    public Recognition with(Optional<Classifier> learned) {
        return new Recognition(this, learned);
    }

    private static String subtype(YamlMap rule, Grades grades) {
        return rule.oneOf("subtype", grades.keys(Scale.SUBTYPE), Function.identity());
    }

    private static Kind otherwise(YamlMap yaml, Grades grades) {
        yaml.only("subtype", "type");
        return new Kind(
                new TicketType(yaml.oneOf("type", grades.keys(Scale.TYPE), Function.identity())),
                subtype(yaml, grades));
    }

    /** @param facts what is read out of words besides */
    public static Recognition parse(String file, String text, Facts facts, Grades grades) {
        return new Recognition(YamlMap.parse(file, text), facts, grades);
    }

    /** What tickets can be about. */
    public Grades grades() {
        return grades;
    }

    /** Whether an urgency presses more than another. */
    boolean isMore(Urgency urgency, Urgency other) {
        return grades.place(Scale.URGENCY, urgency.key()) > grades.place(Scale.URGENCY, other.key());
    }

    /** Whether what has a priority is done before what has another. */
    boolean isBefore(Priority priority, Priority other) {
        return grades.place(Scale.PRIORITY, priority.key()) < grades.place(Scale.PRIORITY, other.key());
    }

    /** What is read out of words, and what has to be known. */
    public Facts facts() {
        return facts;
    }

    /** What a contact is about. */
    public Grade grade(CanonicalRecord content, String channel, Traits traits) {
        return grade(
                Given.by(content),
                content.text(Field.SUBJECT, "") + "\n" + content.text(Field.TEXT, ""),
                channel,
                traits);
    }

    /** @param written subject and words; what their writer says not to want does not count */
    public Grade grade(Given given, String written, String channel, Traits traits) {
        String text = Negation.without(written);
        Map<Attribute, String> why = new LinkedHashMap<>();
        Kind kind = kind(given, new Written(text, channel, traits, given.type(), given.urgency()), why);
        Written contact =
                new Written(written, channel, traits, kind.type(), given.urgency()); // danger counts however it is said
        Urgency urgency = urgency(given.urgency(), contact, why);
        contact = new Written(written, channel, traits, kind.type(), urgency);
        Priority priority = given.priority();
        if (priority == null) {
            Priorities.Verdict verdict = priorities.of(contact, urgency);
            priority = verdict.priority();
            why.put(Attribute.PRIORITY, verdict.reason());
        } else {
            why.put(Attribute.PRIORITY, GIVEN);
        }
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
        return grade(given, ticket.text(), ticket.channel(), ticket.traits()).priority();
    }

    /** How serious a type is, by its place in the rules: 0 for one that is not known, more for those that come first. */
    int weight(@Nullable TicketType type) {
        for (int i = 0; i < types.size(); i++) {
            if (types.get(i).type().value().equals(type)) {
                return types.size() - i;
            }
        }
        return 0;
    }

    private record Kind(@Nullable TicketType type, @Nullable String subtype) {}

    /** Both stay unknown where neither the source nor a rule says what it is about. */
    private Kind kind(Given given, Written contact, Map<Attribute, String> why) {
        for (TypeRule rule : types) {
            if (given.type() == null && rule.subtype().equals(given.subtype())) {
                why.put(Attribute.TYPE, GIVEN);
                return new Kind(rule.type().value(), rule.subtype());
            }
        }
        if (given.type() != null && given.subtype() != null) {
            why.put(Attribute.TYPE, GIVEN);
            return new Kind(given.type(), given.subtype());
        }
        for (TypeRule rule : types) {
            boolean other = given.type() != null && !rule.type().value().equals(given.type());
            if (!other && rule.type().fits(contact)) {
                Optional<Classifier.Guess> better =
                        rule.sure() || given.type() != null ? Optional.empty() : learned(contact);
                if (better.isPresent()) {
                    return kind(better.get(), why);
                }
                why.put(Attribute.TYPE, rule.type().reason(contact));
                return new Kind(rule.type().value(), rule.subtype());
            }
        }
        if (given.type() == null) {
            Optional<Classifier.Guess> guess = learned(contact);
            why.put(Attribute.TYPE, "no rule fits");
            return guess.map(sure -> kind(sure, why)).orElse(otherwise);
        }
        why.put(Attribute.TYPE, GIVEN);
        String subtype = given.type().equals(otherwise.type())
                ? otherwise.subtype()
                : types.stream()
                        .filter(rule -> rule.type().value().equals(given.type()))
                        .map(TypeRule::subtype)
                        .findFirst()
                        .orElse(given.type().key());
        return new Kind(given.type(), subtype);
    }

    /** What the classifier is sure of. */
    private Optional<Classifier.Guess> learned(Written contact) {
        return classifier
                .flatMap(learned -> learned.sure(contact.text(), hints(contact)))
                .filter(sure -> grades.keys(Scale.TYPE).contains(sure.type().key()));
    }

    private static Kind kind(Classifier.Guess sure, Map<Attribute, String> why) {
        why.put(Attribute.TYPE, Classifier.reason(sure));
        return new Kind(sure.type(), sure.subtype());
    }

    /** What the rules and hints say, each by itself, whichever stands first. */
    Set<String> hints(Written contact) {
        Set<String> said = new TreeSet<>();
        types.stream().filter(rule -> rule.type().fits(contact)).forEach(rule -> said.add("rule " + rule.subtype()));
        hints.stream().filter(hint -> hint.when().test(contact)).forEach(hint -> said.add(hint.name()));
        return said;
    }

    /** What a confirmed ticket teaches: its words, and what the rules and hints say of it. */
    public Example example(ClassifierRepository.Confirmed confirmed) {
        String text = Negation.without(confirmed.text());
        Written contact = new Written(text, confirmed.channel(), confirmed.traits(), null, null);
        return new Example(text, hints(contact), Classifier.label(confirmed.type(), confirmed.subtype()));
    }

    /** What the classifier takes a ticket for, however sure; empty when nothing was learned. */
    public Optional<Classifier.Guess> guess(Ticket ticket) {
        String text = Negation.without(ticket.text());
        Written contact = new Written(text, ticket.channel(), ticket.traits(), null, null);
        return classifier.map(learned -> learned.guess(text, hints(contact)));
    }

    /** What the source gives, else the value of the first rule that fits. */
    private Urgency urgency(@Nullable Urgency given, Written contact, Map<Attribute, String> why) {
        if (given != null) {
            why.put(Attribute.URGENCY, GIVEN);
            return given;
        }
        Optional<Rule<Urgency>> rule = Rule.first(urgencies, contact);
        rule.ifPresent(fits -> why.put(Attribute.URGENCY, fits.reason(contact)));
        return rule.map(Rule::value)
                .orElse(new Urgency(grades.keys(Scale.URGENCY).get(0)));
    }
}
