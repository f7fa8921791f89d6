package io.kefu.ticket.route;

import io.kefu.intake.record.CanonicalRecord;
import io.kefu.intake.record.Field;
import io.kefu.intake.record.StoredRecord;
import io.kefu.intake.record.Version;
import io.kefu.store.Database;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The departments. */
public final class DepartmentRepository {

    private final JdbcClient write;
    private final JdbcClient read;

    public DepartmentRepository(Database database) {
        this.write = database.write();
        this.read = database.read();
    }

    /** Saves the department that an imported row describes, unless a newer {@link Version} is there. */
    public void save(StoredRecord row) {
        CanonicalRecord content = row.content();
        write.sql("""
                        INSERT INTO department (id, name, parent, leader, phone, email, active, intake_id)
                        VALUES (:id, :name, :parent, :leader, :phone, :email, :active, :intake)
                        ON CONFLICT (id) DO UPDATE SET
                          name = excluded.name, parent = excluded.parent, leader = excluded.leader,
                          phone = excluded.phone, email = excluded.email, active = excluded.active,
                          intake_id = excluded.intake_id
                        WHERE %s
                        """.formatted(Version.replaces("excluded.intake_id", "department.intake_id")))
                .param("id", row.externalId())
                .param("name", content.text(Field.NAME, row.externalId()))
                .param("parent", content.text(Field.PARENT))
                .param("leader", content.text(Field.AGENT))
                .param("phone", content.text(Field.PHONE))
                .param("email", content.text(Field.EMAIL))
                .param("active", content.flag(Field.ACTIVE).orElse(true) ? 1 : 0)
                .param("intake", row.id())
                .update();
    }

    /** Those that there still are, in the order of their numbers. */
    public List<Department> list() {
        return read.sql("""
                        SELECT id, name, parent, leader, phone, email FROM department WHERE active = 1 ORDER BY id
                        """)
                .query((row, n) -> new Department(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6)))
                .list();
    }
}
