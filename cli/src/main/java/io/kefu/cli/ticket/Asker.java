package io.kefu.cli.ticket;

import io.kefu.care.Care;
import io.kefu.cli.Context;
import io.kefu.cli.Listing;
import io.kefu.cli.Sections;
import io.kefu.customer.CustomerRepository.OrderLine;
import io.kefu.job.Services;
import io.kefu.text.Keyed;
import io.kefu.ticket.TicketQueryRepository.Filter;
import io.kefu.ticket.life.TicketRepository.TicketRow;
import io.kefu.workspace.Grades.Scale;
import java.util.List;
import java.util.Optional;

/** What has to be known of a customer before a ticket is answered: standing, satisfaction, orders, other tickets. */
final class Asker {

    /** The newest of each; kefu customer show has all. */
    private static final int MOST = 5;

    private final Context context;
    private final Services services;
    private final Care care;

    Asker(Context context, Services services, String customerId) {
        this.context = context;
        this.services = services;
        this.care = services.care().desk().of(customerId);
    }

    private String id() {
        return care.history().customer().id();
    }

    void facts(Sections sections) {
        String level = care.history().customer().level().key();
        sections.fact("level", level, context.language().label("level." + level))
                .fact("high_value", care.highValue())
                .fact("high_risk", care.highRisk())
                .fact("satisfaction", care.history().rating());
    }

    /** @param ticketId the one that is shown already */
    void sections(Sections sections, String ticketId) {
        Listing<OrderLine> orders = context.<OrderLine>listing()
                .column("order", OrderLine::orderNo)
                .column("at", OrderLine::orderedAt)
                .column("product", OrderLine::product)
                .column("warranty", OrderLine::warrantyUntil);
        Listing<TicketRow> others = context.<TicketRow>listing()
                .column("ticket", row -> row.ticket().id())
                .column("opened", row -> row.ticket().openedAt())
                .column("type", row -> Keyed.keyOf(row.ticket().type()), code -> context.label(Scale.TYPE, code))
                .columnOf(
                        "state",
                        row -> row.ticket().state().key(),
                        (row, code) -> TicketLines.state(context, row.ticket()))
                .column("rating", row -> row.ticket().rating())
                .column("description", row -> row.ticket().description());
        List<TicketRow> known =
                services.ticket().queries().list(Filter.ofCustomer(id(), MOST + 1), Optional.empty()).stream()
                        .filter(row -> !row.ticket().id().equals(ticketId))
                        .limit(MOST)
                        .toList();
        List<OrderLine> ordered = services.customer().repository().orderLines(id()).stream()
                .limit(MOST)
                .toList();
        sections.section("orders", orders, ordered).section("others", others, known);
    }
}
