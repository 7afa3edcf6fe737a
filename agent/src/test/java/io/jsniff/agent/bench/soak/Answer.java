package io.jsniff.agent.bench.soak;

import java.nio.charset.StandardCharsets;

/** What the servers answer. */
public final class Answer {
    /** The path of the answer that is larger than the buffers of sockets. */
    public static final String BIG = "/big";

    private static final byte[] SMALL_BODY = "hello".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] BIG_BODY = new byte[8 << 20];

    private Answer() {}

    /** The body for a path. */
    public static byte[] to(String path) {
        return path.equals(BIG) ? BIG_BODY : SMALL_BODY;
    }
}
