package io.kefu.sheet;

import io.kefu.problem.Problem;

/** What is wrong with a cell of a sheet that came back; {@code cell} is {@code sheet!A1}. */
public interface CellFault extends Problem {

    String cell();

    /** A value that is not of the column's type. */
    record WrongCell(String cell, String column, String found, Expected expected) implements CellFault {}

    /** A word that is none of those the column takes. */
    record WrongWord(String cell, String column, String found, String legal) implements CellFault {}

    /** A row whose id is not that of its stamp, as when only some columns were sorted. */
    record WrongId(String cell, String found, String expected) implements CellFault {}

    /** A row that stands in the sheet twice. */
    record TwiceTheSame(String cell, String id, String first) implements CellFault {}

    /** A row of ours that stands above or without the headings. */
    record OutsideTable(String cell) implements CellFault {}

    /** A stamp that somebody altered. */
    record AlteredStamp(String cell) implements CellFault {}

    /** A value that this sheet cannot change. */
    record CannotChange(String cell, String found, String current) implements CellFault {}

    /** An id that there is none of. */
    record UnknownId(String cell, String found) implements CellFault {}

    /** A cell that a new row needs. */
    record MissingCell(String cell) implements CellFault {}

    /** No day on which anybody who lives was born. */
    record NoBirthday(String cell, String found) implements CellFault {}

    /** What a cell should hold. */
    enum Expected {
        TIME,
        INTEGER,
        /** A text, and not an error such as #N/A. */
        TEXT
    }
}
