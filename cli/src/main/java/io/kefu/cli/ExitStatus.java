package io.kefu.cli;

/** The exit codes of every command. */
public enum ExitStatus {
    /** Done. */
    DONE(0),
    /** Failed; for a job: run it again to resume. */
    FAILED(1),
    /** Wrong usage or unusable input. */
    UNUSABLE(2),
    /** Done, and {@code --strict} found something to look at. */
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
