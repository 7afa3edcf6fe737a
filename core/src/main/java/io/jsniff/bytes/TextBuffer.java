package io.jsniff.bytes;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Text in the making, as bytes: grows as needed, and takes numbers without making strings of them. For output whose parts are
 * bounded already; {@link GrowableBytes} is for what comes from outside. Not thread-safe.
 */
public final class TextBuffer {
    private static final int MICROS = 1_000_000;
    private static final int NANOS_PER_MICRO = 1_000;
    private static final long NANOS = 1_000_000_000L;
    private static final int LONG_DIGITS = 20;
    private static final byte[] MIN_LONG = Ascii.bytes(Long.toString(Long.MIN_VALUE));

    private final int limit;
    private byte[] array;
    private int length;

    /** Empty, with room for {@code capacity} bytes. */
    public TextBuffer(int capacity) {
        this(capacity, Integer.MAX_VALUE);
    }

    /**
     * One that does not grow beyond a limit: then {@link TextTooLongException} is thrown, and what came before it stays.
     *
     * @param limit most bytes, at least {@code capacity}
     */
    public TextBuffer(int capacity, int limit) {
        this.limit = limit;
        array = new byte[capacity];
    }

    /** Appends one byte. */
    public void put(int b) {
        reserve(1);
        array[length++] = (byte) b;
    }

    /** Appends all of {@code bytes}. */
    public void put(byte[] bytes) {
        put(bytes, 0, bytes.length);
    }

    /** Appends the range {@code [from, to)}. */
    public void put(byte[] bytes, int from, int to) {
        int count = to - from;
        reserve(count);
        System.arraycopy(bytes, from, array, length, count);
        length += count;
    }

    /** Appends {@code text} in UTF-8. */
    public void put(String text) {
        put(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Appends a decimal number. */
    public void decimal(long value) {
        if (value == Long.MIN_VALUE) {
            put(MIN_LONG);
            return;
        }
        reserve(LONG_DIGITS);
        long magnitude = value;
        if (value < 0) {
            array[length++] = '-';
            magnitude = -value;
        }
        int width = digits(magnitude);
        fill(magnitude, width);
    }

    /** Appends a number that is not negative, with {@code pad} before it up to a width. */
    public void padded(long value, int width, char pad) {
        int missing = width - digits(value);
        for (int i = 0; i < missing; i++) {
            put(pad);
        }
        decimal(value);
    }

    /** Appends nanoseconds that are not negative as seconds with six decimals; what is below a microsecond is cut off. */
    public void seconds(long nanos) {
        long seconds = nanos / NANOS;
        decimal(seconds);
        put('.');
        micros((int) (nanos - seconds * NANOS));
    }

    /** Appends the microseconds of a fraction of a second, six digits. */
    public void micros(int nanosOfSecond) {
        reserve(6);
        fill(nanosOfSecond / NANOS_PER_MICRO % MICROS, 6);
    }

    private void fill(long value, int width) {
        int at = length + width;
        length = at;
        long rest = value;
        while (rest > Integer.MAX_VALUE) {
            long tenth = rest / 10;
            array[--at] = (byte) ('0' + (rest - tenth * 10));
            rest = tenth;
        }
        int small = (int) rest; // dividing an int is several times cheaper than dividing a long
        while (at > length - width) {
            int tenth = small / 10;
            array[--at] = (byte) ('0' + (small - tenth * 10));
            small = tenth;
        }
    }

    private static int digits(long value) {
        int count = 1;
        for (long limit = 10; count < 19 && value >= limit; limit *= 10) {
            count++;
        }
        return count;
    }

    /** The backing array, valid until the next call that changes this buffer; the first {@link #length()} bytes count. */
    public byte[] array() {
        return array;
    }

    /** How many bytes there are. */
    public int length() {
        return length;
    }

    /** Forgets what stands after the first {@code newLength} bytes. */
    public void truncate(int newLength) {
        length = Math.min(length, newLength);
    }

    /** Forgets the content, and gives back room beyond {@code keep} bytes. */
    public void clear(int keep) {
        length = 0;
        if (array.length > keep) {
            array = new byte[keep];
        }
    }

    /** Forgets the content but keeps the room. */
    public void clear() {
        length = 0;
    }

    /** A copy of the content. */
    public byte[] toArray() {
        return Arrays.copyOf(array, length);
    }

    /** The content, one character a byte. */
    @Override
    public String toString() {
        return Ascii.text(array, 0, length);
    }

    private void reserve(int more) {
        int needed = length + more;
        if (needed < 0) {
            throw new TextTooLongException();
        }
        if (needed > array.length) {
            if (needed > limit) {
                throw new TextTooLongException();
            }
            int larger = Math.min(limit, array.length + (array.length >> 1));
            array = Arrays.copyOf(array, Math.max(needed, larger));
        }
    }
}
