package io.jsniff.reuse;

import io.jsniff.bytes.ConnectionMemory;
import io.jsniff.connection.Close;
import io.jsniff.connection.Connection;
import io.jsniff.exchange.Exchange;
import io.jsniff.exchange.ExchangeListener;
import io.jsniff.exchange.Message;
import io.jsniff.http.h2.Http2Traffic;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Gives each exchange of one connection its class, and reports it as soon as it is over and its class is known. They are numbered
 * as they begin, and may be over in any order. An exchange is known to be
 * {@code start} or {@code continue} when the next request begins, {@code unique} or {@code last} when the connection closes.
 * One that nothing has followed for {@code linger} is reported as of now, so that a leaked connection does not stay invisible.
 */
public final class ReuseClassifier implements ExchangeListener {
    /** Stands for a linger without end: an entry waits until its class is certain, as justniffer's does. */
    public static final long NEVER = Long.MAX_VALUE;

    /** How long a half-closed connection may still bring a request before its last entry is written. */
    private static final long CLOSING_GRACE = 1_000_000_000L;

    private final OpenConnection open;
    private final Reporting reporting;
    private final ConnectionMemory memory;
    private int started;
    private boolean latestFinished = true;
    private long latestStart = Connection.UNKNOWN;
    private @Nullable Exchange pending;
    private @Nullable Close close;
    private @Nullable Map<Integer, Long> pipelined;
    private @Nullable CloseEvidence ending;
    private @Nullable LastExchange lingered;

    /** @param open the connection among its like */
    public ReuseClassifier(OpenConnection open, Reporting reporting) {
        this(open, reporting, ConnectionMemory.unbounded());
    }

    /**
     * @param open the connection among its like
     * @param memory what exchanges hold, which is given back when they are reported
     */
    public ReuseClassifier(OpenConnection open, Reporting reporting, ConnectionMemory memory) {
        this.memory = memory;
        this.open = open;
        this.reporting = reporting;
    }

    /** More is known of the connection: its end says so. */
    public void connection(Connection known) {
        open.connection(known);
    }

    /** It speaks HTTP/2: where to ask for what it has carried. */
    public void traffic(Supplier<@Nullable Http2Traffic> counted) {
        open.traffic(counted);
    }

    @Override
    public void started(int number, long time) {
        started = number;
        open.started(number, time);
        lingered = null;
        latestStart = time;
        Exchange waiting = pending;
        if (waiting != null) {
            pending = null;
            report(waiting, time, null);
        } else if (!latestFinished) {
            rememberStart(number, time);
        }
        latestFinished = false;
    }

    /** Only pipelining and streams come here: the predecessor goes on and will want to know when its successor began. */
    private void rememberStart(int number, long time) {
        if (pipelined == null) {
            pipelined = new HashMap<>();
        }
        pipelined.put(number, time);
    }

    @Override
    public void finished(Exchange exchange) {
        if (exchange.number() < started) {
            report(exchange, startOf(exchange.number() + 1), null);
        } else {
            latestFinished = true;
            pending = exchange;
            open.finished(exchange);
            if (memory.isShort()) {
                memory.spared();
                reportPending(null, false); // as after the linger: there is no memory to wait for a successor
            }
        }
    }

    private long startOf(int number) {
        Long time = pipelined == null ? null : pipelined.remove(number);
        return time != null ? time : number == started ? latestStart : Connection.UNKNOWN;
    }

    /** An end has begun to close; the first call counts. */
    public void closing(Close begun) {
        if (close == null) {
            close = begun;
        }
    }

    /**
     * No exchange will follow, and {@link #over} will. If the connection was seen to close, its last exchange is {@code unique} or
     * {@code last}, and one that carried nothing gets an entry of its own.
     *
     * @param silent whether it carried no byte at all
     */
    public void end(boolean silent) {
        Close end = close;
        if (silent && end != null && open.connection().openingSeen()) {
            pending = Exchange.ofSilent(open.connection());
        }
        reportPending(end, true);
    }

    /** All entries have been reported, those of a tunnel within too. */
    public void over() {
        Close end = close;
        if (end == null) {
            reporting.origins().forget(open);
        } else {
            CloseEvidence seen = ending(end, true, lingered).with(open.traffic());
            reporting.listener().closed(open.connection(), end, started, open.evidence(seen));
        }
    }

    /** Nothing more can be made of the connection, open or not: its latest exchange is reported as if it were still open. */
    public void breakOff() {
        reporting.origins().forget(open);
        reportPending(null, true);
    }

    /** Reports what has waited long enough. */
    public void tick(long now) {
        Exchange waiting = pending;
        if (waiting == null) {
            return;
        }
        Close begun = close;
        if (begun != null && now - begun.time() >= CLOSING_GRACE) {
            reportPending(begun, false);
        } else if (reporting.linger() != NEVER && now - lastByte(waiting) >= reporting.linger()) {
            reportPending(null, false);
        }
    }

    private static long lastByte(Exchange exchange) {
        Message last = exchange.response() != null ? exchange.response() : exchange.request();
        return last == null ? Connection.UNKNOWN : last.end();
    }

    private void reportPending(@Nullable Close end, boolean over) {
        Exchange waiting = pending;
        if (waiting != null) {
            pending = null;
            LastExchange last = LastExchange.of(waiting, open.markOf(waiting));
            if (end == null) {
                lingered = last;
            } else {
                ending(end, over, last);
            }
            report(waiting, end == null ? Connection.UNKNOWN : end.time(), end);
        }
    }

    /** What was seen at the end, which is looked at once. */
    private CloseEvidence ending(Close end, boolean over, @Nullable LastExchange last) {
        CloseEvidence seen = ending == null ? reporting.origins().close(open, end, over, last) : ending;
        ending = seen;
        return seen;
    }

    private void report(Exchange exchange, long until, @Nullable Close end) {
        exchange.giveBack(memory);
        boolean first = exchange.number() <= 1 && open.connection().openingSeen();
        reporting
                .listener()
                .entry(new Entry(
                        exchange,
                        classOf(exchange.number(), end != null),
                        first,
                        until,
                        end,
                        reporting.streams().getAsInt(),
                        first || end != null ? open.evidence(ending) : null));
    }

    private ReuseClass classOf(int number, boolean closed) {
        boolean first = number <= 1 && open.connection().openingSeen(); // no one knows what there was before the tap
        if (closed) {
            return first ? ReuseClass.UNIQUE : ReuseClass.LAST;
        }
        return first ? ReuseClass.START : ReuseClass.CONTINUE;
    }
}
