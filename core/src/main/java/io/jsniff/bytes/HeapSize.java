package io.jsniff.bytes;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What objects take in the heap, from sizes that are known without a walk. The estimate errs high: references of eight bytes, a
 * field of eight bytes no matter what its type, two bytes a character. What several objects share counts for each of them.
 */
public final class HeapSize {
    private static final int HEADER = 16;
    private static final int ARRAY_HEADER = 24;
    private static final int FIELD = 8;
    private static final int STRING = 32;

    private HeapSize() {}

    /** An object with so many fields, without what they refer to. */
    public static int object(int fields) {
        return HEADER + FIELD * fields;
    }

    /** An array of bytes; nothing for {@code null}. */
    public static long of(byte @Nullable [] array) {
        return array == null ? 0 : bytes(array.length);
    }

    /** An array of so many bytes. */
    public static long bytes(int length) {
        return ARRAY_HEADER + (long) length;
    }

    /** An array of so many references or longs, without what it refers to. */
    public static long slots(int length) {
        return ARRAY_HEADER + (long) FIELD * length;
    }

    /** A text; nothing for {@code null}. */
    public static long of(@Nullable String text) {
        return text == null ? 0 : STRING + ARRAY_HEADER + 2L * text.length();
    }

    /** A list of texts. */
    public static long of(List<String> texts) {
        long sum = object(2) + slots(texts.size());
        for (int i = 0; i < texts.size(); i++) { // no iterator, which would be an object
            sum += of(texts.get(i));
        }
        return sum;
    }
}
