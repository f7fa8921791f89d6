package io.kefu.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kefu.problem.KefuException;
import io.kefu.store.StoreProblem;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that breaks off transactions because of others: deadlocks, in the main. */
@Tag("server")
class ConflictTest {

    @TempDir
    private Path directory;

    private Office office(String name) {
        return Office.open(directory.resolve(name)).copyInbox(Office.SAMPLE_DATA);
    }

    /** Lets so many insertions of tickets fail as a deadlock does; a sequence counts what is rolled back too. */
    private static void deadlocks(Office office, int most) {
        office.with(
                services -> services.database().write().sql("""
                CREATE SEQUENCE trouble;
                CREATE FUNCTION trouble() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                  IF nextval('trouble') <= %d THEN
                    RAISE EXCEPTION 'deadlock detected' USING ERRCODE = '40P01';
                  END IF;
                  RETURN NULL;
                END $$;
                CREATE TRIGGER trouble AFTER INSERT ON ticket FOR EACH STATEMENT EXECUTE FUNCTION trouble();
                """.formatted(most)).update());
    }

    @Test
    void theRunGoesOnByItselfAndItsContentIsTheSame() {
        Office undisturbed = office("undisturbed");
        undisturbed.nightly();
        Office disturbed = office("disturbed");
        deadlocks(disturbed, 3);
        assertThat(disturbed.nightly().resumed()).isFalse();
        assertThat(disturbed.dump()).isEqualTo(undisturbed.dump());
    }

    @Test
    void aTroubleThatStaysIsToldAndTheNextStartGoesOn() {
        Office office = office("office");
        deadlocks(office, 8);
        assertThatThrownBy(office::nightly).isInstanceOfSatisfying(KefuException.class, e -> assertThat(e.problem())
                .isInstanceOf(StoreProblem.Conflict.class));
        assertThat(office.nightly().resumed()).isTrue();
    }
}
