package io.jsniff.diagnosis;

import io.jsniff.connection.Connection;
import io.jsniff.connection.Originator;
import io.jsniff.http.GoAway;
import io.jsniff.http.Http2Error;
import io.jsniff.http.Http2Traffic;
import io.jsniff.reuse.Ending;
import org.jspecify.annotations.Nullable;

/**
 * Why an HTTP/2 connection ended on which an end had said with GOAWAY that it takes no more streams. Then it does not matter who
 * closed it: a client closes what a server is done with, and the reverse.
 */
final class Farewell {
    private static final String ADVICE = "Look into the log of the end that said it: HTTP/2 itself went wrong.";

    private final Ending ending;
    private final Ended ended;
    private final GoAway said;
    private final String who;

    private Farewell(Ending ending, GoAway said, String who) {
        this.ending = ending;
        this.ended = new Ended(ending);
        this.said = said;
        this.who = who;
    }

    /** The finding; {@code null} if nobody said GOAWAY, or nothing follows from it. */
    static @Nullable Finding of(Ending ending) {
        Http2Traffic traffic = ending.traffic();
        GoAway server = traffic == null ? null : traffic.serverFirst();
        GoAway client = traffic == null ? null : traffic.clientFirst();
        if (server != null) {
            return new Farewell(ending, server, "the server").byServer();
        }
        return client == null ? null : new Farewell(ending, client, "the client").byClient();
    }

    private Finding byServer() {
        long idle = ending.idleUntil(said);
        if (said.isError()) {
            return broken(Code.SERVER_SAID_CLOSE);
        } else if (idle != Connection.UNKNOWN && idle >= Ended.SOON) {
            return ended.found(
                    Code.SERVER_IDLE_TIMEOUT,
                    ended.isSpentOnOne(),
                    goAway() + " after " + Say.time(idle) + " of idleness"
                            + ended.sameTimeBefore(Originator.SERVER, idle));
        }
        int served = ending.served(said);
        boolean limit = ended.sameNumberBefore(served);
        return ended.found(
                limit ? Code.REQUEST_LIMIT : Code.SERVER_SAID_CLOSE,
                served > 0 && served < Ended.PLENTY && (limit || served == 1),
                goAway() + " after " + Say.count(served, "request")
                        + (limit ? ", as on the connections before it" : ""));
    }

    /** Why a client that is content ends a connection, its stack tells better, if it was the one to close. */
    private @Nullable Finding byClient() {
        if (said.isError()) {
            return broken(Code.CLIENT_SAID_CLOSE);
        } else if (ending.close().originator() == Originator.CLIENT) {
            return null;
        }
        long idle = ending.idleUntil(said);
        if (idle != Connection.UNKNOWN && idle >= Ended.SECOND) {
            return ended.found(
                    Code.CLIENT_IDLE_TIMEOUT,
                    ended.isSpentOnOne(),
                    goAway() + " after " + Say.time(idle) + " of idleness"
                            + ended.sameTimeBefore(Originator.SERVER, idle));
        }
        return content();
    }

    /** For a client that closed and has not shown why. */
    static @Nullable Finding ofClient(Ending ending) {
        Http2Traffic traffic = ending.traffic();
        GoAway client = traffic == null ? null : traffic.clientFirst();
        return client == null ? null : new Farewell(ending, client, "the client").content();
    }

    private Finding content() {
        boolean again = ended.isSpentOnOne() && ending.earlier() > 0;
        return ended.found(
                Code.CLIENT_SAID_CLOSE, again, goAway() + " after " + Say.count(ending.exchanges(), "request"));
    }

    private Finding broken(Code code) {
        String text = goAway() + " after " + Say.count(ending.exchanges(), "request");
        return ended.found(code, true, text, ADVICE);
    }

    private String goAway() {
        String debug = said.debug() == null ? "" : " (" + said.debug() + ")";
        return who + " sent GOAWAY with " + Http2Error.name(said.error()) + debug;
    }
}
