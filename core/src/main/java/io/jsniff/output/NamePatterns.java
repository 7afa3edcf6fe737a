package io.jsniff.output;

import io.jsniff.bytes.Ascii;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Names of fields or parameters, case ignored; {@code *token} stands for all names that end so. */
final class NamePatterns {
    private final byte[][] names;
    private final byte[][] endings;

    NamePatterns(Collection<String> patterns) {
        List<byte[]> exact = new ArrayList<>();
        List<byte[]> ends = new ArrayList<>();
        for (String pattern : patterns) { // no stream: this runs before the application's main, where lambdas are slow
            String lower = pattern.strip().toLowerCase(Locale.ROOT);
            if (lower.startsWith("*")) {
                ends.add(Ascii.bytes(lower.substring(1)));
            } else {
                exact.add(Ascii.bytes(lower));
            }
        }
        names = exact.toArray(new byte[0][]);
        endings = ends.toArray(new byte[0][]);
    }

    boolean match(byte[] array, int from, int to) {
        int length = to - from;
        for (byte[] name : names) {
            if (name.length == length && Ascii.equalsIgnoreCase(array, from, to, name)) {
                return true;
            }
        }
        for (byte[] ending : endings) {
            if (ending.length <= length && Ascii.equalsIgnoreCase(array, to - ending.length, to, ending)) {
                return true;
            }
        }
        return false;
    }
}
