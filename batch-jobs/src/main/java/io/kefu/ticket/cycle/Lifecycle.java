package io.kefu.ticket.cycle;

import io.kefu.problem.KefuException;
import io.kefu.problem.Nearest;
import io.kefu.text.Code;
import io.kefu.ticket.value.StateKind;
import io.kefu.ticket.value.TicketState;
import io.kefu.workspace.Language;
import io.kefu.workspace.Workspace;
import io.kefu.yaml.YamlMap;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The states that an office gives its tickets, and which may follow which, by {@code rules/lifecycle.yaml}. Of each kind
 * the first state is the one into which kefu itself moves tickets; of the open ones the first is for tickets that were
 * given to somebody, the second for those that are worked on.
 */
public final class Lifecycle {

    /** What a move needs. */
    public enum Need implements Code {
        /** A word why. */
        REASON,
        /** What was done for the customer, as an entry of the progress sheet. */
        SOLUTION
    }

    /**
     * What may be said of a move.
     *
     * @param by the roles that may make it; empty: everybody. Roles guide: nothing enforces them before there is access
     *     control
     */
    public record Move(Set<String> by, Set<Need> needs) {

        private static final Move FREE = new Move(Set.of(), Set.of());
    }

    /** @param moves by the state to which they lead */
    private record Line(TicketState state, Map<Language, String> names, Map<TicketState, Move> moves, String where) {}

    private final Map<String, Line> lines = new LinkedHashMap<>();

    /** In the order of the file; asked for at every event. */
    private final Map<StateKind, List<TicketState>> ofKind = new EnumMap<>(StateKind.class);

    private Lifecycle(String file, YamlMap yaml) {
        yaml.only("states", "moves");
        for (YamlMap line : yaml.maps("states")) {
            state(line.only("state", "kind", "zh", "en", "next"));
        }
        for (YamlMap line : yaml.maps("states")) {
            for (String to : line.texts("next")) {
                known(line, "state", line.text("state"))
                        .moves()
                        .put(known(line, "next", to).state(), Move.FREE);
            }
        }
        for (YamlMap line : yaml.maps("moves")) {
            move(line.only("from", "to", "by", "needs"));
        }
        check(file);
    }

    public static Lifecycle parse(String file, String text) {
        return new Lifecycle(file, YamlMap.parse(file, text));
    }

    /** That of the office, or the shipped one. */
    public static Lifecycle of(Workspace workspace) {
        Workspace.Resource rules = workspace.resource("rules/lifecycle.yaml");
        return parse(rules.name(), rules.text());
    }

    private void state(YamlMap line) {
        String key = line.text("state");
        if (!key.matches("[a-z][a-z0-9_]*")) {
            throw line.wrong("state", "small letters, digits and _");
        }
        if (lines.containsKey(key)) {
            throw line.wrong("state", "a state that does not stand above already");
        }
        Map<Language, String> names = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            String name = line.text(language.code());
            if (lines.values().stream().anyMatch(other -> other.names().containsValue(name))) {
                throw line.wrong(language.code(), "a name that no line above has");
            }
            names.put(language, name);
        }
        StateKind kind = line.oneOf("kind", List.of(StateKind.values()), Code::key);
        TicketState state = new TicketState(key, kind);
        lines.put(key, new Line(state, names, new LinkedHashMap<>(), line.where("state")));
        ofKind.computeIfAbsent(kind, first -> new ArrayList<>()).add(state);
    }

    /** A line without {@code from} says it of every state that leads there. */
    private void move(YamlMap line) {
        TicketState to = known(line, "to", line.text("to")).state();
        Move move = new Move(
                Set.copyOf(line.texts("by")),
                Set.copyOf(line.texts("needs").stream()
                        .map(need -> need(line, need))
                        .toList()));
        List<Line> from = line.has("from")
                ? line.texts("from").stream()
                        .map(key -> known(line, "from", key))
                        .toList()
                : lines.values().stream()
                        .filter(each -> each.moves().containsKey(to))
                        .toList();
        for (Line each : from) {
            if (each.moves().replace(to, move) == null) {
                throw line.wrong("from", "a state whose next ones name " + to.key());
            }
        }
    }

    private static Need need(YamlMap line, String text) {
        return Arrays.stream(Need.values())
                .filter(need -> need.key().equals(text))
                .findFirst()
                .orElseThrow(() -> line.wrong("needs", String.join(", ", Code.keys(Need.values()))));
    }

    private Line known(YamlMap line, String key, String state) {
        Line known = lines.get(state);
        if (known == null) {
            throw line.wrong(key, String.join(", ", lines.keySet()) + ", and not " + state);
        }
        return known;
    }

    private void check(String file) {
        for (StateKind kind : List.of(StateKind.NEW, StateKind.OPEN, StateKind.SOLVED, StateKind.CLOSED)) {
            if (!ofKind.containsKey(kind)) {
                throw new KefuException(new LifecycleProblem.NoStateOfKind(file, kind.key()));
            }
        }
        TicketState solved = first(StateKind.SOLVED);
        demand(file, first(StateKind.NEW), assigned());
        demand(file, assigned(), working());
        demand(file, working(), solved);
        demand(file, solved, working());
        demand(file, solved, first(StateKind.CLOSED));
        Set<TicketState> reached = reached();
        for (Line line : lines.values()) {
            TicketState state = line.state();
            if (!reached.contains(state)) {
                throw new KefuException(new LifecycleProblem.Unreachable(line.where(), state.key()));
            }
            if (line.moves().isEmpty() && !state.kind().isFinished()) {
                throw new KefuException(new LifecycleProblem.NoWayOut(line.where(), state.key()));
            }
        }
    }

    /** What contacts and imports do by themselves must be legal. */
    private void demand(String file, TicketState from, TicketState to) {
        if (!from.equals(to) && move(from, to).isEmpty()) {
            throw new KefuException(new LifecycleProblem.MissingMove(file, from.key(), to.key()));
        }
    }

    /** A ticket begins in the first state. */
    private Set<TicketState> reached() {
        Set<TicketState> reached = new HashSet<>();
        Deque<TicketState> open = new ArrayDeque<>(List.of(first(StateKind.NEW)));
        while (!open.isEmpty()) {
            TicketState state = open.pop();
            if (reached.add(state)) {
                open.addAll(next(state).keySet());
            }
        }
        return reached;
    }

    /** All states, in the order of the file. */
    public List<TicketState> states() {
        return lines.values().stream().map(Line::state).toList();
    }

    private Optional<TicketState> of(StateKind kind) {
        return Optional.ofNullable(ofKind.get(kind)).map(states -> states.get(0));
    }

    /** The state into which tickets are moved when they come to be of this kind. */
    public TicketState first(StateKind kind) {
        return of(kind).orElseThrow(() -> new KefuException(new LifecycleProblem.KindNotInUse(kind.key())));
    }

    /** Where a ticket stands that was given to somebody. */
    public TicketState assigned() {
        return first(StateKind.OPEN);
    }

    /** Where a ticket stands that is worked on. */
    public TicketState working() {
        List<TicketState> open = ofKind.getOrDefault(StateKind.OPEN, List.of());
        return open.size() > 1 ? open.get(1) : assigned();
    }

    public Optional<TicketState> find(String key) {
        return Optional.ofNullable(lines.get(key)).map(Line::state);
    }

    /** The state that somebody names, by its key or by its name in any language. */
    public TicketState named(String name) {
        return lines.values().stream()
                .filter(line -> line.state().key().equals(name) || line.names().containsValue(name))
                .map(Line::state)
                .findFirst()
                .orElseThrow(() -> new KefuException(new LifecycleProblem.NoSuchState(
                        name, Nearest.to(name, lines.keySet()), String.join(", ", lines.keySet()))));
    }

    /**
     * The state that a mapping says for what a source reports: the one of this key, else the first of the kind that
     * kefu's own state of this key is of.
     */
    public TicketState reported(String key) {
        return find(key).orElseGet(() -> switch (key) {
            case "unassigned" -> first(StateKind.NEW);
            case "assigned" -> assigned();
            case "in_progress" -> working();
            case "pending" -> of(StateKind.WAITING).orElseGet(this::working);
            case "third_party" -> of(StateKind.THIRD_PARTY).orElseGet(this::working);
            case "resolved" -> first(StateKind.SOLVED);
            case "merged" -> of(StateKind.MERGED).orElseGet(() -> first(StateKind.CLOSED));
            case "cancelled" -> of(StateKind.CANCELLED).orElseGet(() -> first(StateKind.CLOSED));
            default -> first(StateKind.CLOSED);
        });
    }

    /** The moves that may follow a state, by where they lead; none from a state that the life cycle has no more. */
    public Map<TicketState, Move> next(TicketState from) {
        Line line = lines.get(from.key());
        return line == null ? Map.of() : Collections.unmodifiableMap(line.moves());
    }

    /** The move between two states; empty when it is not legal. */
    public Optional<Move> move(TicketState from, TicketState to) {
        return Optional.ofNullable(next(from).get(to));
    }

    /** What people are shown; the key of a state that the life cycle has no more. */
    public String label(String key, Language language) {
        Line line = lines.get(key);
        return line == null ? key : line.names().getOrDefault(language, key);
    }

    /** What people may write for each state: its names in all languages. */
    public Map<String, List<String>> labels() {
        Map<String, List<String>> labels = new LinkedHashMap<>();
        lines.forEach((key, line) ->
                labels.put(key, line.names().values().stream().distinct().toList()));
        return labels;
    }

    /** The graph as text: each state with its kind, and where it leads. */
    public List<String> drawn(Language language) {
        List<String> drawn = new ArrayList<>();
        for (TicketState state : states()) {
            drawn.add(label(state.key(), language) + " (" + state.key() + ", "
                    + language.label("kind", state.kind().key()) + ")");
            next(state).forEach((to, move) -> drawn.add("  → " + label(to.key(), language) + note(move, language)));
        }
        return drawn;
    }

    private static String note(Move move, Language language) {
        List<String> notes = new ArrayList<>(move.by());
        move.needs().stream().sorted().forEach(need -> notes.add(language.label("need", need.key())));
        return notes.isEmpty() ? "" : " [" + String.join(", ", notes) + "]";
    }
}
