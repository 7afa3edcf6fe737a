package io.jsniff.agent.option;

import java.util.Locale;

/**
 * A number, size or duration, as options of the agent, of captures and of commands are written. What is none is refused with the name
 * of the option, what would be valid, and the nearest valid form if there is one.
 */
public final class Quantity {
    private static final long SECOND = 1_000_000_000L;
    private static final int MAX_DIGITS = 15;
    private static final String UNITS = "KMG";

    private final String name;
    private final String text;

    /**
     * A value that is to be read.
     *
     * @param name of the option, as the message about a wrong value shows it
     * @param text the value
     */
    public Quantity(String name, String text) {
        this.name = name;
        this.text = text;
    }

    /**
     * Reads a whole number.
     *
     * @throws OptionException if it is none, or not from {@code least} to {@code most}
     */
    public long number(long least, long most) throws OptionException {
        long number = digits(text);
        if (number < least || number > most) {
            throw wrong("must be a number" + range(least, most), "");
        }
        return number;
    }

    /**
     * Reads a number of bytes; K, M or G after it is a power of 1024.
     *
     * @throws OptionException if it is none, or not from {@code least} to {@code most}
     */
    public long size(long least, long most) throws OptionException {
        int unit = text.isEmpty() ? -1 : UNITS.indexOf(Character.toUpperCase(text.charAt(text.length() - 1)));
        long number = digits(unit < 0 ? text : text.substring(0, text.length() - 1));
        boolean valid = number >= 0 && number <= Long.MAX_VALUE >> 30;
        long bytes = number << (10 * (unit + 1));
        if (!valid || bytes < least || bytes > most) {
            boolean narrow = least > 0 || most < Long.MAX_VALUE;
            throw wrong("must be a size like 500, 64K, 100M or 2G" + (narrow ? range(least, most) : ""), nearestSize());
        }
        return bytes;
    }

    /**
     * Reads nanoseconds: a number with ms, s, m or h after it. {@code never} is {@link Long#MAX_VALUE}.
     *
     * @throws OptionException if it is none
     */
    public long duration() throws OptionException {
        if (text.equals("never")) {
            return Long.MAX_VALUE;
        }
        int end = endOfDigits();
        long scale = nanos(text.substring(end));
        long number = digits(text.substring(0, end));
        if (scale == 0 || number < 0 || number > Long.MAX_VALUE / (SECOND * 3600)) {
            throw wrong("must be a duration like 500ms, 10s, 5m or never", nearestDuration());
        }
        return number * scale;
    }

    /**
     * Reads a {@link #duration}, or a number without unit, which is seconds: so commands take it.
     *
     * @throws OptionException if it is neither
     */
    public long durationOrSeconds() throws OptionException {
        boolean bare = !text.isEmpty() && endOfDigits() == text.length();
        return bare ? new Quantity(name, text + "s").duration() : duration();
    }

    private static long nanos(String unit) {
        return switch (unit) {
            case "ms" -> SECOND / 1000;
            case "s" -> SECOND;
            case "m" -> SECOND * 60;
            case "h" -> SECOND * 3600;
            default -> 0;
        };
    }

    /** The value of a text of digits; -1 if it is none, or too large to matter. */
    static long digits(String text) {
        if (text.isEmpty() || text.length() > MAX_DIGITS) {
            return -1;
        }
        long value = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    private int endOfDigits() {
        int end = 0;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end;
    }

    /** {@code 64KB} is 64K. */
    private String nearestSize() {
        int end = endOfDigits();
        return switch (text.substring(end).strip().toUpperCase(Locale.ROOT)) {
            case "K", "KB", "KIB" -> withUnit(end, "K");
            case "M", "MB", "MIB" -> withUnit(end, "M");
            case "G", "GB", "GIB" -> withUnit(end, "G");
            default -> "";
        };
    }

    /** {@code 10} and {@code 10 sec} are 10s. */
    private String nearestDuration() {
        int end = endOfDigits();
        return switch (text.substring(end).strip()) {
            case "", "s", "S", "sec", "secs", "second", "seconds" -> withUnit(end, "s");
            case "ms", "MS", "milli", "millis", "milliseconds" -> withUnit(end, "ms");
            case "m", "M", "min", "mins", "minute", "minutes" -> withUnit(end, "m");
            case "h", "H", "hour", "hours" -> withUnit(end, "h");
            default -> "";
        };
    }

    private String withUnit(int digits, String unit) {
        return digits == 0 || digits > MAX_DIGITS ? "" : text.substring(0, digits) + unit;
    }

    private static String range(long least, long most) {
        return " from " + least + " to " + most;
    }

    private OptionException wrong(String reason, String nearest) {
        String meant = nearest.isEmpty() || nearest.equals(text) ? "" : "; did you mean " + nearest + "?";
        return new OptionException(name + "=" + text + ": " + reason + meant);
    }
}
