package io.jsniff.pipeline;

import io.jsniff.bytes.ConnectionMemory;
import io.jsniff.bytes.MemoryBudget;
import io.jsniff.connection.Connection;
import io.jsniff.connection.Side;
import io.jsniff.exchange.ExchangeAssembler;
import io.jsniff.exchange.Retention;
import io.jsniff.http.Dissector;
import io.jsniff.http.HttpLimits;
import io.jsniff.http.MessageListener;
import io.jsniff.http.Protocol;
import io.jsniff.http.ProtocolSignature;
import io.jsniff.http.ProtocolSniffer;
import io.jsniff.http.RunDissector;
import io.jsniff.http.h1.Http1Dissector;
import io.jsniff.http.h1.Http1Signature;
import io.jsniff.http.h1.KnownHeads;
import io.jsniff.http.h2.Http2Dissector;
import io.jsniff.http.h2.Http2Signature;
import io.jsniff.http.h2.MultiplexListener;
import io.jsniff.http.h2.StreamListener;
import io.jsniff.reuse.OpenConnection;
import io.jsniff.reuse.Reporting;
import org.jspecify.annotations.Nullable;

/**
 * What the stages of all connections are made of.
 *
 * @param retention what the output asks for
 * @param reporting how exchanges are reported
 * @param counters counts what is lost or not understood
 * @param heads heads that any of the connections has read
 * @param budget what they may hold of the heap
 * @param log takes what happens on connections; {@code null} if that is not wanted
 * @param inTunnel whether the connections are what flows inside tunnels
 */
record Stages(
        Retention retention,
        Reporting reporting,
        PipelineCounters counters,
        KnownHeads heads,
        MemoryBudget budget,
        @Nullable TraceLog log,
        boolean inTunnel) {
    /** What a dissector takes, without what it keeps of messages: of HTTP/2 with the room for the text of heads. */
    private static final int HTTP1_BYTES = 2 << 10;

    private static final int HTTP2_BYTES = 16 << 10;

    /** What tells the protocol of a connection, or of what follows on it. The preface of HTTP/2 begins like a request of HTTP/1. */
    private static final ProtocolSignature[] SIGNATURES = {
        new Http2Signature(), new TlsSignature(), new Http1Signature()
    };

    /** Tells what a connection speaks; {@code midstream} if it is picked up after its begin. */
    static ProtocolSniffer sniffer(boolean midstream) {
        return new ProtocolSniffer(SIGNATURES, midstream);
    }

    /** The same for what flows inside a tunnel: entries are reported, but the connection opened and closes only once. */
    Stages insideTunnel() {
        return inTunnel
                ? this
                : new Stages(
                        retention,
                        reporting.to(new EntryOnlyListener(reporting.listener())),
                        counters,
                        heads,
                        budget,
                        log,
                        true);
    }

    /** The same with a log of what happens. */
    Stages tracedTo(TraceLog events) {
        return new Stages(retention, reporting, counters, heads, budget, events, inTunnel);
    }

    /** What tells the log of a connection, if there is a log. */
    @Nullable
    ConnectionTrace trace(Connection connection) {
        return log == null ? null : new ConnectionTrace(connection, log);
    }

    /** What follows a connection. On the wire no one sees inside TLS. */
    ConnectionLayer handler(OpenConnection open) {
        return open.connection().side() == Side.WIRE ? new ConnectionPipeline(open, this) : new TlsLayer(open, this);
    }

    Dissector dissector(
            Protocol protocol,
            ExchangeAssembler assembler,
            boolean midstream,
            ConnectionMemory memory,
            @Nullable ConnectionTrace trace) {
        return switch (protocol) {
            case HTTP1 -> new Http1Dissector(messages(assembler, trace), HttpLimits.STANDARD, heads, memory);
            case HTTP2 -> new Http2Dissector(streams(assembler, trace), HttpLimits.STANDARD, midstream, memory);
            case TLS, OTHER -> inTunnel ? new OpaqueDissector(counters) : new RunDissector(messages(assembler, trace));
        };
    }

    private static MessageListener messages(ExchangeAssembler assembler, @Nullable ConnectionTrace trace) {
        return trace == null ? assembler : new TracedMessages(assembler, trace, "");
    }

    private static MultiplexListener streams(ExchangeAssembler assembler, @Nullable ConnectionTrace trace) {
        return trace == null ? assembler : new TracedStreams(assembler, trace);
    }

    /** What takes the place of a dissector that there is no memory for: the connection is given up. */
    Dissector withoutMemory() {
        counters.gaveUp();
        return new OpaqueDissector(counters);
    }

    /** What a dissector holds by itself. */
    static int heapBytes(@Nullable Dissector dissector) {
        if (dissector == null || dissector instanceof OpaqueDissector) {
            return 0;
        }
        return dissector instanceof Http2Dissector ? HTTP2_BYTES : HTTP1_BYTES;
    }

    /** What takes over when a request for h2c has been granted. */
    Dissector upgraded(ExchangeAssembler assembler, ConnectionMemory memory, @Nullable ConnectionTrace trace) {
        StreamListener first = assembler.takeUpgraded();
        if (trace != null && first != null) {
            first = new TracedStream(first, trace, 1);
        }
        return Http2Dissector.upgraded(streams(assembler, trace), HttpLimits.STANDARD, first, memory);
    }

    /**
     * What takes over when a connection that began as HTTP turns out to be something else. The bytes of a broken HTTP/2 connection
     * alternate as they like: there are no runs to make of them.
     */
    Dissector afterMalformed(Dissector left, String reason) {
        counters.malformed(reason);
        return left instanceof Http2Dissector ? new OpaqueDissector(counters) : left.asRuns();
    }

    void opened() {
        if (!inTunnel) {
            counters.opened();
        }
    }

    void ended(ExchangeAssembler assembler, boolean malformed) {
        counters.orphans(assembler.orphans());
        counters.unknown(assembler.tunnelBytes());
        String unframed = assembler.unframed();
        if (unframed != null && !malformed) { // else it is counted already
            counters.malformed(unframed);
        }
        if (!inTunnel) {
            counters.closed();
        }
    }
}
