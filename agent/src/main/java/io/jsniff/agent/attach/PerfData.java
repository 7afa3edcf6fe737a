package io.jsniff.agent.attach;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The texts in the file by which a HotSpot JVM publishes its counters, {@code hsperfdata_USER/PID} in the temporary directory.
 * A header says where the entries begin; each says its length, and where in it its name and value stand.
 */
final class PerfData {
    private static final int MAGIC = 0xcafec0c0;
    private static final int MOST = 1 << 20;
    private static final int BYTE_ORDER = 4;
    private static final int ENTRY_OFFSET = 24;
    private static final int ENTRIES = 28;

    private PerfData() {}

    /**
     * Reads the texts of a file.
     *
     * @throws IOException if it cannot be read, or is none of that kind
     */
    static Map<String, String> texts(Path file) throws IOException {
        if (Files.size(file) > MOST) {
            throw new IOException(file + " is no file of counters");
        }
        return texts(Files.readAllBytes(file));
    }

    static Map<String, String> texts(byte[] bytes) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            if (in.getInt(0) != MAGIC) {
                throw new IOException("no file of counters");
            }
            in.order(in.get(BYTE_ORDER) == 1 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
            return texts(in, bytes);
        } catch (IndexOutOfBoundsException | BufferUnderflowException e) {
            throw new IOException("file of counters is incomplete", e);
        }
    }

    private static Map<String, String> texts(ByteBuffer in, byte[] bytes) {
        Map<String, String> texts = new HashMap<>();
        int at = in.getInt(ENTRY_OFFSET);
        for (int left = in.getInt(ENTRIES); left > 0; left--) {
            int length = in.getInt(at);
            int vector = in.getInt(at + 8);
            if (length <= 0) {
                break;
            }
            if (in.get(at + 12) == 'B' && vector > 0) {
                int end = at + Math.min(length, bytes.length - at);
                texts.put(text(bytes, at + in.getInt(at + 4), end), text(bytes, at + in.getInt(at + 16), end));
            }
            at += length;
        }
        return texts;
    }

    /** Up to its zero byte, within its entry: a file of few bytes gives no more text than that. */
    private static String text(byte[] bytes, int from, int most) {
        int end = from;
        while (end < most && bytes[end] != 0) {
            end++;
        }
        return new String(bytes, from, end - from, StandardCharsets.UTF_8);
    }
}
