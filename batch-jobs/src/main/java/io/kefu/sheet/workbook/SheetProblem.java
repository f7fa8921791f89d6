package io.kefu.sheet.workbook;

import io.kefu.problem.Problem;

/** What can be wrong with a template or a workbook; {@code cell} is {@code sheet!A1}. */
public sealed interface SheetProblem extends Problem {

    /** Why a workbook cannot be read. */
    enum Reason {
        OLD_OR_PASSWORD,
        DAMAGED,
        NO_WORKBOOK,
        UNREADABLE,
        TOO_LARGE,
        BOMB,
        /** {@code .xlsb}: the same archive with binary parts. */
        BINARY,
        /** {@code .msg}: a message that Outlook saved. */
        OUTLOOK_MESSAGE,
        /** {@code .ods}, {@code .docx} and the like. */
        OTHER_DOCUMENT
    }

    record NotAWorkbook(String file, String reason) implements SheetProblem {}

    record MissingWorkbook(String file) implements SheetProblem {}

    record UnreadableWorkbook(String file, Reason reason) implements SheetProblem {}

    /** A sheet whose XML is damaged from a row on. */
    record SheetBreaksOff(String file, long line, String reason) implements SheetProblem {}

    /** A sheet without some of the columns it was written with. */
    record MissingHeading(String file, String headings) implements SheetProblem {}

    /** A workbook in which no sheet is one of ours. */
    record UnknownSheet(String file) implements SheetProblem {}

    record UnknownPlaceholder(String file, String cell, String name, String nearest) implements SheetProblem {}

    record SecondMarkedRow(String file, String cell) implements SheetProblem {}

    record TooManyRows(String file, String sheet, String limit) implements SheetProblem {}

    /** A row that another workspace wrote; its numbers are not ours. */
    record OtherWorkspace(String file, String cell) implements SheetProblem {}
}
