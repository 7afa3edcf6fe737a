package io.jsniff.pipeline;

import io.jsniff.connection.Direction;
import io.jsniff.http.Completion;
import io.jsniff.http.Framing;
import io.jsniff.http.Head;
import io.jsniff.http.MessageListener;
import io.jsniff.http.Persistence;
import io.jsniff.http.Shortfall;

/** Traces the messages that it passes on. */
class TracedMessages implements MessageListener {
    final ConnectionTrace trace;
    final String of;
    private final MessageListener next;
    private boolean requestHeaded;
    private boolean responseHeaded;

    /** @param of what the messages belong to, before each of their events; empty for the connection itself */
    TracedMessages(MessageListener next, ConnectionTrace trace, String of) {
        this.next = next;
        this.trace = trace;
        this.of = of;
    }

    @Override
    public void started(Direction direction, long time) {
        headed(direction, false);
        next.started(direction, time);
    }

    private void headed(Direction direction, boolean is) {
        if (direction == Direction.TO_DEST) {
            requestHeaded = is;
        } else {
            responseHeaded = is;
        }
    }

    @Override
    public void persistence(Direction direction, Persistence said) {
        next.persistence(direction, said);
    }

    @Override
    public void lacks(Direction direction, Shortfall missing) {
        next.lacks(direction, missing);
    }

    @Override
    public void head(Direction direction, int status, byte[] array, int offset, int length) {
        headed(direction, true);
        trace.head(direction, of, status, array, offset, length);
        next.head(direction, status, array, offset, length);
    }

    @Override
    public void head(Direction direction, int status, Head head) {
        headed(direction, true);
        trace.head(direction, of, status, head.bytes(), 0, head.bytes().length);
        next.head(direction, status, head);
    }

    @Override
    public void interim(int status) {
        trace.interim(of, status);
        next.interim(status);
    }

    @Override
    public void bodyFollows(Direction direction, Framing framing, long length) {
        trace.body(direction, framing, length);
        next.bodyFollows(direction, framing, length);
    }

    @Override
    public boolean wantsBody(Direction direction) {
        return next.wantsBody(direction);
    }

    @Override
    public void body(Direction direction, byte[] array, int offset, int length) {
        next.body(direction, array, offset, length);
    }

    @Override
    public void finished(Direction direction, long size, long time, Completion completion) {
        boolean headed = direction == Direction.TO_DEST ? requestHeaded : responseHeaded;
        trace.finished(direction, of, headed, size, completion);
        next.finished(direction, size, time, completion);
    }

    @Override
    public void outOfStep() {
        trace.event("requests without a response get none: bytes were lost");
        next.outOfStep();
    }

    @Override
    public void unframed(Direction direction, String reason) {
        trace.unframed(direction, reason);
        next.unframed(direction, reason);
    }
}
