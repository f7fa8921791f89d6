package io.kefu.ticket.sheet;

import io.kefu.access.Mask;
import io.kefu.sheet.SheetKind;
import io.kefu.text.Keyed;
import io.kefu.ticket.progress.ProgressEntry;
import io.kefu.ticket.sheet.SheetRepository.RegistrationLine;
import io.kefu.ticket.value.TicketType;
import io.kefu.workspace.Grades;
import io.kefu.workspace.Grades.Scale;
import io.kefu.workspace.Language;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the registration and the progress sheet show of tickets and entries, in one language, personal data masked. */
final class SheetRows {

    private static final List<String> SHEET_STATES = List.of("waiting", "in_progress", "done", "closed");

    private final Grades grades;
    private final Language language;
    private final ZoneId zone;
    private final SheetKind registration;
    private final SheetKind progress;

    SheetRows(Language language, ZoneId zone, Grades grades) {
        this.grades = grades;
        this.language = language;
        this.zone = zone;
        this.registration = new SheetKind(
                "registration-" + language.code(),
                List.of(
                        SheetKind.Column.of("number", SheetKind.Type.ID),
                        SheetKind.Column.of("customer", SheetKind.Type.TEXT),
                        SheetKind.Column.of("contact", SheetKind.Type.TEXT),
                        SheetKind.Column.of("description", SheetKind.Type.TEXT),
                        SheetKind.Column.choice("urgency", grades.words(Scale.URGENCY)),
                        SheetKind.Column.of("opened", SheetKind.Type.TIME),
                        SheetKind.Column.of("responsible", SheetKind.Type.TEXT),
                        SheetKind.Column.choice("state", Language.words("sheet-state", SHEET_STATES)),
                        SheetKind.Column.of("due", SheetKind.Type.TIME),
                        SheetKind.Column.of("done", SheetKind.Type.TIME),
                        SheetKind.Column.of("rating", SheetKind.Type.INTEGER)));
        this.progress = new SheetKind(
                "progress-" + language.code(),
                List.of(
                        SheetKind.Column.of("entry", SheetKind.Type.ID),
                        SheetKind.Column.of("number", SheetKind.Type.ID),
                        SheetKind.Column.of("stage", SheetKind.Type.TEXT),
                        SheetKind.Column.of("operator", SheetKind.Type.TEXT),
                        SheetKind.Column.of("at", SheetKind.Type.TIME),
                        SheetKind.Column.of("content", SheetKind.Type.TEXT),
                        SheetKind.Column.of("attachments", SheetKind.Type.TEXT),
                        SheetKind.Column.of("next", SheetKind.Type.TEXT)));
    }

    SheetKind registration() {
        return registration;
    }

    SheetKind progress() {
        return progress;
    }

    /** What stands behind a description: its type in parentheses, also when nobody knows it yet. */
    String typeSuffix(@Nullable TicketType type) {
        return "(" + grades.label(Scale.TYPE, Keyed.keyOf(type), language) + ")";
    }

    /** What an urgency may be called, with commas between. */
    String urgencies() {
        return String.join(",", grades.names(Scale.URGENCY, language));
    }

    /** The word that the sheet has for a state of its own. */
    String sheetState(String code) {
        return language.label("sheet-state." + code);
    }

    String stageLabel(String stage) {
        return language.label("stage." + stage);
    }

    @Nullable
    Object[] registrationRow(RegistrationLine line) {
        return new @Nullable Object[] {
            line.id(),
            customer(line),
            contact(line),
            Mask.text(line.description()) + typeSuffix(line.type()),
            grades.label(Scale.URGENCY, line.urgency().key(), language),
            local(line.openedAt()),
            responsible(line.department(), line.assigneeName()),
            sheetState(line.kind().sheetKey()),
            local(line.dueAt()),
            line.kind().isFinished() ? local(line.doneAt()) : null,
            line.rating()
        };
    }

    private static @Nullable String customer(RegistrationLine line) {
        if (line.company() != null) {
            return line.company();
        }
        return line.name() != null ? Mask.name(line.name()) : line.customerId();
    }

    private static @Nullable String contact(RegistrationLine line) {
        if (line.phone() != null) {
            return Mask.phone(firstOf(line.phone()));
        }
        if (line.email() != null) {
            return Mask.email(firstOf(line.email()));
        }
        return line.wechat() == null ? null : Mask.phone(firstOf(line.wechat()));
    }

    private static String firstOf(String values) {
        int end = values.indexOf(';');
        return end < 0 ? values : values.substring(0, end);
    }

    static @Nullable String responsible(@Nullable String department, @Nullable String agent) {
        if (agent == null) {
            return department;
        }
        String name = Mask.name(agent);
        return department == null ? name : department + "-" + name;
    }

    @Nullable
    Object[] progressRow(ProgressEntry entry) {
        return new @Nullable Object[] {
            entry.id(),
            entry.ticketId(),
            stageLabel(entry.stage()),
            entry.operator().startsWith("system:") ? entry.operator() : Mask.name(entry.operator()),
            local(entry.at()),
            Mask.text(entry.content()),
            entry.attachments(),
            entry.nextStep()
        };
    }

    private @Nullable LocalDateTime local(@Nullable Instant instant) {
        return instant == null ? null : LocalDateTime.ofInstant(instant, zone);
    }
}
