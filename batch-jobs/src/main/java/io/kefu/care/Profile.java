package io.kefu.care;

import io.kefu.workspace.Language;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The profile 客户画像: one paragraph of what is known about a customer; nothing is said about what is not known. */
public final class Profile {

    private final Language language;
    private final ZoneId zone;

    public Profile(Language language, ZoneId zone) {
        this.language = language;
        this.zone = zone;
    }

    public String of(Care care) {
        History history = care.history();
        List<String> sentences = new ArrayList<>();
        String level = language.label("level." + history.customer().level().key());
        String industry = history.customer().industry();
        sentences.add(industry == null ? text("profile.who", level) : text("profile.who-industry", level, industry));
        if (history.orders() > 0) {
            sentences.add(
                    text("profile.orders", care.days(), history.orders(), history.amount(), day(history.lastOrder())));
        }
        if (history.tickets() > 0) {
            sentences.add(text(
                    "profile.tickets",
                    care.days(),
                    history.tickets(),
                    history.inquiries(),
                    history.complaints(),
                    history.afterSales(),
                    history.open()));
        }
        if (history.rating() != null) {
            sentences.add(text("profile.rating", history.rating()));
        }
        Integer hour = history.hour();
        if (history.channel() != null && hour != null) {
            sentences.add(
                    text("profile.habits", language.label("channel." + history.channel()), hour, (hour + 1) % 24));
        }
        if (!care.tags().isEmpty()) {
            sentences.add(text("profile.tags", String.join(language.label("profile.comma"), care.tags())));
        }
        if (care.highRisk() != null) {
            sentences.add(text("profile.risk", care.highRisk()));
        }
        return String.join(language.label("profile.gap"), sentences);
    }

    private String day(@Nullable Instant at) {
        return at == null ? "" : at.atZone(zone).toLocalDate().toString();
    }

    private String text(String key, Object... values) {
        return new MessageFormat(language.label(key), language.locale()).format(values);
    }
}
