package io.kefu.job;

import io.kefu.access.AuditWriter;
import io.kefu.notify.NotifySettings;
import io.kefu.sla.Breaches;
import io.kefu.sla.Calendars;
import io.kefu.sla.Concern;
import io.kefu.sla.KeptPromises;
import io.kefu.sla.Scan;
import io.kefu.sla.SlaBasis;
import io.kefu.sla.SlaClocks;
import io.kefu.sla.SlaDesk;
import io.kefu.sla.SlaNotices;
import io.kefu.sla.SlaRepository;
import io.kefu.sla.SlaWords;
import io.kefu.sla.clock.ClockFold;
import io.kefu.sla.policy.SlaPolicies;
import io.kefu.store.Database;
import io.kefu.store.JobPart;
import io.kefu.store.Once;
import io.kefu.workspace.Language;
import io.kefu.workspace.Workspace;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;

/**
 * The one place where everything is put together, for commands and jobs alike: an open database and a module of every
 * feature over it. Whoever opens it closes it.
 */
public final class Services implements AutoCloseable {

    private final Ground ground;
    private final Calendars calendars;
    private final SlaRepository sla;
    private final Supplier<String> basis;
    private final IntakeModule intake;
    private final CustomerModule customer;
    private final TicketModule ticket;
    private final NotifyModule notices;
    private final CareModule care;
    private final KpiModule kpi;

    private Services(Ground ground, Calendars calendars) {
        this.ground = ground;
        this.calendars = calendars;
        this.sla = new SlaRepository(ground.database());
        this.basis = new Once<>(() -> SlaBasis.of(ground.workspace(), calendars));
        this.intake = new IntakeModule(ground);
        this.ticket = new TicketModule(ground, () -> List.of(clocks()));
        this.customer = new CustomerModule(ground, new Once<>(ticket::levels));
        this.notices = new NotifyModule(ground);
        this.care = new CareModule(ground, customer);
        this.kpi = new KpiModule(ground);
    }

    private SlaClocks clocks() {
        SlaPolicies policies = ground.rulebook().policies();
        return new SlaClocks(
                new Concern(policies), new ClockFold(policies), promises(), basis.get(), ticket.repository(), sla);
    }

    private KeptPromises promises() {
        return new KeptPromises(ground.rulebook().policies(), calendars);
    }

    /** Opens the workspace's database. */
    public static Services open(Workspace workspace, Clock clock, Language language) {
        return open(workspace, new Calendars(workspace), clock, language);
    }

    /** @param calendars of the workspace; they note which years were reckoned with */
    public static Services open(Workspace workspace, Calendars calendars, Clock clock, Language language) {
        Rulebook rulebook = new Rulebook(workspace, calendars);
        return new Services(
                new Ground(workspace, Database.open(workspace.database()), clock, language, rulebook), calendars);
    }

    /** The same services at another moment, over the same database and rules. */
    Services at(Clock moment) {
        return new Services(
                new Ground(ground.workspace(), ground.database(), moment, ground.language(), ground.rulebook()),
                calendars);
    }

    /** Services over the same database by the settings and rules that stand in the workspace now. */
    public Services anew(Clock moment, Language language) {
        Workspace read = ground.workspace().reopened();
        Calendars own = new Calendars(read);
        return new Services(new Ground(read, ground.database(), moment, language, new Rulebook(read, own)), own);
    }

    public Workspace workspace() {
        return ground.workspace();
    }

    Calendars calendars() {
        return calendars;
    }

    Rulebook rulebook() {
        return ground.rulebook();
    }

    public Database database() {
        return ground.database();
    }

    public Clock clock() {
        return ground.clock();
    }

    public Language language() {
        return ground.language();
    }

    public AuditWriter audit() {
        return ground.audit();
    }

    public IntakeModule intake() {
        return intake;
    }

    public CustomerModule customer() {
        return customer;
    }

    public TicketModule ticket() {
        return ticket;
    }

    public SlaRepository sla() {
        return sla;
    }

    /** Due times, explained and reckoned again. */
    public SlaDesk slaDesk() {
        return new SlaDesk(
                ground.database(),
                ticket.repository(),
                ground.rulebook().policies(),
                clocks(),
                basis.get(),
                promises());
    }

    /** Whether policies or calendars changed since due times were reckoned. */
    public boolean slaOutdated() {
        return sla.basis().filter(before -> !before.equals(basis.get())).isPresent();
    }

    /** Promises that were broken. */
    public Breaches breaches() {
        return new Breaches(
                sla,
                ticket.repository(),
                clocks(),
                new ClockFold(ground.rulebook().policies()),
                ground.clock());
    }

    /** Finds what was reached on the way of clocks. */
    public Scan scan() {
        return new Scan(
                ground.database(),
                ticket.repository(),
                ticket::writer,
                this::clocks,
                () -> ticket.routing().organisation(),
                () -> notices.settings().map(this::telling),
                ground.clock());
    }

    private Scan.Telling telling(NotifySettings settings) {
        Language language = ground.language();
        SlaNotices tells = new SlaNotices(
                settings, notices.templates(), ticket.queries(), customer.repository(), ground.workspace(), language);
        return new Scan.Telling(
                tells,
                new SlaWords(
                        ground.rulebook().lifecycle(),
                        language,
                        ground.workspace().settings().zone(),
                        ground.clock().instant()),
                notices.outbox());
    }

    public NotifyModule notices() {
        return notices;
    }

    public CareModule care() {
        return care;
    }

    public KpiModule kpi() {
        return kpi;
    }

    /** What each feature does in a run. */
    List<JobPart> jobParts() {
        return List.of(
                intake.part(),
                customer.part(intake),
                care.part(intake),
                ticket.part(intake, customer),
                new Outputs(this));
    }

    @Override
    public void close() {
        ground.database().close();
    }
}
