package io.jsniff.agent.attach;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * The texts in the file by which a HotSpot JVM publishes its counters, {@code hsperfdata_USER/PID} in the temporary directory.
 * A header says where the entries begin; each says its length, and where in it its name and value stand.
 */
final class PerfData {
    /** None is larger; what stands beyond is not read. */
    static final int MAX_SIZE = 1 << 20;

    private static final int MAGIC = 0xcafec0c0;
    private static final int BYTE_ORDER = 4;
    private static final int ENTRY_OFFSET = 24;
    private static final int ENTRIES = 28;
    private static final int PROLOGUE = 32;
    private static final int ENTRY_HEADER = 20;

    private PerfData() {}

    /**
     * Reads the texts of a file.
     *
     * @throws IOException if it is none of that kind
     */
    static Map<String, String> texts(byte[] bytes) throws IOException {
        if (bytes.length < PROLOGUE || ByteBuffer.wrap(bytes).getInt(0) != MAGIC) {
            throw new IOException("no file of counters");
        }
        ByteBuffer in =
                ByteBuffer.wrap(bytes).order(bytes[BYTE_ORDER] == 1 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        Map<String, String> texts = new HashMap<>();
        int at = in.getInt(ENTRY_OFFSET);
        if (at < PROLOGUE) {
            throw new IOException("no file of counters");
        }
        for (int left = in.getInt(ENTRIES); left > 0; left--) {
            if (at > bytes.length - ENTRY_HEADER) {
                throw new IOException("file of counters is incomplete");
            }
            int length = in.getInt(at);
            if (length < ENTRY_HEADER || length > bytes.length - at) {
                throw new IOException("file of counters has an entry of " + length + " bytes");
            }
            read(in.slice(at, length).order(in.order()), texts);
            at += length;
        }
        return texts;
    }

    /** Name and value stand within their entry, so that all of them together are no longer than the file. */
    private static void read(ByteBuffer entry, Map<String, String> texts) throws IOException {
        int name = entry.getInt(4);
        int vector = entry.getInt(8);
        int value = entry.getInt(16);
        if (entry.get(12) != 'B' || vector <= 0) {
            return;
        } else if (name < ENTRY_HEADER || name >= value || value > entry.limit() - vector) {
            throw new IOException("file of counters has an entry that reaches beyond its end");
        }
        texts.put(text(entry, name, value), text(entry, value, value + vector));
    }

    /** Up to its zero byte. */
    private static String text(ByteBuffer entry, int from, int to) {
        int end = from;
        while (end < to && entry.get(end) != 0) {
            end++;
        }
        byte[] bytes = new byte[end - from];
        entry.get(from, bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
