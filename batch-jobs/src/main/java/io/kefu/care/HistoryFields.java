package io.kefu.care;

import io.kefu.condition.Fields;
import io.kefu.customer.golden.Level;
import io.kefu.text.Code;
import io.kefu.workspace.Language;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** What conditions over customers' histories may name. */
public final class HistoryFields {

    private HistoryFields() {}

    /** @param now the moment at which ages are measured */
    public static Fields<History> at(Instant now, ZoneId zone) {
        LocalDate today = now.atZone(zone).toLocalDate();
        return new Fields<History>(now, zone)
                .text("customer", history -> history.customer().id(), null)
                .text("name", history -> history.customer().name(), null)
                .text("company", history -> history.customer().company(), null)
                .choice(
                        "level",
                        history -> history.customer().level().key(),
                        null,
                        Language.labels("level", Code.keys(Level.values())))
                .text("industry", history -> history.customer().industry(), null)
                .list("tags", history -> history.customer().tagList(), null)
                .text("address", history -> history.customer().address(), null)
                .since("age", history -> history.customer().createdAt(), null)
                .number("orders", History::orders, null)
                .number("amount", History::amount, null)
                .since("last_order", History::lastOrder, null)
                .number("tickets", History::tickets, null)
                .number("inquiries", History::inquiries, null)
                .number("complaints", History::complaints, null)
                .number("after_sales", History::afterSales, null)
                .number("open", History::open, null)
                .number("price_words", History::priceWords, null)
                .number("rating", History::rating, null)
                .since("last_contact", History::lastContact, null)
                .since("last_complaint", History::lastComplaint, null)
                .number("birthday_in", history -> birthdayIn(history, today), null)
                .text("channel", History::channel, null);
    }

    private static @Nullable Integer birthdayIn(History history, LocalDate today) {
        return history.birthdayIn(today);
    }
}
