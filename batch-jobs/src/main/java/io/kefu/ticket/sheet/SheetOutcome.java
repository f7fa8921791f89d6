package io.kefu.ticket.sheet;

import io.kefu.sheet.CellFault;
import java.util.List;

/**
 * What came of a sheet that came back.
 *
 * @param rows the rows read
 * @param changes cells that a person changed
 * @param added progress entries added
 * @param there new rows that were read before
 * @param fresh new rows of a registration sheet, for the import
 * @param faults everything that is wrong; when there is any, nothing was changed
 */
public record SheetOutcome(
        int rows, List<Change> changes, List<Entry> added, int there, List<NewTicket> fresh, List<CellFault> faults) {

    /** What became of a changed cell. */
    public enum Fate {
        /** Only the sheet changed it: taken over. */
        MERGED,
        /** It changed here too, and the sheet's value was taken. */
        THEIRS,
        /** It changed here too, and the value here was kept. */
        OURS,
        /** It changed here too, and nobody said which value to take: the value here stays. */
        CONFLICT
    }

    /**
     * A changed cell.
     *
     * @param cell {@code sheet!A1}
     * @param before the value here
     * @param after the value in the sheet
     */
    public record Change(String cell, String id, String field, String before, String after, Fate fate) {}

    /** A progress entry that the sheet added to a ticket. */
    public record Entry(String cell, String ticketId, String entryId) {}

    /** A new row of a registration sheet, as a JSON object for the mapping {@code registration}. */
    public record NewTicket(String cell, String json) {}
}
