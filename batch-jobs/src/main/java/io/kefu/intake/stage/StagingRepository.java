package io.kefu.intake.stage;

import io.kefu.intake.format.Part;
import io.kefu.intake.ledger.FilePart;
import io.kefu.intake.ledger.PlannedFile;
import io.kefu.intake.ledger.RowFate;
import io.kefu.store.Database;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who reads which parts of which files, and what came of them. Needs a database that several processes share. */
public final class StagingRepository {

    private final JdbcClient write;
    private final JdbcClient read;

    public StagingRepository(Database database) {
        this.write = database.write();
        this.read = database.read();
    }

    /** Keeps the plan of a run; what an earlier run left is removed. */
    public void plan(long runId, List<List<FilePart>> shares) {
        clear();
        for (int number = 0; number < shares.size(); number++) {
            List<FilePart> parts = shares.get(number);
            for (int ordinal = 0; ordinal < parts.size(); ordinal++) {
                insert(runId, number, ordinal, parts.get(ordinal));
            }
        }
    }

    private void insert(long runId, int number, int ordinal, FilePart part) {
        write.sql("""
                        INSERT INTO work_reading (run_id, number, ordinal, position, begins, ends, lines, encoding)
                        VALUES (:run, :number, :ordinal, :position, :begins, :ends, :lines, :encoding)
                        """)
                .param("run", runId)
                .param("number", number)
                .param("ordinal", ordinal)
                .param("position", part.file().position())
                .param("begins", part.part().from())
                .param("ends", part.part().to())
                .param("lines", part.part().lines())
                .param("encoding", part.part().encoding())
                .update();
    }

    /** The numbers of the plan's shares. */
    public List<Integer> shares(long runId) {
        return write.sql("SELECT DISTINCT number FROM work_reading WHERE run_id = :run ORDER BY number")
                .param("run", runId)
                .query(Integer.class)
                .list();
    }

    /**
     * One share of the plan.
     *
     * @param files of the run
     */
    public List<FilePart> share(long runId, int number, List<PlannedFile> files) {
        Map<Integer, PlannedFile> byPosition =
                files.stream().collect(Collectors.toMap(PlannedFile::position, Function.identity()));
        return write.sql("""
                        SELECT position, begins, ends, lines, encoding FROM work_reading
                         WHERE run_id = :run AND number = :number ORDER BY ordinal
                        """)
                .param("run", runId)
                .param("number", number)
                .query((row, n) -> new FilePart(
                        Objects.requireNonNull(byPosition.get(row.getInt(1))),
                        new Part(row.getLong(2), row.getLong(3), row.getLong(4), row.getString(5))))
                .list();
    }

    /** Keeps what was judged of one share, in its order and in the caller's transaction. */
    public void insert(long runId, int number, List<RowFate> fates) {
        for (int from = 0; from < fates.size(); ) {
            int position = fates.get(from).file().position();
            int to = from;
            while (to < fates.size() && fates.get(to).file().position() == position) {
                to++;
            }
            insert(runId, number, position, fates.subList(from, to));
            from = to;
        }
    }

    private void insert(long runId, int number, int position, List<RowFate> fates) {
        write.sql("""
                        INSERT INTO work_judged (run_id, position, number, ordinal, fates, content)
                        SELECT :run, :position, :number, COALESCE(MAX(ordinal), 0) + 1, :fates, :content FROM work_judged
                         WHERE run_id = :run AND position = :position AND number = :number
                        """)
                .param("run", runId)
                .param("position", position)
                .param("number", number)
                .param("fates", fates.stream().filter(RowFate::isOfRow).count())
                .param("content", FateCodec.write(fates))
                .update();
    }

    /** How many rows of the run were judged so far. */
    public long judged(long runId) {
        return read.sql("SELECT COALESCE(SUM(fates), 0) FROM work_judged WHERE run_id = :run")
                .param("run", runId)
                .query(Long.class)
                .single();
    }

    private record Block(long number, long ordinal) {}

    /** All that was judged of a file, in file order; read block by block. */
    public Iterator<RowFate> judged(long runId, PlannedFile file) {
        return read
                .sql("""
                        SELECT number, ordinal FROM work_judged WHERE run_id = :run AND position = :position
                         ORDER BY number, ordinal
                        """)
                .param("run", runId)
                .param("position", file.position())
                .query((row, n) -> new Block(row.getLong(1), row.getLong(2)))
                .list()
                .stream()
                .flatMap(block -> fates(runId, file, block).stream())
                .iterator();
    }

    private List<RowFate> fates(long runId, PlannedFile file, Block block) {
        byte @Nullable [] content = read.sql("""
                        SELECT content FROM work_judged
                         WHERE run_id = :run AND position = :position AND number = :number AND ordinal = :ordinal
                        """)
                .param("run", runId)
                .param("position", file.position())
                .param("number", block.number())
                .param("ordinal", block.ordinal())
                .query((row, n) -> row.getBytes(1))
                .single();
        return content == null ? new ArrayList<>() : FateCodec.read(content, file);
    }

    /** Removes all that was kept: it is admitted, or belongs to a run that nobody goes on with. */
    public void clear() {
        write.sql("DELETE FROM work_judged").update();
        write.sql("DELETE FROM work_reading").update();
    }
}
