package io.jsniff.report.log;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.concurrent.TimeUnit;

/** Reads moments as {@code 2026-02-03T04:05:06.000042Z}; remembers the last day, which most lines share. */
final class TimestampParser {
    private static final int DAY_LENGTH = 10;
    private static final int LENGTH = 27;

    private String day = "";
    private long dayMicros;

    /** Microseconds since the epoch; {@link LogLine#UNKNOWN} if the text is no moment. */
    long micros(String text) {
        if (text.length() == LENGTH && text.charAt(LENGTH - 1) == 'Z' && sameDay(text)) {
            long hour = digits(text, 11, 13);
            long minute = digits(text, 14, 16);
            long second = digits(text, 17, 19);
            long micros = digits(text, 20, 26);
            if (hour >= 0 && minute >= 0 && second >= 0 && micros >= 0) {
                return dayMicros + ((hour * 60 + minute) * 60 + second) * 1_000_000 + micros;
            }
        }
        return slowly(text);
    }

    private boolean sameDay(String text) {
        if (!text.startsWith(day) || day.isEmpty()) {
            try {
                LocalDate date = LocalDate.parse(text.substring(0, DAY_LENGTH));
                dayMicros = TimeUnit.DAYS.toMicros(date.toEpochDay());
                day = text.substring(0, DAY_LENGTH);
            } catch (DateTimeParseException e) {
                return false;
            }
        }
        return true;
    }

    private static long digits(String text, int from, int to) {
        long value = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = 10 * value + digit;
        }
        return value;
    }

    private static long slowly(String text) {
        try {
            Instant instant = Instant.parse(text);
            return instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1_000;
        } catch (DateTimeParseException e) {
            return LogLine.UNKNOWN;
        }
    }
}
