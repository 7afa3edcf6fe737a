package io.jsniff.pipeline;

import io.jsniff.connection.ByteListener;
import io.jsniff.connection.Close;
import io.jsniff.connection.Connection;
import io.jsniff.connection.ConnectionHandler;
import io.jsniff.connection.Direction;
import io.jsniff.connection.Plaintext;
import io.jsniff.connection.TlsSession;
import org.jspecify.annotations.Nullable;

/**
 * Stands before the stages of a connection and lets no error of theirs pass. An error ends the dissection of its connection alone:
 * what is open is reported as if the tap stopped here, and bytes that follow count as not understood.
 *
 * <p>When the stack or the heap is full, handling the error may fail, too. {@link #inCall} is still set then, and the next call
 * handles it.
 */
final class ErrorBoundary implements ConnectionHandler {
    private final ConnectionLayer stages;
    private final PipelineCounters counters;
    private boolean inCall;
    private boolean counted;
    private boolean broken;
    private boolean secured;

    ErrorBoundary(ConnectionLayer stages, PipelineCounters counters) {
        this.stages = stages;
        this.counters = counters;
    }

    // ---- the boundary

    /** Whether the stages are to be called; {@link #returned} is to be called when they have returned. */
    private boolean enter(long time) {
        if (inCall) {
            caught(null, time);
            broken = true;
        }
        inCall = !broken;
        return inCall;
    }

    private void returned() {
        inCall = false;
    }

    /** Does not throw. */
    private void caught(@Nullable Throwable error, long time) {
        try {
            failed(error, time);
        } catch (Throwable again) {
            inCall = true;
        }
    }

    private void failed(@Nullable Throwable error, long time) {
        if (!counted) {
            counters.failures().add(error);
            counted = true;
        }
        stages.breakOff(time);
        broken = true;
        inCall = false;
    }

    @Override
    public void tapFailed(Throwable error, long time) {
        if (!broken) {
            caught(error, time);
        }
    }

    // ---- the connection

    @Override
    public Connection connection() {
        return stages.connection();
    }

    @Override
    public @Nullable Plaintext secured() {
        if (!enter(connection().openedAt())) {
            return null;
        }
        try {
            Plaintext inside = stages.secured();
            returned();
            secured |= inside != null;
            return inside == null ? null : new Inside(inside);
        } catch (Throwable e) {
            caught(e, connection().openedAt());
            return null;
        }
    }

    @Override
    public void closing(Close close) {
        if (enter(close.time())) {
            try {
                stages.closing(close);
                returned();
            } catch (Throwable e) {
                caught(e, close.time());
            }
        }
    }

    @Override
    public void closed(Close close) {
        if (enter(close.time())) {
            try {
                stages.closed(close);
                returned();
            } catch (Throwable e) {
                caught(e, close.time());
            }
        }
    }

    @Override
    public void abandoned(long time) {
        if (enter(time)) {
            try {
                stages.abandoned(time);
                returned();
            } catch (Throwable e) {
                caught(e, time);
            }
        }
    }

    @Override
    public void tick(long now) {
        if (enter(now)) {
            try {
                stages.tick(now);
                returned();
            } catch (Throwable e) {
                caught(e, now);
            }
        }
    }

    // ---- bytes, its own or those inside its TLS

    @Override
    public long skippable(Direction direction) {
        return skippable(stages, direction);
    }

    @Override
    public void bytes(Direction direction, byte[] array, int offset, int length, long time) {
        if (!bytes(stages, direction, array, offset, length, time) && !secured) {
            counters.unknown(length);
        }
    }

    @Override
    public void skipped(Direction direction, long length, long time) {
        if (!skipped(stages, direction, length, time) && !secured) {
            counters.unknown(length);
        }
    }

    @Override
    public void gap(Direction direction, long length, long time) {
        gap(stages, direction, length, time);
    }

    @Override
    public void ended(Direction direction, long time) {
        ended(stages, direction, time);
    }

    private long skippable(ByteListener to, Direction direction) {
        if (broken || inCall) {
            return broken ? Long.MAX_VALUE : 0;
        }
        try {
            return to.skippable(direction);
        } catch (Throwable e) {
            inCall = true; // the time is not known here: the call that follows breaks off
            return 0;
        }
    }

    /** Whether they were taken. */
    private boolean bytes(ByteListener to, Direction direction, byte[] array, int offset, int length, long time) {
        if (!enter(time)) {
            return false;
        }
        try {
            to.bytes(direction, array, offset, length, time);
            returned();
        } catch (Throwable e) {
            caught(e, time);
        }
        return true;
    }

    private boolean skipped(ByteListener to, Direction direction, long length, long time) {
        if (!enter(time)) {
            return false;
        }
        try {
            to.skipped(direction, length, time);
            returned();
        } catch (Throwable e) {
            caught(e, time);
        }
        return true;
    }

    private void gap(ByteListener to, Direction direction, long length, long time) {
        if (enter(time)) {
            try {
                to.gap(direction, length, time);
                returned();
            } catch (Throwable e) {
                caught(e, time);
            }
        }
    }

    private void ended(ByteListener to, Direction direction, long time) {
        if (enter(time)) {
            try {
                to.ended(direction, time);
                returned();
            } catch (Throwable e) {
                caught(e, time);
            }
        }
    }

    /** The same for what flows inside TLS. */
    private final class Inside implements Plaintext {
        private final Plaintext plaintext;

        Inside(Plaintext plaintext) {
            this.plaintext = plaintext;
        }

        @Override
        public void handshaken(TlsSession session) {
            long time = connection().openedAt();
            if (enter(time)) {
                try {
                    plaintext.handshaken(session);
                    returned();
                } catch (Throwable e) {
                    caught(e, time);
                }
            }
        }

        @Override
        public long skippable(Direction direction) {
            return ErrorBoundary.this.skippable(plaintext, direction);
        }

        @Override
        public void bytes(Direction direction, byte[] array, int offset, int length, long time) {
            if (!ErrorBoundary.this.bytes(plaintext, direction, array, offset, length, time)) {
                counters.unknown(length);
            }
        }

        @Override
        public void skipped(Direction direction, long length, long time) {
            if (!ErrorBoundary.this.skipped(plaintext, direction, length, time)) {
                counters.unknown(length);
            }
        }

        @Override
        public void gap(Direction direction, long length, long time) {
            ErrorBoundary.this.gap(plaintext, direction, length, time);
        }

        @Override
        public void ended(Direction direction, long time) {
            ErrorBoundary.this.ended(plaintext, direction, time);
        }
    }
}
