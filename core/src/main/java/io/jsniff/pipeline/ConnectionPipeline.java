package io.jsniff.pipeline;

import io.jsniff.bytes.ConnectionMemory;
import io.jsniff.connection.Close;
import io.jsniff.connection.Connection;
import io.jsniff.connection.ConnectionHandler;
import io.jsniff.connection.Direction;
import io.jsniff.connection.TlsSession;
import io.jsniff.exchange.ExchangeAssembler;
import io.jsniff.http.Dissector;
import io.jsniff.http.Outcome;
import io.jsniff.http.Protocol;
import io.jsniff.http.ProtocolSniffer;
import io.jsniff.http.h2.Http2Dissector;
import io.jsniff.http.h2.Http2Traffic;
import io.jsniff.reuse.OpenConnection;
import io.jsniff.reuse.ReuseClassifier;
import org.jspecify.annotations.Nullable;

/**
 * The stages of one connection: sniffing, then a dissector, the assembler and the classifier. When the connection turns into
 * a tunnel, what follows goes through stages of its own, as if it were another connection.
 */
final class ConnectionPipeline implements ConnectionLayer {
    private Connection connection;
    private final Stages stages;
    private final ConnectionMemory memory;
    private final ReuseClassifier classifier;
    private final ExchangeAssembler assembler;
    private final @Nullable ConnectionTrace trace;
    private @Nullable ProtocolSniffer sniffer;
    private @Nullable Dissector dissector;
    private @Nullable ConnectionLayer tunnel;
    private @Nullable Http2Dissector http2;
    private boolean silent = true;
    private boolean atRest;
    private boolean handingOver;
    private boolean malformed;
    private boolean released;
    private boolean destEnded;
    private boolean sourceEnded;

    ConnectionPipeline(OpenConnection open, Stages stages) {
        this.connection = open.connection();
        this.stages = stages;
        this.memory = new ConnectionMemory(stages.budget());
        this.classifier = new ReuseClassifier(open, stages.reporting(), memory);
        this.assembler = new ExchangeAssembler(connection, stages.retention(), classifier, memory);
        this.sniffer = Stages.sniffer(!connection.openingSeen());
        this.trace = stages.trace(connection);
        stages.opened();
        if (trace != null && !stages.inTunnel()) {
            trace.opened(connection);
        }
    }

    @Override
    public Connection connection() {
        return connection;
    }

    @Override
    public long skippable(Direction direction) {
        if (tunnel != null) {
            return tunnel.skippable(direction);
        }
        return dissector == null ? 0 : dissector.skippable(direction);
    }

    @Override
    public void bytes(Direction direction, byte[] array, int offset, int length, long time) {
        silent = false;
        Dissector present = dissector;
        if (tunnel != null) {
            tunnel.bytes(direction, array, offset, length, time);
        } else if (atRest) {
            wake();
            bytes(direction, array, offset, length, time);
        } else if (present == null) {
            sniff(direction, array, offset, length, time);
        } else {
            int taken = present.feed(direction, array, offset, length, time);
            if (present.outcome().isFinal()) {
                succeed(present, time);
                if (taken < length) {
                    bytes(direction, array, offset + taken, length - taken, time);
                }
            }
        }
    }

    private void sniff(Direction direction, byte[] array, int offset, int length, long time) {
        ProtocolSniffer present = sniffer;
        Protocol protocol = present == null ? null : present.sniff(direction, array, offset, length, time);
        if (protocol != null) {
            dissect(protocol);
            bytes(direction, array, offset, length, time);
        } else if (present != null && present.isLost()) {
            stages.counters().unknown(length);
        }
    }

    /** It was at rest: see {@link #tick}. */
    private void wake() {
        atRest = false;
        use(stages.dissector(Protocol.HTTP1, assembler, false, memory, trace));
    }

    /** The protocol is known: what was held back while sniffing goes to its dissector first. */
    private void dissect(Protocol protocol) {
        ProtocolSniffer held = sniffer;
        sniffer = null;
        assembler.protocol(protocol);
        if (trace != null) {
            trace.speaks(protocol);
        }
        use(stages.dissector(protocol, assembler, held != null && held.isMidstream(), memory, trace));
        if (held != null) {
            held.replay(this);
        }
    }

    /** Puts what follows in the place of a dissector that takes no more bytes. */
    private void succeed(Dissector left, long time) {
        Outcome outcome = left.outcome();
        if (trace != null) {
            trace.left(outcome, !(left instanceof Http2Dissector));
        }
        switch (outcome.kind()) {
            case TUNNEL -> {
                ConnectionLayer inside = stages.insideTunnel().handler(OpenConnection.alone(connection.inside(time)));
                tunnel = inside;
                classifier.traffic(inside::traffic);
            }
            case HTTP2 -> {
                assembler.protocol(Protocol.HTTP2);
                use(stages.upgraded(assembler, memory, trace));
                handingOver = true; // what was lost is counted already
                left.handOver(this);
                handingOver = false;
            }
            case MALFORMED -> {
                malformed = true;
                release(left);
                dissector = stages.afterMalformed(left, outcome.reason());
                memory.connection().takeAnyway(Stages.heapBytes(dissector));
                assembler.protocol(Protocol.OTHER);
            }
            case ONGOING -> {}
        }
    }

    private void use(Dissector chosen) {
        release(dissector);
        if (!memory.connection().take(Stages.heapBytes(chosen))) {
            dissector = stages.withoutMemory();
            if (trace != null) {
                trace.withoutMemory();
            }
            return;
        }
        dissector = chosen;
        if (chosen instanceof Http2Dissector frames) {
            http2 = frames;
            classifier.traffic(frames::traffic);
        }
    }

    private void release(@Nullable Dissector left) {
        if (left != null) {
            memory.connection().give(Stages.heapBytes(left));
        }
    }

    /** What it may hold. */
    ConnectionMemory memory() {
        return memory;
    }

    @Override
    public @Nullable Http2Traffic traffic() {
        return http2 != null ? http2.traffic() : tunnel == null ? null : tunnel.traffic();
    }

    /** What flows inside the tunnel that the connection has become, if it has. */
    @Nullable
    ConnectionHandler tunnel() {
        return tunnel;
    }

    /** Whether it carried no byte so far. */
    boolean isSilent() {
        return silent;
    }

    /** More is known of the connection. */
    void connection(Connection known) {
        connection = known;
        assembler.connection(known);
        classifier.connection(known);
    }

    /** The handshake of its TLS is over. */
    void handshaken(TlsSession session) {
        connection(connection.secured(session));
        if (trace != null) {
            trace.handshaken(session);
        }
    }

    /** What follows is another conversation on the same connection: its protocol is to be found out. */
    void restart() {
        if (!silent) {
            settle();
            endRuns(Direction.TO_DEST);
            endRuns(Direction.TO_SOURCE);
            assembler.end();
            release(dissector);
            dissector = null;
        }
        atRest = false;
        destEnded = false; // what was before may have ended, and what follows has ends of its own
        sourceEnded = false;
        sniffer = Stages.sniffer(!connection.openingSeen());
    }

    private void endRuns(Direction direction) {
        if (dissector != null) {
            dissector.ended(direction, connection.openedAt()); // a run ends with its last byte
        }
    }

    /** Reports a handshake that came to nothing. */
    void report(PendingTlsRecords handshake) {
        silent = false;
        sniffer = null;
        handshake.report(assembler);
    }

    @Override
    public void skipped(Direction direction, long length, long time) {
        if (tunnel != null) {
            tunnel.skipped(direction, length, time);
        } else if (dissector != null) {
            dissector.skipped(direction, length, time);
        }
    }

    @Override
    public void gap(Direction direction, long length, long time) {
        silent = false;
        if (atRest) {
            wake();
        }
        Dissector present = dissector;
        if (tunnel != null) {
            tunnel.gap(direction, length, time);
            return;
        }
        if (!handingOver) {
            stages.counters().gap();
            if (trace != null) {
                trace.lost(direction, length);
            }
        }
        if (present == null) {
            sniffer = Stages.sniffer(true); // from here on as if picked up in the middle
            return;
        }
        present.gap(direction, length, time);
        if (present.outcome().isFinal()) {
            succeed(present, time);
        }
    }

    @Override
    public void ended(Direction direction, long time) {
        boolean already = direction == Direction.TO_DEST ? destEnded : sourceEnded;
        if (!already) {
            destEnded |= direction == Direction.TO_DEST;
            sourceEnded |= direction == Direction.TO_SOURCE;
            end(direction, time);
        }
    }

    private void end(Direction direction, long time) {
        settle();
        if (tunnel != null) {
            tunnel.ended(direction, time);
        } else if (dissector != null) {
            dissector.ended(direction, time);
        }
    }

    /** The few bytes that came before the end were too few to tell the protocol by: a run of bytes, then. */
    private void settle() {
        if (sniffer != null && !silent) {
            dissect(Protocol.OTHER);
        }
    }

    @Override
    public void closing(Close close) {
        classifier.closing(close);
        if (trace != null) {
            trace.closing(close);
        }
        if (tunnel != null) {
            tunnel.closing(close);
        }
    }

    @Override
    public void closed(Close close) {
        closing(close);
        end(close.time());
    }

    @Override
    public void abandoned(long time) {
        end(time);
    }

    @Override
    public void breakOff(long time) {
        reportOpen(time);
        assembler.end();
        release();
        classifier.breakOff();
        memory.close();
        if (trace != null && !stages.inTunnel()) {
            trace.brokeOff();
        }
    }

    /** By what is perhaps broken itself: what it cannot report, the assembler will. */
    private void reportOpen(long time) {
        try {
            if (tunnel != null) {
                tunnel.breakOff(time);
            } else if (dissector != null) {
                dissector.ended(Direction.TO_DEST, time);
                dissector.ended(Direction.TO_SOURCE, time);
            }
        } catch (Throwable e) {
            dissector = null; // the error that is being handled counts
        }
    }

    private void release() {
        if (!released) {
            released = true;
            stages.ended(assembler, malformed);
        }
    }

    private void end(long time) {
        ended(Direction.TO_DEST, time);
        ended(Direction.TO_SOURCE, time);
        assembler.end();
        release();
        boolean nothing = silent || (dissector instanceof Http2Dissector && assembler.exchanges() == 0);
        classifier.end(nothing && !stages.inTunnel());
        if (tunnel != null) {
            tunnel.abandoned(time);
        }
        if (trace != null) {
            trace.ended(assembler.exchanges(), stages.inTunnel());
        }
        classifier.over();
        memory.close();
    }

    @Override
    public void tick(long now) {
        if (dissector != null) {
            dissector.tick(now);
            restIfIdle(dissector);
        }
        classifier.tick(now);
        memory.trim();
        if (tunnel != null) {
            tunnel.tick(now);
        }
    }

    /** Most connections are idle most of the time: they shall cost little then. Only HTTP/1.x is ever at rest. */
    private void restIfIdle(Dissector present) {
        if (present.isAtRest()) {
            release(present);
            dissector = null;
            atRest = true;
            assembler.rest();
        }
    }
}
