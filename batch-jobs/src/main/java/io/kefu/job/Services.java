package io.kefu.job;

import io.kefu.access.AuditWriter;
import io.kefu.care.CareDesk;
import io.kefu.care.CustomerSheet;
import io.kefu.care.ErasureDesk;
import io.kefu.care.PersonalData;
import io.kefu.care.Profile;
import io.kefu.customer.CustomerDesk;
import io.kefu.customer.CustomerObserver;
import io.kefu.customer.CustomerRepository;
import io.kefu.customer.MatchDesk;
import io.kefu.customer.ReviewDesk;
import io.kefu.customer.ReviewSheet;
import io.kefu.intake.IntakeRepository;
import io.kefu.intake.RunLogRepository;
import io.kefu.kpi.KpiReport;
import io.kefu.kpi.KpiRepository;
import io.kefu.kpi.KpiWorkbook;
import io.kefu.sla.Calendars;
import io.kefu.sla.SlaClocks;
import io.kefu.sla.SlaPolicies;
import io.kefu.sla.SlaRepository;
import io.kefu.store.Database;
import io.kefu.store.Serials;
import io.kefu.ticket.LevelFollower;
import io.kefu.ticket.TicketQueryRepository;
import io.kefu.ticket.TicketService;
import io.kefu.ticket.TimelineRepository;
import io.kefu.ticket.life.EntryRepository;
import io.kefu.ticket.life.TicketRepository;
import io.kefu.ticket.life.TicketWriter;
import io.kefu.ticket.route.AgentRepository;
import io.kefu.ticket.sheet.TicketSheetReader;
import io.kefu.ticket.sheet.TicketSheets;
import io.kefu.workspace.Language;
import io.kefu.workspace.Workspace;
import java.time.Clock;
import java.util.List;

/**
 * The one place where everything is put together, for commands and jobs alike: an open database and the features
 * over it. Whoever opens it closes it.
 */
public final class Services implements AutoCloseable {

    private final Workspace workspace;
    private final Database database;
    private final Clock clock;
    private final Language language;
    private final Calendars calendars;

    private Services(Workspace workspace, Calendars calendars, Database database, Clock clock, Language language) {
        this.workspace = workspace;
        this.calendars = calendars;
        this.database = database;
        this.clock = clock;
        this.language = language;
    }

    /** Opens the workspace's database. */
    public static Services open(Workspace workspace, Clock clock, Language language) {
        return open(workspace, new Calendars(workspace), clock, language);
    }

    /** @param calendars of the workspace; they note which years were reckoned with */
    public static Services open(Workspace workspace, Calendars calendars, Clock clock, Language language) {
        return new Services(workspace, calendars, Database.open(workspace.database()), clock, language);
    }

    /** The same services with another clock, over the same database. */
    Services at(Clock moment) {
        return new Services(workspace, calendars, database, moment, language);
    }

    public Workspace workspace() {
        return workspace;
    }

    Calendars calendars() {
        return calendars;
    }

    public Database database() {
        return database;
    }

    public Clock clock() {
        return clock;
    }

    public Language language() {
        return language;
    }

    public IntakeRepository ledger() {
        return new IntakeRepository(database);
    }

    public RunLogRepository runLog() {
        return new RunLogRepository(database);
    }

    public CustomerRepository customers() {
        return new CustomerRepository(database);
    }

    public AuditWriter audit() {
        return new AuditWriter(database, clock);
    }

    public CareDesk careDesk() {
        return new CareDesk(workspace, database, customers(), clock);
    }

    public PersonalData personalData() {
        return new PersonalData(workspace, database, customers(), clock);
    }

    public ErasureDesk erasureDesk() {
        return new ErasureDesk(workspace, database, customers(), clock);
    }

    public CustomerSheet customerSheet() {
        return new CustomerSheet(workspace, database.workspaceId(), careDesk(), customers(), audit(), clock, language);
    }

    public Profile profile() {
        return new Profile(language, workspace.settings().zone());
    }

    public CustomerDesk customerDesk() {
        return new CustomerDesk(workspace, database, serials(), customerObserver(), clock);
    }

    CustomerObserver customerObserver() {
        return new LevelFollower(database, ticketWriter());
    }

    public MatchDesk matchDesk() {
        return new MatchDesk(workspace, database, clock);
    }

    public ReviewDesk reviewDesk() {
        return new ReviewDesk(database, customerDesk(), matchDesk(), clock);
    }

    public ReviewSheet reviewSheet() {
        return new ReviewSheet(workspace, database.workspaceId(), reviewDesk(), language);
    }

    public Serials serials() {
        return new Serials(database);
    }

    public AgentRepository agents() {
        return new AgentRepository(database);
    }

    public TicketRepository tickets() {
        return new TicketRepository(database);
    }

    public TicketQueryRepository ticketQueries() {
        return new TicketQueryRepository(database);
    }

    public EntryRepository entries() {
        return new EntryRepository(database);
    }

    TicketWriter ticketWriter() {
        return new TicketWriter(
                tickets(),
                List.of(new SlaClocks(SlaPolicies.read(workspace, calendars), sla())),
                serials(),
                workspace.settings().zone(),
                clock);
    }

    public TimelineRepository timeline() {
        return new TimelineRepository(database);
    }

    public SlaRepository sla() {
        return new SlaRepository(database);
    }

    public TicketService ticketService() {
        return new TicketService(workspace, database, ticketWriter(), ticketQueries(), agents(), clock);
    }

    public TicketSheets sheets() {
        return new TicketSheets(workspace, database, language, clock);
    }

    public TicketSheetReader sheetReader() {
        return new TicketSheetReader(workspace, database, ticketWriter(), agents(), ticketService()::recognition);
    }

    public KpiReport report(KpiReport.Period period) {
        return KpiReport.compute(
                new KpiRepository(database), period, workspace.settings().zone());
    }

    public KpiWorkbook workbook() {
        return new KpiWorkbook(workspace, new KpiRepository(database), language);
    }

    @Override
    public void close() {
        database.close();
    }
}
