package io.kefu.intake.format;

import io.kefu.problem.Problem;
import java.util.Map;

/** Why a single row is quarantined. */
public sealed interface RowProblem extends Problem {

    record WrongColumnCount(int expected, int found) implements RowProblem {}

    record Undecodable(String column, String encoding) implements RowProblem {}

    /** A character that no text holds, such as NUL or half of a surrogate pair. */
    record NoCharacter(String column, String code) implements RowProblem {}

    record MissingValue(String column) implements RowProblem {}

    record NotATime(String column, String value, String formats) implements RowProblem {}

    /** A contact that is said to happen after the run that reads it. */
    record ToCome(String column, String value) implements RowProblem {}

    /** A day on which nobody who lives was born. */
    record NoBirthDate(String column, String value) implements RowProblem {}

    record NotANumber(String column, String value) implements RowProblem {}

    record OutOfRange(String column, String value, int least, int most) implements RowProblem {}

    record UnknownValue(String column, String value, String legal) implements RowProblem {}

    /** Not when somebody works. */
    record NotShifts(String column, String part) implements RowProblem {}

    /** Not when somebody is away. */
    record NotLeave(String column, String part) implements RowProblem {}

    record ErrorCell(String column, String error) implements RowProblem {}

    record BrokenJson(String reason) implements RowProblem {}

    /** A line before the first one that begins a record. */
    record NoRecord(String line) implements RowProblem {}

    record BrokenMail(String reason) implements RowProblem {}

    record TooLong(String column, int length, int most) implements RowProblem {}

    /** Text behind a closing quote, or a quote that is never closed. */
    record BadQuote() implements RowProblem {}

    /** A record so long that it was not kept whole. */
    record RecordTooLong(long length, int most) implements RowProblem {}

    /** A number that lost digits in a spreadsheet program: {@code 2.02406E+13}. */
    record Shortened(String column, String value) implements RowProblem {}

    /** A correction of nothing that was rejected. */
    record NoSuchReject(String id) implements RowProblem {}

    /** A correction of what was rejected in another workspace. */
    record RejectOfAnother(String id) implements RowProblem {}

    /** A row of an export that nobody corrected; it keeps the reason that it has. */
    record Uncorrected() implements RowProblem {}

    /** A correction of a row whose mapping is there no more. */
    record MappingIsGone(String mapping) implements RowProblem {}

    /** One of the others as another process told it. */
    record Told(String key, Map<String, String> facts) implements RowProblem {}
}
