package io.kefu.ticket;

import io.kefu.access.Actor;
import io.kefu.problem.KefuException;
import io.kefu.store.Once;
import io.kefu.text.Lists;
import io.kefu.ticket.life.Acting;
import io.kefu.ticket.life.Attribute;
import io.kefu.ticket.life.Ticket;
import io.kefu.ticket.life.TicketChanges;
import io.kefu.ticket.life.TicketProblem;
import io.kefu.ticket.life.TicketWriter;
import io.kefu.ticket.progress.Stages;
import io.kefu.ticket.recognise.Classifier;
import io.kefu.ticket.recognise.Given;
import io.kefu.ticket.recognise.Recognition;
import io.kefu.ticket.recognise.Regrading;
import io.kefu.ticket.route.Agent;
import io.kefu.ticket.route.Router;
import io.kefu.ticket.route.Routing;
import io.kefu.ticket.value.Cause;
import io.kefu.ticket.value.Priority;
import io.kefu.ticket.value.StateKind;
import io.kefu.ticket.value.TicketType;
import io.kefu.ticket.value.Urgency;
import io.kefu.workspace.Grades;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What people do with tickets by hand. A reason that is empty was not given. */
public final class Deeds {

    /** Something that is done with a ticket. */
    public interface Deed {

        void on(Ticket ticket, TicketChanges changes, Actor actor);
    }

    static final String BY_HAND = "by hand";

    private final TicketWriter writer;
    private final KnownNames names;
    private final Routing routing;

    /** As things stand when it is first asked for; a command asks for many tickets at once. */
    private final Supplier<Router> router;

    private final Supplier<Recognition> recognition;
    private final Clock clock;

    Deeds(TicketWriter writer, KnownNames names, Routing routing, Supplier<Recognition> recognition, Clock clock) {
        this.writer = writer;
        this.names = names;
        this.routing = routing;
        this.router = new Once<>(routing::router);
        this.recognition = recognition;
        this.clock = clock;
    }

    /** How tickets belong to each other. */
    public Links links() {
        return new Links(writer, clock);
    }

    private Instant now() {
        return clock.instant();
    }

    /** @param otherwise the reason when none was given */
    private Cause cause(Actor actor, String reason, String otherwise) {
        return Cause.of(now(), actor, reason.isEmpty() ? otherwise : reason);
    }

    /** Hands it to an agent, who must be on duty. */
    public Deed assign(String agentId, String reason) {
        Agent agent = names.agent(agentId);
        if (!agent.active()) {
            throw new KefuException(new TicketProblem.AgentNotActive(agentId));
        }
        return ours(acting -> acting.assign(agent.id(), agent.department(), now(), reason));
    }

    /** Takes it from whoever has it: it waits to be handed out. */
    public Deed putBack(String reason) {
        return ours(acting -> acting.putBack(now(), reason));
    }

    public Deed close(String reason) {
        return ours(acting -> acting.close(now(), reason));
    }

    /** Whoever solved it goes on, or, when away or full, somebody else. */
    public Deed reopen(String reason) {
        return (ticket, changes, actor) -> {
            ours(ticket);
            boolean solved = ticket.kind().isSolved();
            ticket.by(actor).reopen(now(), reason);
            if (solved) {
                routing.putBackIfAway(router.get(), ticket, actor);
            }
        };
    }

    /** @param whom the kind of state: the customer or a third party has the word */
    public Deed await(StateKind whom, String reason) {
        return ours(acting -> acting.await(whom, now(), reason));
    }

    public Deed cancel(String reason) {
        return ours(acting -> acting.cancel(now(), reason));
    }

    private static Deed ours(Consumer<Acting> what) {
        return (ticket, changes, actor) -> {
            ours(ticket);
            what.accept(ticket.by(actor));
        };
    }

    /** Another desk works on its own; what it does comes with its next export. */
    static void ours(Ticket ticket) {
        if (ticket.history()) {
            throw new KefuException(new TicketProblem.OfAnotherDesk(ticket.id(), ticket.source()));
        }
    }

    /** Refuses work on what another desk works on, and on what went into another ticket or need not be done. */
    static void workable(Ticket ticket) {
        ours(ticket);
        String other = ticket.mergedInto();
        if (ticket.kind() == StateKind.MERGED && other != null) {
            throw new KefuException(new TicketProblem.WentInto(ticket.id(), other));
        }
        if (ticket.kind() == StateKind.CANCELLED) {
            throw new KefuException(new TicketProblem.IsCancelled(ticket.id()));
        }
    }

    /** @param solution what was done for the customer, as an entry of its own; empty for none */
    public Deed resolve(String reason, String solution) {
        return (ticket, changes, actor) -> {
            ours(ticket);
            boolean open = !ticket.kind().isSolved();
            ticket.by(actor).resolve(now(), reason, !solution.isEmpty());
            if (open && !solution.isEmpty()) {
                changes.entry(ticket, Stages.SOLUTION, actor, now(), solution, null, null);
            }
        };
    }

    /** A note for colleagues: no answer, and no beginning of work. */
    public Deed comment(String text) {
        filled("text", text);
        return (ticket, changes, actor) -> {
            String id = changes.entry(ticket, Stages.NOTE, actor, now(), text, null, null);
            ticket.by(actor).note(null, id, now(), "");
        };
    }

    /** Notes what its customer is asked for, and waits for the answer. */
    public Deed ask(String question) {
        return (ticket, changes, actor) -> {
            ours(ticket);
            comment(question).on(ticket, changes, actor);
            ticket.by(actor).start(now());
            ticket.by(actor).await(StateKind.WAITING, now(), "asked for facts");
        };
    }

    /** Lists show it again. */
    public Deed restore(String reason) {
        return (ticket, changes, actor) ->
                ticket.by(actor).change(Attribute.ARCHIVED_AT, null, cause(actor, reason, BY_HAND));
    }

    /** Gives it tags and takes others away. */
    public Deed tag(Collection<String> add, Collection<String> remove, String reason) {
        add.forEach(tag -> filled("tag", tag.replace(";", "")));
        return (ticket, changes, actor) -> {
            TreeSet<String> tags = new TreeSet<>(ticket.tags());
            add.forEach(tag -> tags.addAll(tagsOf(tag)));
            remove.forEach(tag -> tags.removeAll(tagsOf(tag)));
            if (!List.copyOf(tags).equals(ticket.tags())) {
                ticket.by(actor).change(Attribute.TAGS, Lists.joined(tags), cause(actor, reason, BY_HAND));
            }
        };
    }

    private static List<String> tagsOf(String written) {
        return Stream.of(written.split(";", -1))
                .map(String::strip)
                .filter(tag -> !tag.isEmpty())
                .toList();
    }

    static void filled(String field, String text) {
        if (text.isBlank()) {
            throw new KefuException(new TicketProblem.NotFilled(field));
        }
    }

    /**
     * Gives it other values, which no rule changes again; a later contact can still press more.
     *
     * @param values by field: type, subtype, urgency, priority, team, department, category, subject, order_no
     */
    public Deed set(Map<String, String> values, String reason) {
        values.keySet().forEach(Settable::of);
        names.checkTeam(values.get("team"));
        Regrading regrading = new Regrading(recognition.get());
        return (ticket, changes, actor) -> {
            workable(ticket);
            Cause cause = cause(actor, reason, BY_HAND);
            values.forEach((field, value) -> Settable.of(field).set(ticket, value, cause, regrading));
        };
    }

    /** The rules and the classifier say again what it is about, unless somebody said it or nobody works on it here. */
    public Deed reclassify(String reason) {
        Regrading regrading = new Regrading(recognition.get());
        return (ticket, changes, actor) -> {
            if (!ticket.history() && !ticket.kind().isVoid()) {
                regrading.reclassify(ticket, cause(actor, reason, "classified again"), actor);
            }
        };
    }

    /** What the classifier takes it for is right. */
    public Deed acceptGuess(String reason) {
        Recognition learned = recognition.get();
        Regrading regrading = new Regrading(learned);
        return (ticket, changes, actor) -> {
            workable(ticket);
            if (ticket.isGiven(Attribute.TYPE) && ticket.type() != null) {
                throw new KefuException(
                        new TicketProblem.TypeIsSaid(ticket.id(), ticket.type().key()));
            }
            Classifier.Guess guess =
                    learned.guess(ticket).orElseThrow(() -> new KefuException(new TicketProblem.NoClassifier()));
            regrading.retype(ticket, guess.type(), guess.subtype(), cause(actor, reason, "accepted"), actor);
        };
    }

    /** It is about this. */
    Deed say(TicketType type, @Nullable String subtype, String reason) {
        Regrading regrading = new Regrading(recognition.get());
        return (ticket, changes, actor) -> {
            workable(ticket);
            regrading.retype(ticket, type, subtype, cause(actor, reason, "corrected"), actor);
        };
    }

    /** It is about this instead. */
    public Deed correctType(String type, @Nullable String subtype, String reason) {
        Grades grades = recognition.get().grades();
        return say(
                new TicketType(Settable.TYPE.known(type, grades)),
                Settable.SUBTYPE.knownOrNull(subtype, grades),
                reason);
    }

    /** What a person says of a new ticket. */
    static Given given(TicketForm.Given said, Grades grades) {
        return new Given(
                TicketType.ofNullable(Settable.TYPE.knownOrNull(said.type(), grades)),
                Settable.SUBTYPE.knownOrNull(said.subtype(), grades),
                Urgency.ofNullable(Settable.URGENCY.knownOrNull(said.urgency(), grades)),
                Priority.ofNullable(Settable.PRIORITY.knownOrNull(said.priority(), grades)),
                said.team());
    }
}
