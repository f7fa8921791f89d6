package io.kefu.job;

import io.kefu.condition.Fields;
import io.kefu.customer.CustomerObserver;
import io.kefu.customer.CustomerRepository;
import io.kefu.store.JobPart;
import io.kefu.store.Once;
import io.kefu.ticket.ArchiveRepository;
import io.kefu.ticket.Askers;
import io.kefu.ticket.ChildOpening;
import io.kefu.ticket.ClassifierService;
import io.kefu.ticket.ClassifyReview;
import io.kefu.ticket.ClassifySheet;
import io.kefu.ticket.Incidents;
import io.kefu.ticket.LevelFollower;
import io.kefu.ticket.MissingFacts;
import io.kefu.ticket.Splitting;
import io.kefu.ticket.Tasks;
import io.kefu.ticket.TicketFields;
import io.kefu.ticket.TicketJob;
import io.kefu.ticket.TicketQueryRepository;
import io.kefu.ticket.TicketService;
import io.kefu.ticket.TimelineRepository;
import io.kefu.ticket.ToldFacts;
import io.kefu.ticket.child.ChildTemplates;
import io.kefu.ticket.cycle.Lifecycle;
import io.kefu.ticket.life.GradesRepository;
import io.kefu.ticket.life.LifeRepository;
import io.kefu.ticket.life.LifecycleMapper;
import io.kefu.ticket.life.LifecycleRepository;
import io.kefu.ticket.life.TicketObserver;
import io.kefu.ticket.life.TicketRepository;
import io.kefu.ticket.life.TicketRepository.TicketRow;
import io.kefu.ticket.life.TicketWriter;
import io.kefu.ticket.progress.EntryRepository;
import io.kefu.ticket.recognise.ClassifierRepository;
import io.kefu.ticket.recognise.Recognition;
import io.kefu.ticket.route.AgentRepository;
import io.kefu.ticket.route.DepartmentRepository;
import io.kefu.ticket.route.QueueRepository;
import io.kefu.ticket.route.Reckoning;
import io.kefu.ticket.route.RosterRepository;
import io.kefu.ticket.route.Routing;
import io.kefu.ticket.sheet.TicketSheetReader;
import io.kefu.ticket.sheet.TicketSheets;
import java.util.List;
import java.util.function.Supplier;

/** Tickets, put together. */
public final class TicketModule {

    private final Ground ground;
    private final Supplier<TicketRepository> repository;
    private final Supplier<TicketQueryRepository> queries;
    private final Supplier<AgentRepository> agents;
    private final Supplier<Lifecycle> lifecycle;
    private final Supplier<Recognition> recognition;
    private final Supplier<TicketWriter> writer;
    private final Supplier<LifecycleMapper> mapper;
    private final Supplier<TicketService> service;

    /** @param observers of every change, in the order in which they see it */
    TicketModule(Ground ground, Supplier<List<TicketObserver>> observers) {
        this.ground = ground;
        this.repository = new Once<>(() -> new TicketRepository(ground.database()));
        this.queries = new Once<>(() -> new TicketQueryRepository(ground.database()));
        this.agents = new Once<>(() -> new AgentRepository(ground.database()));
        this.lifecycle = new Once<>(() -> {
            new LifecycleRepository(ground.database()).adopt(ground.rulebook().lifecycle());
            new GradesRepository(ground.database()).adopt(ground.workspace().grades());
            return ground.rulebook().lifecycle();
        });
        this.writer = new Once<>(() -> writer(lifecycle, observers.get()));
        this.mapper = new Once<>(() -> new LifecycleMapper(
                ground.database(),
                writer(ground.rulebook()::lifecycle, observers.get()),
                ground.rulebook()::lifecycle));
        this.recognition = new Once<>(
                () -> ground.rulebook().recognition().with(new ClassifierRepository(ground.database()).newest()));
        this.service = new Once<>(() -> new TicketService(
                ground.workspace(), ground.database(), writer(), queries(), routing(), recognition, ground.clock()));
    }

    public TicketRepository repository() {
        return repository.get();
    }

    public TicketQueryRepository queries() {
        return queries.get();
    }

    public EntryRepository entries() {
        return new EntryRepository(ground.database());
    }

    public LifeRepository lives() {
        return new LifeRepository(ground.database());
    }

    public AgentRepository agents() {
        return agents.get();
    }

    /** What has to be known of tickets and is not. */
    public MissingFacts missing() {
        return new MissingFacts(queries(), entries(), recognition);
    }

    /** Who asks in tickets. */
    public Askers askers() {
        return new Askers(queries(), new CustomerRepository(ground.database()));
    }

    /** What is read out of the words of tickets. */
    public ToldFacts told() {
        return new ToldFacts(recognition, ground.rulebook()::repeats);
    }

    /** What people have to do for tickets by a time. */
    public Tasks tasks() {
        return new Tasks(
                ground.database(),
                writer(),
                service(),
                ground.workspace().settings().zone(),
                ground.clock());
    }

    /** Takes contacts out of tickets. */
    public Splitting splitting() {
        return new Splitting(ground.database(), writer(), routing(), recognition, service());
    }

    /** Puts away what was finished long ago. */
    public ArchiveRepository archive() {
        return new ArchiveRepository(ground.database(), writer(), ground.clock());
    }

    /** Opens child tickets. */
    public ChildOpening childOpening() {
        return new ChildOpening(ground.database(), writer(), queries(), routing(), service());
    }

    /** Many customers with one problem. */
    public Incidents incidents() {
        return new Incidents(queries(), childOpening(), ground.rulebook().repeats());
    }

    /** What other departments do for tickets of a kind. */
    public ChildTemplates children() {
        return ground.rulebook().children();
    }

    /** Who would get what. */
    public Routing routing() {
        return new Routing(
                agents(),
                new DepartmentRepository(ground.database()),
                new RosterRepository(ground.database()),
                new QueueRepository(ground.database(), ground.workspace().grades()),
                ground.rulebook()::routing,
                ground.clock());
    }

    /** How tickets got their agents. */
    public Reckoning reckoning() {
        return new Reckoning(ground.database(), routing(), ground.rulebook()::routing);
    }

    public TimelineRepository timeline() {
        return new TimelineRepository(ground.database());
    }

    public TicketService service() {
        return service.get();
    }

    public TicketSheets sheets() {
        return new TicketSheets(ground.workspace(), ground.database(), ground.language(), ground.clock());
    }

    public TicketSheetReader sheetReader() {
        return new TicketSheetReader(ground.workspace(), ground.database(), writer(), agents(), recognition);
    }

    /** Learns what tickets are about. */
    public ClassifierService classifier() {
        return new ClassifierService(
                ground.database(),
                new ClassifierRepository(ground.database()),
                ground.rulebook()::recognition,
                ground.clock());
    }

    /** Tickets of which nobody knows what they are about. */
    public ClassifyReview classifyReview() {
        Fields<TicketRow> fields = TicketFields.at(
                ground.clock().instant(),
                ground.workspace().settings().zone(),
                ground.rulebook().lifecycle(),
                ground.workspace().grades());
        return new ClassifyReview(queries(), recognition, fields);
    }

    public ClassifySheet classifySheet() {
        return new ClassifySheet(
                ground.workspace(),
                ground.database(),
                classifyReview(),
                queries(),
                askers(),
                service(),
                ground.language());
    }

    /** What the rules and what was learned say of tickets. */
    public Recognition recognition() {
        return recognition.get();
    }

    TicketWriter writer() {
        return writer.get();
    }

    /** The states of tickets, in which every ticket stands; looked at in the caller's transaction, once. */
    Lifecycle lifecycle() {
        return lifecycle.get();
    }

    /** Brings tickets into the states of a changed life cycle. */
    public LifecycleMapper mapper() {
        return mapper.get();
    }

    private TicketWriter writer(Supplier<Lifecycle> states, List<TicketObserver> observers) {
        return new TicketWriter(
                repository(),
                states,
                observers,
                ground.serials(),
                ground.workspace().settings().zone(),
                ground.clock());
    }

    /** Brings levels of customers to their tickets. */
    CustomerObserver levels() {
        return new LevelFollower(ground.database(), writer());
    }

    JobPart part(IntakeModule intake, CustomerModule customer) {
        return new TicketJob(
                service(),
                routing(),
                customer.repository(),
                intake.ledger(),
                intake.runLog(),
                ground.rulebook()::mappings,
                ground.rulebook()::repeats);
    }
}
