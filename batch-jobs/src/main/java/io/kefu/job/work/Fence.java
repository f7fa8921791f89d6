package io.kefu.job.work;

import com.github.kagkarlsson.scheduler.task.Execution;
import io.kefu.problem.KefuException;
import io.kefu.store.Database;
import io.kefu.store.StoreProblem;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets a transaction commit only while the part is this process's own: it holds the part's line in the queue until
 * then, so that whoever takes the part over waits for the end of the transaction, and finds what it saved. A process that
 * froze in the middle is waited for half a minute: then the server ends its transaction.
 */
final class Fence implements Runnable {

    private final Database database;
    private final Execution execution;

    Fence(Database database, Execution execution) {
        this.database = database;
        this.execution = execution;
    }

    /** @throws KefuException when somebody else has the part, or nobody */
    @Override
    public void run() {
        boolean own = database.write()
                .sql("""
                        SELECT set_config('idle_in_transaction_session_timeout', '30s', true) FROM work_queue
                         WHERE task_name = :name AND task_instance = :instance AND picked_by = :owner AND version = :version
                           FOR SHARE
                        """)
                .param("name", execution.taskInstance.getTaskName())
                .param("instance", execution.taskInstance.getId())
                .param("owner", execution.pickedBy)
                .param("version", execution.version)
                .query(String.class)
                .optional()
                .isPresent();
        if (!own) {
            throw new KefuException(new StoreProblem.Conflict(database.toString()));
        }
    }

    /** The same repository, which saves the state of a step only within the fence. */
    JobRepository around(JobRepository repository) {
        return (JobRepository) Proxy.newProxyInstance(
                JobRepository.class.getClassLoader(),
                new Class<?>[] {JobRepository.class},
                (proxy, method, arguments) -> {
                    boolean saves = method.getName().startsWith("update") && arguments[0] instanceof StepExecution;
                    if (!saves) {
                        return call(repository, method, arguments);
                    }
                    new TransactionTemplate(database.transactions()).executeWithoutResult(status -> {
                        run();
                        call(repository, method, arguments);
                    });
                    return null; // as all that save
                });
    }

    private static @Nullable Object call(JobRepository repository, Method method, Object[] arguments) {
        try {
            return method.invoke(repository, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
