package io.kefu.calendar;

import java.time.Instant;

/** A stretch of open time, half-open: {@code [open, close)}. */
public record Window(Instant open, Instant close) {

    boolean isEmpty() {
        return !open.isBefore(close);
    }
}
