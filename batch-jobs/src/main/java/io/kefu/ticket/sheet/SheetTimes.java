package io.kefu.ticket.sheet;

import io.kefu.sheet.CellFault;
import io.kefu.sheet.FilledRow;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Times that people write into sheets, to the minute: not before the ticket was opened, and not in the future. */
record SheetTimes(ZoneId zone, Instant now, List<CellFault> faults) {

    /** The moment in a cell that holds one; what cannot be becomes a fault. */
    Optional<Instant> sinceOpened(FilledRow.Value value, Instant opened) {
        Instant at = LocalDateTime.parse(value.text()).atZone(zone).toInstant();
        if (at.isBefore(opened.truncatedTo(ChronoUnit.MINUTES)) || at.isAfter(now)) {
            LocalDateTime begin = LocalDateTime.ofInstant(opened, zone).truncatedTo(ChronoUnit.MINUTES);
            faults.add(new SheetFault.WrongEnd(value.cell(), shown(value.text()), shown(begin.toString())));
            return Optional.empty();
        }
        return Optional.of(at);
    }

    private static String shown(String iso) {
        return iso.replace('T', ' ');
    }
}
