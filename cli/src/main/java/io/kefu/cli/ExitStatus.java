package io.kefu.cli;

/** The exit codes of every command. */
public enum ExitStatus {
    /** Done. */
    DONE(0),
    /** Failed; for a job: run it again to resume. */
    FAILED(1),
    /** Wrong usage or unusable input. */
    UNUSABLE(2),
    /** Done, and there is something to look at: what {@code --strict} found, or conflicts in a sheet. */
    FINDINGS(3),
    /** Another run holds the workspace. */
    BUSY(4);

    private final int code;

    ExitStatus(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}
