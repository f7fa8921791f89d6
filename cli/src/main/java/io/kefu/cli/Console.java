package io.kefu.cli;

import io.kefu.access.Mask;
import java.io.PrintStream;

/**
 * Where a command speaks: data goes to {@code out}, news and progress to {@code err}.
 *
 * @param width columns of the terminal where a person watches {@code out}; 0 when nobody does
 * @param liveErr true when a person watches {@code err}, so that a line may be rewritten
 */
public record Console(PrintStream out, PrintStream err, int width, boolean liveErr) {

    boolean liveOut() {
        return width > 0;
    }

    /** Data, as it is. */
    public void data(String text) {
        out.print(ControlText.shown(text));
        out.flush();
    }

    /** A line of news; what it quotes of a person is masked. */
    public void note(String line) {
        err.println(ControlText.shown(Mask.text(line)));
    }

    /** A question; what is answered stands behind it. */
    public void ask(String question) {
        err.print(ControlText.shown(Mask.text(question)));
        err.flush();
    }
}
