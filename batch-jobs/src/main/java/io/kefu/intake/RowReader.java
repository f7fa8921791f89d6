package io.kefu.intake;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Streams the rows of one file in file order, in memory that does not depend on the file's size. */
interface RowReader extends AutoCloseable {

    /**
     * The next row, or null at the end.
     *
     * @throws io.kefu.problem.KefuException when the file cannot be read on
     */
    @Nullable
    SourceRow read() throws IOException;

    @Override
    void close() throws IOException;

    /** Opens a file as its mapping describes it. */
    static RowReader open(Path file, Mapping mapping) throws IOException {
        return switch (mapping.format()) {
            case CSV -> new CsvRows(file, mapping);
            case XLSX -> new XlsxRows(file, mapping);
            case JSON -> new JsonRows(file, mapping);
            case JSONL -> new JsonLineRows(file, mapping);
        };
    }
}
