package io.jsniff.agent.tap.feed;

import io.jsniff.connection.Close;
import io.jsniff.connection.ConnectionHandler;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** The connection that a feed belongs to. All is called under the connection's monitor. */
public interface FeedListener {
    /** Who hears of the bytes; {@code null} if no one does any more. */
    @Nullable
    ConnectionHandler handler();

    /** Bytes that came in stand in a range of a buffer, and are about to be passed on. */
    void arriving(ByteBuffer buffer, int from, int count);

    /** All that the peer has sent has been passed on, and its end came after it. */
    void peerEnded(boolean reset, long time);

    /** What came before this end begins to close has been passed on. */
    void closing(Close close);

    /** The same of the end of that. */
    void closed(Close close);
}
