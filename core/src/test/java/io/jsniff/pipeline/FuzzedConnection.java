package io.jsniff.pipeline;

import io.jsniff.connection.ByteListener;
import io.jsniff.connection.Close;
import io.jsniff.connection.ConnectionHandler;
import io.jsniff.connection.Direction;
import io.jsniff.connection.Originator;
import io.jsniff.connection.Plaintext;
import io.jsniff.connection.TlsSession;
import io.jsniff.pipeline.FuzzScript.Step;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Plays a script to what follows a connection, within the contract that taps keep. Time stands still within a step. */
final class FuzzedConnection {
    static final long BEGIN = 1_770_091_506_000_000_000L;

    private static final long STEP = 1_000_000L;
    private static final long SECOND = 1_000_000_000L;
    private static final TlsSession SESSION = new TlsSession(null, null, "TLSv1.3", "X", "h", false, 5, null);

    private final ConnectionHandler handler;
    private final FuzzCut cut;
    private final Set<Direction> ended = EnumSet.noneOf(Direction.class);
    private Plaintext plaintext;
    private long time = BEGIN;
    private long flowed;
    private boolean over;

    FuzzedConnection(ConnectionHandler handler, FuzzCut cut) {
        this.handler = handler;
        this.cut = cut;
    }

    /** Plays all of it; how many bytes have flowed. */
    long play(List<Step> steps) {
        for (Step step : steps) {
            time += STEP;
            if (!over) {
                step(step);
            }
        }
        if (!over) {
            handler.abandoned(time);
        }
        return flowed;
    }

    private void step(Step step) {
        switch (step.kind()) {
            case BYTES -> send(handler, step);
            case PLAINTEXT -> send(plaintext, step);
            case GAP -> gap(step);
            case END -> end(step.direction());
            case SECOND -> tick(SECOND);
            case MINUTE -> tick(60 * SECOND);
            case JOIN -> plaintext = plaintext == null ? handler.secured() : plaintext;
            case HANDSHAKE -> handshake(SESSION);
            case FAILURE -> handshake(TlsSession.failed(5, "bad certificate"));
            case CLOSING -> handler.closing(new Close(originator(step, true), false, time));
            case CLOSED_BY_SOURCE -> close(originator(step, true));
            case CLOSED_BY_DEST -> close(originator(step, false));
            case ABANDONED -> {
                over = true;
                handler.abandoned(time);
            }
        }
    }

    private static Originator originator(Step step, boolean source) {
        return Originator.senderOf(
                source == (step.direction() == Direction.TO_DEST) ? Direction.TO_DEST : Direction.TO_SOURCE);
    }

    private void close(Originator who) {
        over = true;
        handler.closed(new Close(who, false, time));
    }

    private void tick(long nanos) {
        time += nanos;
        handler.tick(time);
    }

    private void handshake(TlsSession session) {
        if (plaintext != null) {
            plaintext.handshaken(session);
        }
    }

    private void end(Direction direction) {
        if (ended.add(direction)) {
            handler.ended(direction, time);
        }
    }

    private void gap(Step step) {
        if (!ended.contains(step.direction())) {
            flowed += step.bytes().length;
            handler.gap(step.direction(), step.bytes().length, time);
        }
    }

    private void send(ByteListener to, Step step) {
        if (to == null || ended.contains(step.direction())) {
            return;
        }
        byte[] bytes = step.bytes();
        flowed += bytes.length;
        for (int from = 0; from < bytes.length; ) {
            int length = cut.piece(bytes.length - from);
            long skippable = to.skippable(step.direction());
            if (skippable > 0 && cut.skip()) {
                length = (int) Math.min(skippable, length);
                to.skipped(step.direction(), length, time);
            } else {
                show(to, step.direction(), bytes, from, length);
            }
            from += length;
        }
    }

    /** From an array of its own, overwritten afterwards. */
    private void show(ByteListener to, Direction direction, byte[] bytes, int from, int length) {
        byte[] array = new byte[length + 2];
        System.arraycopy(bytes, from, array, 1, length);
        to.bytes(direction, array, 1, length, time);
        Arrays.fill(array, (byte) '!');
    }
}
