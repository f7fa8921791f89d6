package io.kefu.store;

/**
 * Says that one run works in the workspace. It is free again when the process dies, however it dies; whoever holds it
 * may recover what a dead process left.
 */
public interface RunLock extends AutoCloseable {

    @Override
    void close();
}
