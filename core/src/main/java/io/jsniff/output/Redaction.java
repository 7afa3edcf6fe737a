package io.jsniff.output;

import io.jsniff.bytes.Ascii;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * Which header values are not for the eyes of who reads the log. They appear as {@code ***} wherever they would appear: in
 * whole messages, in heads, in single headers and in searches.
 */
public final class Redaction {
    /** Shows everything. */
    public static final Redaction NONE = new Redaction(List.of());
    /** Hides credentials: what an agent does unless it is told otherwise. */
    public static final Redaction CREDENTIALS =
            of(List.of("authorization", "proxy-authorization", "cookie", "set-cookie"));

    private static final byte[] SHOWN = {'*', '*', '*'};

    private final byte[][] names;

    private Redaction(Collection<String> names) {
        this.names = new byte[names.size()][];
        int i = 0;
        for (String name : names) { // no stream: this runs before the application's main, where lambdas are slow
            this.names[i++] = Ascii.bytes(name.strip().toLowerCase(Locale.ROOT));
        }
    }

    /** Hides the values of headers with these names, case ignored. */
    public static Redaction of(Collection<String> names) {
        return new Redaction(names);
    }

    /** What stands for a hidden value. Not to be changed. */
    public byte[] shown() {
        return SHOWN;
    }

    /** Whether nothing is hidden. */
    public boolean isEmpty() {
        return names.length == 0;
    }

    /** Whether the value of the header whose name stands in the range is hidden. */
    public boolean hides(byte[] array, int from, int to) {
        for (byte[] name : names) {
            if (Ascii.equalsIgnoreCase(array, from, to, name)) {
                return true;
            }
        }
        return false;
    }
}
