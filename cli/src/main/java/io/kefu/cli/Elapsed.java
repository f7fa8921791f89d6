package io.kefu.cli;

import java.time.Duration;

/** Stretches of time as people read them. */
public final class Elapsed {

    private Elapsed() {}

    /** Hours, minutes and, where there are any, seconds: {@code 26:05} or {@code 0:00:07}. */
    public static String shown(Duration duration) {
        String minutes = "%d:%02d".formatted(duration.toHours(), duration.toMinutesPart());
        return duration.toSecondsPart() == 0 ? minutes : minutes + ":%02d".formatted(duration.toSecondsPart());
    }
}
