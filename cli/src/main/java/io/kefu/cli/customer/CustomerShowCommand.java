package io.kefu.cli.customer;

import io.kefu.care.Care;
import io.kefu.cli.Context;
import io.kefu.cli.ExitStatus;
import io.kefu.cli.Listing;
import io.kefu.cli.Sections;
import io.kefu.cli.option.OutputOption;
import io.kefu.customer.CustomerRepository.OrderLine;
import io.kefu.customer.CustomerRepository.RecordLine;
import io.kefu.customer.MatchDesk.OriginLine;
import io.kefu.customer.golden.Customer;
import io.kefu.job.Services;
import io.kefu.text.Keyed;
import io.kefu.ticket.TicketQueryRepository.Filter;
import io.kefu.ticket.life.TicketRepository.TicketRow;
import io.kefu.workspace.Grades.Scale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code kefu customer show}. */
@Command(
        name = "show",
        description = "Show one customer: the golden record, its source records, orders and tickets; masked.")
final class CustomerShowCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "NUMBER", description = "Number of a customer.")
    private String id = "";

    @Mixin
    private OutputOption output = new OutputOption();

    private final Context context;

    CustomerShowCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Sections sections = context.with(this::read);
        context.console().data(sections.render(output.format()));
        return ExitStatus.DONE.code();
    }

    private Sections read(Services services) {
        Care care = services.care().desk().of(id);
        Customer customer = care.history().customer();
        Sections sections = new Sections(
                        context, services.customer().repository().namesOf(id))
                .fact("customer", customer.id())
                .fact("name", customer.name())
                .fact("company", customer.company())
                .fact("phone", customer.phone())
                .fact("email", customer.email())
                .fact("wechat", customer.wechat())
                .fact(
                        "level",
                        customer.level().key(),
                        context.language().label("level." + customer.level().key()))
                .fact("industry", customer.industry())
                .fact("tags", care.tags().isEmpty() ? null : String.join(";", care.tags()))
                .fact("high_value", care.highValue())
                .fact("high_risk", care.highRisk())
                .fact("created", customer.createdAt())
                .fact("profile", services.care().profile().of(care));
        Listing<RecordLine> records = context.<RecordLine>listing()
                .column("source", RecordLine::source)
                .column("record", RecordLine::record)
                .column("key", RecordLine::key)
                .column("name", RecordLine::name)
                .column("phone", RecordLine::phone)
                .column("email", RecordLine::email)
                .column("wechat", RecordLine::wechat);
        Listing<OrderLine> orders = context.<OrderLine>listing()
                .column("order", OrderLine::orderNo)
                .column("at", OrderLine::orderedAt)
                .column("product", OrderLine::product)
                .column("amount", OrderLine::amount)
                .column("warranty", OrderLine::warrantyUntil);
        Listing<TicketRow> tickets = context.<TicketRow>listing()
                .column("ticket", row -> row.ticket().id())
                .column("opened", row -> row.ticket().openedAt())
                .column("channel", row -> row.ticket().channel(), code -> context.language()
                        .label("channel." + code))
                .column("type", row -> Keyed.keyOf(row.ticket().type()), code -> context.label(Scale.TYPE, code))
                .column("state", row -> row.ticket().state().key(), code -> context.lifecycle()
                        .label(String.valueOf(code), context.language()))
                .column("description", row -> row.ticket().description());
        Filter own = Filter.ofCustomer(customer.id(), 100);
        return sections.section("tickets", tickets, services.ticket().queries().list(own, Optional.empty()))
                .section("orders", orders, services.customer().repository().orderLines(customer.id()))
                .section(
                        "origins",
                        context.<OriginLine>listing()
                                .column("field", OriginLine::field, key -> context.texts()
                                        .of("column." + key))
                                .column("record", OriginLine::record)
                                .column("source", OriginLine::source),
                        services.customer().matches().origins(customer.id()))
                .section("records", records, services.customer().repository().recordLines(customer.id()));
    }
}
