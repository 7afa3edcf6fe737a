package io.jsniff.pipeline;

import io.jsniff.connection.Close;
import io.jsniff.connection.Connection;
import io.jsniff.connection.ConnectionHandler;
import io.jsniff.connection.Direction;
import io.jsniff.connection.Plaintext;
import io.jsniff.connection.Side;
import io.jsniff.connection.TlsSession;
import io.jsniff.http.h2.Http2Traffic;
import io.jsniff.reuse.OpenConnection;
import io.jsniff.tls.ClientHello;
import io.jsniff.tls.TlsRecord;
import org.jspecify.annotations.Nullable;

/**
 * Stands before the stages of a connection whose tap may see inside TLS. What is clear passes through. Records are held back: once
 * someone sees inside, the plaintext goes to the stages instead; if no one does, the records do, as a capture would have them.
 */
final class TlsLayer implements ConnectionLayer {
    /** How long what is not yet decrypted may take to arrive after the end of the records; how long a failure waits for a close. */
    private static final long GRACE = 1_000_000_000L;

    /** How long records wait for someone who sees inside. */
    private static final long PATIENCE = 10_000_000_000L;

    private final Stages stages;
    private final ConnectionPipeline plain;
    private final Direction inward;
    private boolean begun;
    private @Nullable PendingTlsRecords raw;

    TlsLayer(OpenConnection open, Stages stages) {
        this.stages = stages;
        this.plain = new ConnectionPipeline(open, stages);
        this.inward = open.connection().side() == Side.SERVER ? Direction.TO_DEST : Direction.TO_SOURCE;
    }

    // ---- the connection's own bytes

    @Override
    public Connection connection() {
        return plain.connection();
    }

    @Override
    public long skippable(Direction direction) {
        return raw == null ? plain.skippable(direction) : raw.skippable(direction);
    }

    @Override
    public void bytes(Direction direction, byte[] array, int offset, int length, long time) {
        if (!begun && length > 0) {
            begun = true;
            raw = isRecord(array[offset]) ? newRaw() : null;
        }
        if (raw == null) {
            plain.bytes(direction, array, offset, length, time);
        } else {
            raw.bytes(direction, array, offset, length, time);
            giveUpIfHopeless();
        }
    }

    /** One byte tells well enough: if it is none, no one will see inside, and the stages look for themselves. */
    private boolean isRecord(byte type) {
        return TlsRecord.isHandshake(type) || (!connection().openingSeen() && TlsRecord.isContentType(type));
    }

    private PendingTlsRecords newRaw() {
        return new PendingTlsRecords(
                stages.retention().clientHello(), plain.memory().tls());
    }

    @Override
    public void skipped(Direction direction, long length, long time) {
        if (raw == null) {
            plain.skipped(direction, length, time);
        } else {
            raw.skipped(direction, length, time);
            giveUpIfHopeless();
        }
    }

    @Override
    public void gap(Direction direction, long length, long time) {
        begun = true;
        if (raw == null) {
            plain.gap(direction, length, time);
        } else {
            raw.gap(direction, length, time);
        }
    }

    private void giveUpIfHopeless() {
        PendingTlsRecords records = raw;
        if (records != null && records.isHopeless()) {
            giveUp(records);
        }
    }

    /** No one came forward who sees inside. */
    private void giveUp(PendingTlsRecords records) {
        raw = null;
        stages.counters().unjoinedTls();
        records.replay(plain);
        records.release();
    }

    // ---- what is inside

    @Override
    public @Nullable Plaintext secured() {
        ConnectionHandler tunnel = plain.tunnel();
        if (tunnel != null) {
            return tunnel.secured();
        }
        begun = true;
        PendingTlsRecords records = raw == null ? newRaw() : raw;
        raw = records;
        records.join();
        plain.restart();
        return new Inside();
    }

    @Override
    public @Nullable Http2Traffic traffic() {
        return plain.traffic();
    }

    private void handshaken(TlsSession session) {
        PendingTlsRecords records = raw;
        ClientHello hello = records == null ? null : records.hello();
        plain.handshaken(hello == null ? session : session.asked(hello.serverName(), hello.version()));
        if (records != null && session.failure() == null) {
            records.release();
        }
    }

    /** Passes the plaintext to the stages. */
    private final class Inside implements Plaintext {
        @Override
        public void handshaken(TlsSession session) {
            TlsLayer.this.handshaken(session);
        }

        @Override
        public long skippable(Direction direction) {
            return plain.skippable(direction);
        }

        @Override
        public void bytes(Direction direction, byte[] array, int offset, int length, long time) {
            plain.bytes(direction, array, offset, length, time);
        }

        @Override
        public void skipped(Direction direction, long length, long time) {
            plain.skipped(direction, length, time);
        }

        @Override
        public void gap(Direction direction, long length, long time) {
            plain.gap(direction, length, time);
        }

        @Override
        public void ended(Direction direction, long time) {
            plain.ended(direction, time);
        }
    }

    // ---- the end

    /** The last bytes that came in may still be on their way through the engine when the stream ends after them. */
    @Override
    public void ended(Direction direction, long time) {
        PendingTlsRecords records = raw;
        if (records == null) {
            plain.ended(direction, time);
        } else if (!records.joined()) {
            giveUp(records);
            plain.ended(direction, time);
        } else if (direction == inward) {
            records.inwardEnd = Math.min(records.inwardEnd, time);
        }
    }

    @Override
    public void closing(Close close) {
        plain.closing(close);
    }

    @Override
    public void closed(Close close) {
        settle(close.time());
        plain.closed(close);
    }

    @Override
    public void abandoned(long time) {
        settle(time);
        plain.abandoned(time);
    }

    @Override
    public void breakOff(long time) {
        plain.breakOff(time);
    }

    private void settle(long time) {
        PendingTlsRecords records = raw;
        if (records == null) {
            return;
        }
        if (!records.joined()) {
            giveUp(records);
        } else if (plain.isSilent()) {
            reportIfFailed(records, time);
        }
    }

    /** A handshake that came to nothing is an exchange of its own; after one that succeeded, silence is silence. */
    private void reportIfFailed(PendingTlsRecords records, long time) {
        TlsSession known = connection().tls();
        if (known == null) {
            handshaken(TlsSession.failed(time - records.begin(time), "closed during the handshake"));
        } else if (known.failure() == null) {
            return;
        }
        plain.report(records);
    }

    @Override
    public void tick(long now) {
        PendingTlsRecords records = raw;
        if (records != null && !records.joined() && now - records.begin(now) >= PATIENCE) {
            giveUp(records);
        } else if (records != null
                && records.inwardEnd != PendingTlsRecords.NEVER
                && now - records.inwardEnd >= GRACE) {
            plain.ended(inward, records.inwardEnd);
            records.inwardEnd = PendingTlsRecords.NEVER;
        }
        plain.tick(now);
    }
}
