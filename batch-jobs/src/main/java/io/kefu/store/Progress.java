package io.kefu.store;

/** Hears how far a job has come. Called from the job's own threads; must return quickly. */
public interface Progress {

    /** Says nothing to anybody. */
    Progress SILENT = (step, items) -> {};

    /**
     * A step has processed this many items so far; 0 when it begins, -1 when it has ended.
     *
     * @param step kebab-case name
     */
    void at(String step, long items);
}
