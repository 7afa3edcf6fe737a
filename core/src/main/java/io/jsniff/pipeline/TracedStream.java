package io.jsniff.pipeline;

import io.jsniff.connection.Direction;
import io.jsniff.http.h2.Http2ErrorCode;
import io.jsniff.http.h2.StreamListener;
import io.jsniff.http.h2.StreamReset;

/** Traces the messages of one stream of HTTP/2. */
final class TracedStream extends TracedMessages implements StreamListener {
    private final StreamListener next;

    TracedStream(StreamListener next, ConnectionTrace trace, int stream) {
        super(next, trace, "stream " + stream + " ");
        this.next = next;
    }

    @Override
    public void trailers(Direction direction, byte[] array, int offset, int length) {
        trace.trailers(direction, of, length);
        next.trailers(direction, array, offset, length);
    }

    @Override
    public void reset(StreamReset reset) {
        trace.event(reset.direction(), of + "reset: " + Http2ErrorCode.name(reset.error()));
        next.reset(reset);
    }

    @Override
    public void closed() {
        next.closed();
    }
}
