package io.kefu.intake.format;

import io.kefu.problem.Problem;

/** Why a file cannot be read, or not on. */
public sealed interface FileProblem extends Problem {

    record MissingColumn(String file, String column, String found) implements FileProblem {}

    record WrongEncoding(String file, String stated, String found) implements FileProblem {}

    record UnreadableFile(String file, String reason) implements FileProblem {}

    /** A link in the inbox that leads to a file elsewhere, or to none. */
    record LinkOutside(String file, String target) implements FileProblem {}

    record FileBreaksOff(String file, String at, String reason) implements FileProblem {}

    /** A quoted column that never ends swallows the rest of the file. */
    record OpenQuote(String file, long line) implements FileProblem {}

    record NoSuchSheet(String file, String sheet, String found) implements FileProblem {}

    record EmptyFile(String file) implements FileProblem {}

    record TooManyColumns(String file, int found, int most) implements FileProblem {}

    record MissingRecords(String file, String path) implements FileProblem {}

    /** Document types can name other files and grow without bounds. */
    record DocumentType(String file) implements FileProblem {}

    /** An archive that unpacks to more than is allowed. */
    record Overgrown(String file, String limit) implements FileProblem {}

    record TooManyMembers(String file, int most) implements FileProblem {}

    record UnsafeMember(String file, String member) implements FileProblem {}

    /** Two members of one name: which is meant, nobody can say. */
    record TwinMembers(String file, String member) implements FileProblem {}

    /** A defect of ours that a record brought to light. */
    record TooHard(String file, long record, String error) implements FileProblem {}

    /** An archive in an archive. */
    record NestedArchive(String file) implements FileProblem {}
}
