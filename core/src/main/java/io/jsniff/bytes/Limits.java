package io.jsniff.bytes;

import java.util.Locale;

/**
 * How much of the application's heap jsniff may hold: the one place where all bounds in bytes come from. Each part has a share of
 * the largest heap that the JVM may have. What goes beyond is refused and counted: see {@link MemoryBudget}.
 *
 * @param heap the largest heap, in bytes
 */
public record Limits(long heap) {
    private static final long MEBIBYTE = 1L << 20;

    /** What holds memory. */
    public enum Part {
        /** Entries and events of connections that wait to be rendered, with all that they hold. */
        QUEUE(32, 64),
        /** Lines that wait to be written. */
        RENDERED(64, 64),
        /** Heads that have begun, and messages that wait for their response or their successor. */
        HEADS(32, 256),
        /** Bodies of those messages. */
        BODIES(64, 128),
        /** Streams of HTTP/2. */
        STREAMS(64, 128),
        /** The tables of header compression of HTTP/2. */
        HPACK(64, 128),
        /** What was read and waits for a write that is still to be reported. */
        REORDERING(64, 128),
        /** Records of TLS, and plaintext whose connection is still to be found. */
        TLS(64, 128),
        /** Tables that join engines, sockets, tasks and the two ends of a connection. */
        CORRELATION(16, 128),
        /** What explains connections, and totals. */
        EVIDENCE(32, 128),
        /** Connections themselves. */
        CONNECTIONS(8, 2048);

        private final int share;
        private final long most;

        Part(int share, long mebibytes) {
            this.share = share;
            this.most = mebibytes * MEBIBYTE;
        }

        /** Its name as people read it. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Those of this JVM. */
    public static Limits ofThisJvm() {
        return new Limits(Runtime.getRuntime().maxMemory());
    }

    /** Most bytes that a part may hold. */
    public long of(Part part) {
        return Math.min(part.most, heap / part.share);
    }
}
