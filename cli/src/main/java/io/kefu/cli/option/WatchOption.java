package io.kefu.cli.option;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Does the same again and again. */
public final class WatchOption {

    @Option(
            names = "--watch",
            paramLabel = "DURATION",
            arity = "0..1",
            fallbackValue = "1min",
            description =
                    "Do it again and again until it is stopped (Ctrl-C), so often (without a time: every minute).")
    private @Nullable Duration every;

    public boolean isSet() {
        return every != null;
    }

    /** Waits until it is time again; false at once when it shall be done only once. */
    public boolean again() throws InterruptedException {
        if (every == null) {
            return false;
        }
        Thread.sleep(every.toMillis());
        return true;
    }
}
