package io.kefu.store;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Connections that carry out work on a thread of their own, in its order, while the caller goes on computing. The
 * connection is handed over, never shared: whoever makes a statement on it or ends its transaction first waits until
 * all that was handed over is done, and meets the failure if something failed. After a failure nothing more is carried
 * out: SQLite may have ended the transaction, and the rest would stay for good.
 */
final class BulkDataSource extends DelegatingDataSource implements AutoCloseable {

    private static final Set<String> ENDS = Set.of("rollback", "close", "abort");
    private static final Set<String> WAITS =
            Set.of("createStatement", "prepareStatement", "prepareCall", "commit", "setSavepoint", "setAutoCommit");

    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread made = new Thread(work, "bulk-writer");
        made.setDaemon(true);
        return made;
    });

    BulkDataSource(DataSource target) {
        super(target);
    }

    /** What such a connection can do besides. */
    interface BulkConnection extends Connection {

        /** Hands work over. */
        void later(Consumer<Connection> work);

        /** Waits for what was handed over; throws what the first failure threw. */
        void finish();
    }

    @Override
    public Connection getConnection() throws SQLException {
        return (Connection) Proxy.newProxyInstance(
                BulkConnection.class.getClassLoader(),
                new Class<?>[] {BulkConnection.class},
                new Handler(super.getConnection()));
    }

    private final class Handler implements InvocationHandler {

        private final Connection target;
        private CompletableFuture<Void> work = CompletableFuture.completedFuture(null);

        private Handler(Connection target) {
            this.target = target;
        }

        @Override
        @SuppressWarnings("unchecked")
        public @Nullable Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
            String name = method.getName();
            if (name.equals("later")) {
                Consumer<Connection> more = (Consumer<Connection>) arguments[0];
                work = work.thenRunAsync(() -> more.accept(target), threads);
                return null;
            }
            if (name.equals("finish")) {
                finish();
                return null;
            }
            if (WAITS.contains(name)) {
                finish();
            } else if (ENDS.contains(name)) {
                abandon();
            }
            try {
                return method.invoke(target, arguments);
            } catch (InvocationTargetException e) {
                throw e.getTargetException();
            }
        }

        private void finish() {
            try {
                work.join();
            } catch (CompletionException e) {
                throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
            }
        }

        /** The transaction is taken back for an earlier failure, which its caller hears of. */
        private void abandon() {
            work.exceptionally(failure -> null).join();
            work = CompletableFuture.completedFuture(null);
        }
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}
