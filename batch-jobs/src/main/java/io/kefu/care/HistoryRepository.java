package io.kefu.care;

import io.kefu.customer.golden.Customer;
import io.kefu.store.Database;
import io.kefu.ticket.value.StateKind;
import io.kefu.workspace.Grades;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What customers ordered and asked, by the views that customers and tickets publish. */
final class HistoryRepository {

    private final JdbcClient read;
    private final Grades grades;

    HistoryRepository(Database database, Grades grades) {
        this.grades = grades;
        this.read = database.read();
    }

    /** Customers by their numbers, both ends included. */
    record Span(String first, String last) {}

    /** One customer's sums. */
    private static final class Sums {
        private int orders;
        private double amount;
        private long lastOrder;
        private int tickets;
        private int inquiries;
        private int complaints;
        private int afterSales;
        private int open;
        private int priceWords;
        private int ratings;
        private int stars;
        private long lastContact;
        private long lastComplaint;
        private final Map<String, Integer> channels = new TreeMap<>();
        private final int[] hours = new int[24];
    }

    /**
     * The histories of customers.
     *
     * @param among the numbers between which they lie; null when they are all
     * @param since where the window begins
     * @param priceWords what speaks of prices; without any no texts are read
     */
    List<History> of(
            List<Customer> customers,
            @Nullable Span among,
            Instant since,
            Instant now,
            ZoneId zone,
            List<String> priceWords) {
        Map<String, Sums> sums = new HashMap<>();
        each(
                "SELECT customer_id, ordered_at, amount FROM customer_purchase"
                        + " WHERE ordered_at >= :since AND ordered_at <= :now",
                among,
                since,
                now,
                row -> {
                    Sums own = sums.computeIfAbsent(row.getString(1), id -> new Sums());
                    own.orders++;
                    own.amount += row.getDouble(3);
                    own.lastOrder = Math.max(own.lastOrder, row.getLong(2));
                });
        each(
                "SELECT customer_id, opened_at, channel, type, state_kind, rating, "
                        + (priceWords.isEmpty() ? "''" : "description") + " FROM customer_ticket"
                        + " WHERE (opened_at >= :since AND opened_at <= :now"
                        + " OR state_kind NOT IN " + StateKind.sql(StateKind::isFinished) + ")",
                among,
                since,
                now,
                row -> ticket(row, sums.computeIfAbsent(row.getString(1), id -> new Sums()), since, zone, priceWords));
        Sums none = new Sums();
        return customers.stream()
                .map(customer -> history(customer, sums.getOrDefault(customer.id(), none)))
                .toList();
    }

    private void ticket(ResultSet row, Sums own, Instant since, ZoneId zone, List<String> priceWords)
            throws SQLException {
        own.open += StateKind.of(row.getString(5)).isFinished() ? 0 : 1;
        long openedAt = row.getLong(2);
        if (openedAt < since.toEpochMilli()) {
            return;
        }
        Grades.Kind kind = grades.kind(row.getString(4));
        own.tickets++;
        own.inquiries += kind == Grades.Kind.INQUIRY ? 1 : 0;
        own.afterSales += kind == Grades.Kind.AFTER_SALES ? 1 : 0;
        if (kind == Grades.Kind.COMPLAINT) {
            own.complaints++;
            own.lastComplaint = Math.max(own.lastComplaint, openedAt);
        }
        own.lastContact = Math.max(own.lastContact, openedAt);
        own.channels.merge(row.getString(3), 1, Integer::sum);
        own.hours[Instant.ofEpochMilli(openedAt).atZone(zone).getHour()]++;
        int rating = row.getInt(6);
        own.ratings += rating > 0 ? 1 : 0;
        own.stars += rating;
        String text = row.getString(7);
        own.priceWords += priceWords.stream().anyMatch(text::contains) ? 1 : 0;
    }

    private static History history(Customer customer, Sums sums) {
        String channel = sums.channels.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(null);
        int hour = 0;
        for (int h = 1; h < sums.hours.length; h++) {
            hour = sums.hours[h] > sums.hours[hour] ? h : hour;
        }
        return new History(
                customer,
                sums.orders,
                sums.amount,
                instant(sums.lastOrder),
                sums.tickets,
                sums.inquiries,
                sums.complaints,
                sums.afterSales,
                sums.open,
                sums.priceWords,
                sums.ratings == 0 ? null : (double) sums.stars / sums.ratings,
                instant(sums.lastContact),
                instant(sums.lastComplaint),
                channel,
                sums.tickets == 0 ? null : hour);
    }

    private static @Nullable Instant instant(long millis) {
        return millis == 0 ? null : Instant.ofEpochMilli(millis);
    }

    private void each(String sql, @Nullable Span among, Instant since, Instant now, RowCallbackHandler reader) {
        JdbcClient.StatementSpec query = read.sql(
                        among == null ? sql : sql + " AND customer_id BETWEEN :first AND :last")
                .param("since", since.toEpochMilli())
                .param("now", now.toEpochMilli());
        if (among != null) {
            query = query.param("first", among.first()).param("last", among.last());
        }
        query.query(reader);
    }
}
