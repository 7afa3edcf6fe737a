package io.jsniff.reuse;

import io.jsniff.connection.Close;
import io.jsniff.connection.Connection;
import io.jsniff.connection.Opener;
import io.jsniff.exchange.Exchange;
import io.jsniff.exchange.Message;
import io.jsniff.http.h2.Http2Traffic;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A connection that is open, with what may explain others beside it. Its exchanges tell it, on the threads that bring them; any
 * thread may look at it. One write that all threads see says, last, whether it is idle.
 */
public final class OpenConnection {
    private volatile Connection connection;
    private final @Nullable Origin origin;
    private @Nullable OpenEvidence opening;

    @Nullable
    OpenConnection newer;

    @Nullable
    OpenConnection older;

    private @Nullable SiblingConnection snapshot;

    private int exchanges;
    private int status;
    private long bodySize;
    private long threadId;
    private String thread = "";
    private boolean dying;
    private long idleBefore = Connection.UNKNOWN;
    private int passedOver;
    private @Nullable Supplier<@Nullable Http2Traffic> traffic;
    /** Nanoseconds since the epoch; negative while busy. */
    private volatile long since;

    OpenConnection(Connection connection, @Nullable Origin origin, @Nullable OpenEvidence opening) {
        this.connection = connection;
        this.origin = origin;
        this.opening = opening;
        this.since = connection.establishedAt() == Connection.UNKNOWN ? 1 : connection.establishedAt();
    }

    /** One that nothing is known about. */
    public static OpenConnection alone(Connection connection) {
        return new OpenConnection(connection, null, null);
    }

    /** The connection, with the number of those beside it. */
    public Connection connection() {
        return connection;
    }

    /** More is known of it. */
    void connection(Connection known) {
        connection = known;
    }

    /** It speaks HTTP/2, and someone counts its frames. */
    void traffic(Supplier<@Nullable Http2Traffic> counted) {
        traffic = counted;
    }

    @Nullable
    Http2Traffic traffic() {
        return traffic == null ? null : traffic.get();
    }

    @Nullable
    Origin origin() {
        return origin;
    }

    /** A request begins. */
    void started(int number, long time) {
        Thread present = Thread.currentThread();
        threadId = present.getId();
        thread = present.getName();
        exchanges = number;
        idleBefore = number > 1 && since > 0 ? Math.max(0, time - since) : Connection.UNKNOWN;
        since = -time;
    }

    /** The latest of the exchanges that have started is over. */
    void finished(Exchange exchange) {
        Message response = exchange.response();
        Message request = exchange.request();
        status = exchange.status();
        dying = (response != null && response.persistence().endsConnection())
                || (request != null && request.persistence().endsConnection());
        if (response != null) {
            bodySize = response.bodySize();
            since = response.end();
        } else if (request != null) {
            since = request.end();
        }
        if (opening != null && exchange.number() == 1) {
            opening = opening.with(RequestFingerprint.of(exchange));
        }
    }

    /** What is remembered of the request of an exchange, if that is its first. */
    @Nullable
    RequestFingerprint markOf(Exchange exchange) {
        return opening == null || exchange.number() != 1 ? null : opening.first();
    }

    /** Whether it belongs to this client object. */
    boolean isOf(@Nullable String client) {
        Opener opener = connection.opener();
        return client != null && opener != null && client.equals(opener.client());
    }

    boolean isBusy() {
        return since < 0;
    }

    /** How it is at this moment; made once as long as it stays so. Called under the lock of its {@link Origins}. */
    SiblingConnection now() {
        long present = since;
        boolean busy = present < 0;
        SiblingConnection known = snapshot;
        if (known == null || known.since() != Math.abs(present) || known.busy() != busy) {
            known = new SiblingConnection(
                    connection.id(),
                    connection.opener(),
                    connection.dest(),
                    busy,
                    Math.abs(present),
                    exchanges,
                    status,
                    bodySize,
                    threadId,
                    thread,
                    dying);
            snapshot = known;
        }
        return known;
    }

    /** Another one, of another client object as far as is known, is opened although this one is idle. Called under the lock of its {@link Origins}. */
    void passOver() {
        passedOver++;
    }

    /** What was seen so far. */
    Evidence evidence(@Nullable CloseEvidence ending) {
        return new Evidence(opening, ending, exchanges);
    }

    CloseEvidence ending(Close close, boolean over, @Nullable LastExchange last, Origins origins) {
        long quiet = last == null ? Connection.UNKNOWN : last.until(close.time());
        return new CloseEvidence(
                connection,
                close,
                over,
                exchanges,
                last,
                quiet,
                thread,
                idleBefore,
                opening == null ? 0 : opening.earlier(),
                passedOver,
                origins.idleBeside(this),
                origins.pastOf(this),
                traffic());
    }
}
