package io.kefu.care;

import io.kefu.customer.golden.Customer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A customer with what happened within the window.
 *
 * @param amount of all orders
 * @param open tickets that are not finished, also older ones
 * @param priceWords contacts in which the customer spoke about prices
 * @param rating mean satisfaction, 1 to 5, null when nobody rated
 * @param channel the one used most, null without contacts
 * @param hour of the day in which the customer turns up most, 0 to 23, null without contacts
 */
public record History(
        Customer customer,
        int orders,
        double amount,
        @Nullable Instant lastOrder,
        int tickets,
        int inquiries,
        int complaints,
        int afterSales,
        int open,
        int priceWords,
        @Nullable Double rating,
        @Nullable Instant lastContact,
        @Nullable Instant lastComplaint,
        @Nullable String channel,
        @Nullable Integer hour) {

    /** Days until the next birthday, 0 for today; null when it is not known. */
    @Nullable
    Integer birthdayIn(LocalDate today) {
        String born = customer.birthDate();
        if (born == null || !born.matches("\\d{4}-\\d{2}-\\d{2}")) {
            return null;
        }
        MonthDay day = MonthDay.from(LocalDate.parse(born));
        LocalDate next = day.atYear(today.getYear());
        if (next.isBefore(today)) {
            next = day.atYear(today.getYear() + 1);
        }
        return (int) ChronoUnit.DAYS.between(today, next);
    }
}
