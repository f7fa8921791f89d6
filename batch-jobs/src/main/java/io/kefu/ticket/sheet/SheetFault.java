package io.kefu.ticket.sheet;

import io.kefu.sheet.CellFault;

/** What is wrong with a cell of a registration or progress sheet. */
sealed interface SheetFault extends CellFault {

    /** Nobody, or more than one, is called this. */
    record UnknownAgent(String cell, String found, String nearest) implements SheetFault {}

    /** A state that the ticket cannot take from where it stands. */
    record WrongState(String cell, String found, String current) implements SheetFault {}

    /** Work on a ticket that nobody has. */
    record NeedsAgent(String cell, String found) implements SheetFault {}

    /** The end of a ticket that waits for its children. */
    record ChildrenOpen(String cell, String found, int open) implements SheetFault {}

    /** A department for a ticket that an agent has. */
    record HasAgent(String cell, String found, String current) implements SheetFault {}

    /** A person for a ticket that only counts here. */
    record OfAnotherDesksTicket(String cell, String found, String source) implements SheetFault {}

    /** A contact of a new row that is masked. */
    record MaskedContact(String cell, String found) implements SheetFault {}

    /** The words of the customer; only the type behind them can be changed. */
    record NotOurWords(String cell) implements SheetFault {}

    /** A type that there is none of at the end of a description. */
    record NoType(String cell, String found, String legal) implements SheetFault {}

    record RatingOutOfRange(String cell, String found) implements SheetFault {}

    /** An end before the beginning or in the future. */
    record WrongEnd(String cell, String found, String opened) implements SheetFault {}

    /** A text that hides personal data, which would be lost. */
    record HidesData(String cell) implements SheetFault {}
}
