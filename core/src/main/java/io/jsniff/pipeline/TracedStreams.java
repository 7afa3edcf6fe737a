package io.jsniff.pipeline;

import io.jsniff.connection.Direction;
import io.jsniff.http.h2.MultiplexListener;
import io.jsniff.http.h2.StreamListener;

/** Traces the streams of an HTTP/2 connection. */
record TracedStreams(MultiplexListener next, ConnectionTrace trace) implements MultiplexListener {
    @Override
    public StreamListener opened(int stream, long time) {
        return new TracedStream(next.opened(stream, time), trace, stream);
    }

    @Override
    public void orphan() {
        trace.event(Direction.TO_SOURCE, "response on a stream whose request was not seen");
        next.orphan();
    }

    @Override
    public void tunnelBytes(long length) {
        next.tunnelBytes(length);
    }

    @Override
    public void goAway(Direction direction) {
        trace.event(direction, "GOAWAY");
        next.goAway(direction);
    }
}
