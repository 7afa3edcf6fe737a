package io.jsniff.agent.tap.tls;

import io.jsniff.tls.TlsRecord;
import java.nio.ByteBuffer;

/**
 * What a TLS record is known by on both sides of an engine: a hash of its first 32 bytes. In a ClientHello most of them are
 * random, in any record that is encrypted most of them look so.
 */
public final class RecordKey {
    /** Stands for bytes that are no record, or too few of one. */
    public static final long NONE = 0;

    private static final int LENGTH = 32;
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private RecordKey() {}

    /** The key of the record at the begin of a range, or {@link #NONE}. */
    public static long of(byte[] array, int offset, int count) {
        if (count < LENGTH
                || !TlsRecord.isHeader(
                        array[offset], array[offset + 1], array[offset + 2], array[offset + 3], array[offset + 4])) {
            return NONE;
        }
        long hash = FNV_OFFSET;
        for (int i = offset; i < offset + LENGTH; i++) {
            hash = (hash ^ (array[i] & 0xff)) * FNV_PRIME;
        }
        return hash | 1;
    }

    /** The same of a range of a buffer. */
    public static long of(ByteBuffer buffer, int offset, int count) {
        if (count < LENGTH
                || !TlsRecord.isHeader(
                        buffer.get(offset),
                        buffer.get(offset + 1),
                        buffer.get(offset + 2),
                        buffer.get(offset + 3),
                        buffer.get(offset + 4))) {
            return NONE;
        }
        long hash = FNV_OFFSET;
        for (int i = offset; i < offset + LENGTH; i++) {
            hash = (hash ^ (buffer.get(i) & 0xff)) * FNV_PRIME;
        }
        return hash | 1;
    }
}
