package io.jsniff.http.h2;

import io.jsniff.bytes.HeapSize;
import org.jspecify.annotations.Nullable;

/**
 * What the two ends of an HTTP/2 connection have sent, in frames.
 *
 * @param client what the end that connected has sent
 * @param server what the other has sent
 */
public record Http2Traffic(SentFrames client, SentFrames server) {
    /** The client's GOAWAY, if the server had not said so before: many an end answers one with its own. */
    public @Nullable GoAway clientFirst() {
        return first(client.goAway(), server.goAway());
    }

    /** The server's GOAWAY, if the client had not said so before. */
    public @Nullable GoAway serverFirst() {
        return clientFirst() == null ? server.goAway() : null;
    }

    private static @Nullable GoAway first(@Nullable GoAway one, @Nullable GoAway other) {
        return one != null && (other == null || one.time() <= other.time()) ? one : null;
    }

    /** What it takes in the heap, with all that it holds. */
    public long heapBytes() {
        return HeapSize.object(2) + client.heapBytes() + server.heapBytes();
    }
}
