package io.kefu.sla.policy;

import io.kefu.calendar.BusinessCalendar;
import io.kefu.condition.Condition;
import io.kefu.condition.Fields;
import io.kefu.text.Code;
import io.kefu.text.DurationText;
import io.kefu.ticket.TicketFields;
import io.kefu.ticket.life.Ticket;
import io.kefu.ticket.value.StateKind;
import io.kefu.workspace.Grades;
import io.kefu.yaml.YamlMap;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads policies; every mistake names file, line and column. */
public final class SlaPolicyFile {

    private static final String CALENDAR = "calendar";
    private static final String ESCALATION = "escalation";
    private static final String PAUSES = "pauses";
    private static final String CLOSE = "close";
    private static final String REMIND = "remind";
    private static final String AT_ONCE = "at_once";

    /** The calendar that is open at every moment. */
    private static final String ALWAYS = "always";

    private static final Pattern SHARE = Pattern.compile("(\\d{1,4})\\s*%");
    private static final Pattern OFFSET = Pattern.compile("(.+?)\\s*(before|after)");
    private static final String PLACES = "a share such as 80%, due, or business time such as 30min before or 4h after";

    /** What a part of the file says for all below it. */
    private record Defaults(String calendarName, @Nullable YamlMap escalation) {}

    private final Fields<Ticket> fields;
    private final Function<String, BusinessCalendar> calendars;

    private SlaPolicyFile(Fields<Ticket> fields, Function<String, BusinessCalendar> calendars) {
        this.fields = fields;
        this.calendars = calendars;
    }

    /**
     * @param file the name shown in messages
     * @param calendars by name; {@code always} is one, a name that there is not is refused
     */
    public static SlaPolicies parse(
            String file, String text, Function<String, BusinessCalendar> calendars, ZoneId zone, Grades grades) {
        return new SlaPolicyFile(TicketFields.lasting(zone, grades), calendars)
                .read(YamlMap.parse(file, text).only("policies", CALENDAR, ESCALATION));
    }

    private SlaPolicies read(YamlMap yaml) {
        Defaults defaults =
                new Defaults(calendar(yaml, new Defaults(ALWAYS, null)), yaml.has(ESCALATION) ? yaml : null);
        List<SlaPolicy> policies = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (YamlMap map : yaml.maps("policies")) {
            SlaPolicy policy = policy(map, defaults);
            if (!names.add(policy.name())) {
                throw map.wrong("name", "a name that does not stand above already");
            }
            policies.add(policy);
        }
        return new SlaPolicies(policies);
    }

    private SlaPolicy policy(YamlMap map, Defaults above) {
        List<String> legal = new ArrayList<>(List.of("name", "when", CALENDAR, ESCALATION));
        legal.addAll(Code.keys(SlaTarget.values()));
        map.only(legal.toArray(String[]::new)).complete();
        Defaults defaults = new Defaults(calendar(map, above), map.has(ESCALATION) ? map : above.escalation());
        String name = map.text("name");
        Map<SlaTarget, Promise> promises = new EnumMap<>(SlaTarget.class);
        for (SlaTarget target : SlaTarget.values()) {
            if (map.has(target.key())) {
                promises.put(target, promise(map, name, target, defaults));
            }
        }
        if (promises.isEmpty()) {
            throw map.wrong("name", "a policy that sets one of " + String.join(", ", Code.keys(SlaTarget.values())));
        }
        Condition<Ticket> when = map.has("when") ? Condition.parse(map.text("when"), fields, map.where("when")) : null;
        return new SlaPolicy(name, when, promises, map.where("name"));
    }

    private Promise promise(YamlMap map, String policy, SlaTarget target, Defaults defaults) {
        return switch (target) {
            case AT_ONCE -> {
                List<Role> to = roles(map, target.key());
                EscalationLevel level = new EscalationLevel(AT_ONCE, Duration.ZERO, to, false);
                yield elapsed(policy, target, List.of(level));
            }
            case SILENCE, SOLVED -> elapsed(policy, target, following(map, target));
            default -> kept(map, policy, target, defaults);
        };
    }

    /** Counts around the clock, whatever the state. */
    private Promise elapsed(String policy, SlaTarget target, List<EscalationLevel> levels) {
        Duration budget = levels.get(levels.size() - 1).at();
        return new Promise(policy, target, budget, ALWAYS, calendars.apply(ALWAYS), Set.of(), levels);
    }

    /** A reminder, the closing, or both. */
    private static List<EscalationLevel> following(YamlMap policy, SlaTarget target) {
        YamlMap map = policy.map(target.key()).only(REMIND, CLOSE);
        List<EscalationLevel> levels = new ArrayList<>();
        if (map.has(REMIND)) {
            levels.add(new EscalationLevel(REMIND, positive(map, REMIND), List.of(Role.CUSTOMER), false));
        }
        if (map.has(CLOSE)) {
            Duration at = positive(map, CLOSE);
            if (!levels.isEmpty() && at.compareTo(levels.get(0).at()) <= 0) {
                throw map.wrong(CLOSE, "a longer time than that of remind");
            }
            levels.add(new EscalationLevel(CLOSE, at, List.of(), true));
        }
        if (levels.isEmpty()) {
            throw policy.wrong(target.key(), "{remind: 3d, close: 7d}, or one of them");
        }
        return List.copyOf(levels);
    }

    private static Duration positive(YamlMap map, String key) {
        Duration duration = map.duration(key);
        if (duration.isZero()) {
            throw map.wrong(key, "more than no time");
        }
        return duration;
    }

    /** Written as its time alone, or as a mapping that says more. */
    private Promise kept(YamlMap policy, String name, SlaTarget target, Defaults above) {
        boolean bare = !policy.isMap(target.key());
        YamlMap map = bare ? policy : policy.map(target.key()).only("within", CALENDAR, PAUSES, ESCALATION);
        String key = bare ? target.key() : "within";
        Duration budget = business(map, key, map.text(key));
        if (budget.isZero()) {
            throw map.wrong(key, "more than no time");
        }
        String calendarName = bare ? above.calendarName() : calendar(map, above);
        YamlMap escalation = !bare && map.has(ESCALATION) ? map : above.escalation();
        return new Promise(
                name,
                target,
                budget,
                calendarName,
                calendars.apply(calendarName),
                bare || !map.has(PAUSES) ? target.usualPauses() : pauses(map),
                escalation == null ? List.of() : levels(escalation, budget));
    }

    private static String calendar(YamlMap map, Defaults above) {
        return map.has(CALENDAR) ? map.text(CALENDAR) : above.calendarName();
    }

    /** A day would be 24 hours to one reader and a working day to another. */
    private static Duration business(YamlMap map, String key, String text) {
        boolean days = text.matches("(?i).*\\d\\s*d.*|P\\d.*");
        return DurationText.parse(text)
                .filter(duration -> !days)
                .orElseThrow(() -> map.wrong(key, "business hours or minutes such as 24h or 30min, not days"));
    }

    private static Set<StateKind> pauses(YamlMap map) {
        Set<StateKind> kinds = EnumSet.noneOf(StateKind.class);
        List<String> legal = Arrays.stream(StateKind.values())
                .filter(StateKind::isWaiting)
                .map(StateKind::key)
                .toList();
        for (String key : map.texts(PAUSES)) {
            if (!legal.contains(key)) {
                throw map.wrong(PAUSES, "kinds of states, of " + String.join(", ", legal));
            }
            kinds.add(StateKind.of(key));
        }
        return kinds;
    }

    private static List<EscalationLevel> levels(YamlMap above, Duration budget) {
        List<EscalationLevel> levels = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        for (YamlMap map : above.maps(ESCALATION)) {
            EscalationLevel level = level(map.only("at", "to"), budget);
            if (!keys.add(level.key())) {
                throw map.wrong("at", "a place that does not stand above already");
            }
            levels.add(level);
        }
        levels.sort(Comparator.comparing(EscalationLevel::at));
        return List.copyOf(levels);
    }

    private static EscalationLevel level(YamlMap map, Duration budget) {
        String text = map.text("at").strip();
        List<Role> to = roles(map, "to");
        Matcher share = SHARE.matcher(text);
        Matcher offset = OFFSET.matcher(text);
        if (text.equals(EscalationLevel.DUE)) {
            return new EscalationLevel(EscalationLevel.DUE, budget, to, false);
        }
        if (share.matches() && Integer.parseInt(share.group(1)) > 0) {
            int percent = Integer.parseInt(share.group(1));
            String key = percent == 100 ? EscalationLevel.DUE : percent + "%";
            return new EscalationLevel(key, budget.multipliedBy(percent).dividedBy(100), to, false);
        }
        if (!offset.matches()) {
            throw map.wrong("at", PLACES);
        }
        Duration distance = business(map, "at", offset.group(1));
        boolean before = offset.group(2).equals("before");
        if (distance.isZero() || (before && distance.compareTo(budget) >= 0)) {
            throw map.wrong(
                    "at", "a place after the beginning of the shortest target: it has " + DurationText.hours(budget));
        }
        return new EscalationLevel(
                DurationText.hours(distance) + " " + offset.group(2),
                before ? budget.minus(distance) : budget.plus(distance),
                to,
                false);
    }

    private static List<Role> roles(YamlMap map, String key) {
        List<String> named = map.texts(key);
        List<String> legal = Code.keys(Role.ASSIGNEE, Role.SUPERVISOR, Role.MANAGER);
        if (named.isEmpty() || !legal.containsAll(named)) {
            throw map.wrong(key, "some of " + String.join(", ", legal));
        }
        return named.stream().distinct().map(role -> Code.of(Role.class, role)).toList();
    }
}
