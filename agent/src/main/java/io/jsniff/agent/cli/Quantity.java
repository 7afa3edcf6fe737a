package io.jsniff.agent.cli;

import io.jsniff.reuse.ReuseClassifier;
import java.util.concurrent.TimeUnit;

/** Reads numbers with units: sizes like {@code 64M}, times like {@code 10s}. */
final class Quantity {
    private Quantity() {}

    /** A whole number from 1 to {@link Integer#MAX_VALUE}. */
    static int count(String text, CaptureOption option) throws UsageException {
        return positive(text, 1, option, text);
    }

    /** Bytes, with {@code K}, {@code M} or {@code G} for powers of 1024. */
    static int size(String text, CaptureOption option) throws UsageException {
        int last = text.length() - 1;
        long unit = switch (last < 0 ? ' ' : text.charAt(last)) {
            case 'k', 'K' -> 1L << 10;
            case 'm', 'M' -> 1L << 20;
            case 'g', 'G' -> 1L << 30;
            default -> 1;
        };
        return positive(unit == 1 ? text : text.substring(0, last), unit, option, text);
    }

    /** Nanoseconds of a time in {@code ms}, {@code s}, {@code m} or {@code h}; seconds without a unit. */
    static long time(String text, CaptureOption option) throws UsageException {
        if (text.equals("never")) {
            return ReuseClassifier.NEVER;
        }
        int unit = text.length();
        while (unit > 0 && Character.isLetter(text.charAt(unit - 1))) {
            unit--;
        }
        long each = switch (text.substring(unit)) {
            case "ms" -> TimeUnit.MILLISECONDS.toNanos(1);
            case "", "s" -> TimeUnit.SECONDS.toNanos(1);
            case "m" -> TimeUnit.MINUTES.toNanos(1);
            case "h" -> TimeUnit.HOURS.toNanos(1);
            default -> throw wrong(option, text, "10s, 5m, 1h or never");
        };
        return each * positive(text.substring(0, unit), 1, option, text);
    }

    private static int positive(String digits, long unit, CaptureOption option, String text) throws UsageException {
        try {
            long number = Math.multiplyExact(Long.parseLong(digits), unit);
            if (number > 0 && number <= Integer.MAX_VALUE) {
                return (int) number;
            }
        } catch (NumberFormatException | ArithmeticException e) {
            throw wrong(option, text, "a positive number");
        }
        throw wrong(option, text, "from 1 to " + Integer.MAX_VALUE);
    }

    private static UsageException wrong(CaptureOption option, String text, String expected) {
        return new UsageException(option.names() + " is to be " + expected + ", not '" + text + "'");
    }
}
