package io.kefu.cli;

import io.kefu.store.Progress;
import java.util.LinkedHashMap;
import java.util.Map;

/** Shows progress on stderr: one line that is rewritten where a person watches, else a line for each finished step. */
final class ProgressLine implements Progress {

    private static final String CLEAR = "\r\u001b[K";

    private final Console console;
    private final Map<String, Long> items = new LinkedHashMap<>();

    ProgressLine(Console console) {
        this.console = console;
    }

    @Override
    public synchronized void at(String step, long count) {
        if (count >= 0) {
            items.put(step, count);
            if (console.liveErr()) {
                console.err().print(CLEAR + "  " + line(step, count));
                console.err().flush();
            }
            return;
        }
        if (console.liveErr()) {
            console.err().print(CLEAR);
        }
        console.note("  " + line(step, items.getOrDefault(step, 0L)));
    }

    private static String line(String step, long count) {
        return count == 0 ? step : String.format("%-20s %,10d", step, count);
    }
}
