package io.kefu.job;

import io.kefu.problem.KefuException;
import io.kefu.workspace.Workspace;
import io.kefu.workspace.WorkspaceProblem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Says that one run works in the workspace. The system lets go of it when the process dies, however it dies; whoever
 * holds it may recover what a dead process left.
 */
final class RunLock {

    private final FileChannel channel;
    private final FileLock lock;

    private RunLock(FileChannel channel, FileLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    /** Does the work under the lock, or refuses at once when another process has it. */
    static <T> T holding(Workspace workspace, Supplier<T> work) {
        RunLock lock = take(workspace);
        try {
            return work.get();
        } finally {
            lock.close();
        }
    }

    /** True when a run works in the workspace at this moment. */
    static boolean isHeld(Workspace workspace) {
        try {
            take(workspace).close();
            return false;
        } catch (KefuException e) {
            return e.problem() instanceof JobProblem.WorkspaceBusy;
        }
    }

    private static RunLock take(Workspace workspace) {
        Path file = workspace.root().resolve("kefu.lock");
        FileChannel channel = null;
        try {
            channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                String holder = holder(channel);
                channel.close();
                throw new KefuException(new JobProblem.WorkspaceBusy(file.toString(), holder));
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(("process " + ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8)), 0);
            return new RunLock(channel, lock);
        } catch (IOException e) {
            throw new KefuException(new WorkspaceProblem.CannotWrite(file.toString(), Workspace.reason(e)), e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static String holder(FileChannel channel) throws IOException {
        ByteBuffer content = ByteBuffer.allocate(64);
        channel.read(content, 0);
        content.flip();
        return StandardCharsets.UTF_8.decode(content).toString();
    }

    private void close() {
        try {
            lock.release();
            channel.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
