package io.kefu.ticket.life;

import io.kefu.problem.KefuException;
import io.kefu.store.Database;
import io.kefu.workspace.Grades;
import io.kefu.workspace.Grades.Scale;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** By which types, urgencies and priorities the tickets were graded. */
public final class GradesRepository {

    /** A subtype may be one of a source's own, which no list has. */
    private static final List<Scale> CLOSED = List.of(Scale.TYPE, Scale.URGENCY, Scale.PRIORITY);

    private final JdbcClient write;

    public GradesRepository(Database database) {
        this.write = database.write();
    }

    /** Remembers the values, in the caller's transaction; others than before are checked. */
    public void adopt(Grades grades) {
        String known = Arrays.stream(Scale.values())
                .flatMap(scale -> grades.keys(scale).stream().map(key -> scale.key() + "/" + key))
                .collect(Collectors.joining(" "));
        List<String> adopted =
                write.sql("SELECT known FROM grades").query(String.class).list();
        if (adopted.equals(List.of(known))) {
            return;
        }
        check(grades);
        write.sql("DELETE FROM grades").update();
        write.sql("INSERT INTO grades (known) VALUES (:known)")
                .param("known", known)
                .update();
    }

    /**
     * Every value that tickets have must be there.
     *
     * @throws KefuException when one is missing
     */
    public void check(Grades grades) {
        for (Scale scale : CLOSED) {
            List<String> missing = new ArrayList<>();
            write.sql("SELECT %1$s, COUNT(*) FROM ticket WHERE %1$s IS NOT NULL GROUP BY %1$s ORDER BY %1$s"
                            .formatted(scale.key()))
                    .query(row -> {
                        if (!grades.keys(scale).contains(row.getString(1))) {
                            missing.add(row.getString(1) + " (" + row.getInt(2) + ")");
                        }
                    });
            if (!missing.isEmpty()) {
                throw new KefuException(
                        new TicketProblem.GradesInUse(Grades.FILE, scale.key(), String.join(", ", missing)));
            }
        }
    }
}
