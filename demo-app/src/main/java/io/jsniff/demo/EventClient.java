package io.jsniff.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Closeable;
import java.io.IOException;
import java.util.Locale;

/** One that posts events to a collector. */
interface EventClient extends Closeable {
    /** As every client sends it; not a secret. */
    String TOKEN = "Splunk 2b1f6c0e-0000-4000-8000-6a736e696666";

    int TIMEOUT_MILLIS = 60_000;

    /**
     * Posts one event and returns when the collector has answered.
     *
     * @throws IOException if the answer is not 200, or does not come within a minute
     */
    void post(byte[] event) throws IOException, InterruptedException;

    @Override
    default void close() throws IOException {}

    /** The body of the n-th event, from 1. */
    static byte[] event(int number) {
        long now = System.currentTimeMillis();
        String time = String.format(Locale.ROOT, "%d.%03d000", now / 1000, now % 1000);
        return ("{\"event\":{\"message\":\"event " + number + "\",\"severity\":\"INFO\"},\"time\":\"" + time
                        + "\",\"host\":\"localhost\",\"source\":\"mysource\",\"sourcetype\":\"myownsourcetype\"}")
                .getBytes(UTF_8);
    }

    static void check(int status) throws IOException {
        if (status != 200) {
            throw new IOException("the collector answered with status " + status);
        }
    }
}
