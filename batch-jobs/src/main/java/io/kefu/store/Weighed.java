package io.kefu.store;

/** Something of which a block may hold only so much. */
public interface Weighed {

    /** How much it holds in memory, in characters, roughly. */
    long weight();
}
