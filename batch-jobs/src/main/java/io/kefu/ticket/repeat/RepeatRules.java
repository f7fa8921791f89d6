package io.kefu.ticket.repeat;

import io.kefu.text.Code;
import io.kefu.workspace.Workspace;
import io.kefu.yaml.YamlMap;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rules of {@code rules/repeats.yaml}: when two texts are about the same problem, and what is done then. */
public final class RepeatRules {

    /** What is done with a contact about an order of which a ticket of another type is open. */
    public enum OtherType implements Code {
        APPEND,
        LINK
    }

    /**
     * When many customers have one problem.
     *
     * @param similarity of their texts to the first one's, 0 to 1
     * @param within from one to the next
     * @param customers at least as many
     */
    public record Incident(double similarity, Duration within, int customers) {}

    private final Lexicon lexicon = new Lexicon();
    private final double append;
    private final double link;
    private final Duration within;
    private final OtherType otherType;
    private final Incident incident;

    private RepeatRules(YamlMap yaml) {
        yaml.only("append", "link", "within", "other_type", "incident", "products", "parts", "same", "ignore");
        this.append = yaml.decimal("append", 0.55, 0, 1);
        this.link = yaml.decimal("link", 0.35, 0, 1);
        this.within = yaml.duration("within", Duration.ofDays(14));
        this.otherType = yaml.has("other_type")
                ? yaml.oneOf("other_type", List.of(OtherType.values()), Code::key)
                : OtherType.LINK;
        YamlMap many = yaml.mapOrEmpty("incident").only("similarity", "within", "customers");
        this.incident = new Incident(
                many.decimal("similarity", 0.6, 0, 1),
                many.duration("within", Duration.ofHours(2)),
                many.integer("customers", 5, 2, 1_000_000));
        YamlMap products = yaml.mapOrEmpty("products");
        for (String name : products.keys()) {
            lexicon.add(name, Lexicon.Kind.PRODUCT, name);
            products.texts(name).forEach(other -> lexicon.add(other, Lexicon.Kind.PRODUCT, name));
        }
        List<List<String>> parts = yaml.lists("parts");
        for (int i = 0; i < parts.size(); i++) {
            String group = Integer.toString(i);
            parts.get(i).forEach(part -> lexicon.add(part, Lexicon.Kind.PART, group));
        }
        YamlMap same = yaml.mapOrEmpty("same");
        for (String word : same.keys()) {
            same.texts(word).forEach(other -> lexicon.add(other, Lexicon.Kind.SAME, word));
        }
        yaml.texts("ignore").forEach(word -> lexicon.add(word, Lexicon.Kind.NOTHING, ""));
    }

    public static RepeatRules parse(String file, String text) {
        return new RepeatRules(YamlMap.parse(file, text));
    }

    /** Those of the office, or the shipped ones. */
    public static RepeatRules of(Workspace workspace) {
        Workspace.Resource rules = workspace.resource("rules/repeats.yaml");
        return parse(rules.name(), rules.text());
    }

    /** What a subject and words are about. */
    public Matter matter(@Nullable String subject, String words) {
        return new Matter(subject == null ? words : subject + "\n" + words, lexicon);
    }

    /** From this similarity on a contact goes into the ticket. */
    public double append() {
        return append;
    }

    /** From this similarity on its ticket follows the other one. */
    public double link() {
        return link;
    }

    /** How long after a ticket's opening its customer can tell the same problem again. */
    public Duration within() {
        return within;
    }

    public OtherType otherType() {
        return otherType;
    }

    public Incident incident() {
        return incident;
    }
}
