package io.kefu.condition;

import io.kefu.text.DurationText;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;

/** A value in a condition. Its text is what a person would write for it. */
sealed interface Literal {

    record Text(String value) implements Literal {
        @Override
        public String toString() {
            return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
        }
    }

    /** The code of a choice. */
    record Code(String value) implements Literal {
        @Override
        public String toString() {
            return value;
        }
    }

    record Decimal(BigDecimal value) implements Literal {
        @Override
        public String toString() {
            return value.toPlainString();
        }
    }

    record Flag(boolean value) implements Literal {
        @Override
        public String toString() {
            return Boolean.toString(value);
        }
    }

    record Span(Duration value) implements Literal {
        @Override
        public String toString() {
            return DurationText.print(value);
        }
    }

    /** What an instant is compared with: a stretch of time from {@code start}, included, to {@code end}, not included. */
    sealed interface Time extends Literal {
        Instant start(Fields<?> fields);

        Instant end(Fields<?> fields);
    }

    /** A whole day of the zone that the fields were made for. */
    record Day(LocalDate value) implements Time {
        @Override
        public Instant start(Fields<?> fields) {
            return value.atStartOfDay(fields.zone()).toInstant();
        }

        @Override
        public Instant end(Fields<?> fields) {
            return value.plusDays(1).atStartOfDay(fields.zone()).toInstant();
        }

        @Override
        public String toString() {
            return value.toString();
        }
    }

    /** One millisecond. */
    record Moment(OffsetDateTime value) implements Time {
        @Override
        public Instant start(Fields<?> fields) {
            return value.toInstant();
        }

        @Override
        public Instant end(Fields<?> fields) {
            return value.toInstant().plusMillis(1);
        }

        @Override
        public String toString() {
            return value.toString();
        }
    }

    /** The moment that the fields were made for. */
    record Now() implements Time {
        @Override
        public Instant start(Fields<?> fields) {
            return fields.now();
        }

        @Override
        public Instant end(Fields<?> fields) {
            return fields.now().plusMillis(1);
        }

        @Override
        public String toString() {
            return "now";
        }
    }
}
