package io.jsniff.diagnosis;

import io.jsniff.connection.Connection;
import io.jsniff.connection.Originator;
import io.jsniff.http.h2.GoAway;
import io.jsniff.http.h2.Http2ErrorCode;
import io.jsniff.http.h2.Http2Traffic;
import io.jsniff.reuse.CloseEvidence;
import org.jspecify.annotations.Nullable;

/**
 * Why an HTTP/2 connection ended on which an end had said with GOAWAY that it takes no more streams. Then it does not matter who
 * closed it: a client closes what a server is done with, and the reverse.
 */
final class GoAwayDiagnosis {
    private static final String ADVICE = "Look into the log of the end that said it: HTTP/2 itself went wrong.";

    private final CloseEvidence ending;
    private final CloseFindings ended;
    private final GoAway said;
    private final String who;

    private GoAwayDiagnosis(CloseEvidence ending, GoAway said, String who) {
        this.ending = ending;
        this.ended = new CloseFindings(ending);
        this.said = said;
        this.who = who;
    }

    /** The finding; {@code null} if no one said GOAWAY, or nothing follows from it. */
    static @Nullable Finding of(CloseEvidence ending) {
        Http2Traffic traffic = ending.traffic();
        GoAway server = traffic == null ? null : traffic.serverFirst();
        GoAway client = traffic == null ? null : traffic.clientFirst();
        if (server != null) {
            return new GoAwayDiagnosis(ending, server, "the server").byServer();
        }
        return client == null ? null : new GoAwayDiagnosis(ending, client, "the client").byClient();
    }

    private Finding byServer() {
        long idle = ending.idleUntil(said);
        if (said.isError()) {
            return broken(FindingCode.SERVER_SAID_CLOSE);
        } else if (idle != Connection.UNKNOWN && idle >= CloseFindings.SOON) {
            return ended.found(
                    FindingCode.SERVER_IDLE_TIMEOUT,
                    ended.isSpentOnOne(),
                    goAway() + " after " + Phrases.time(idle) + " of idleness"
                            + ended.sameTimeBefore(Originator.SERVER, idle));
        }
        int served = ending.served(said);
        boolean limit = ended.sameNumberBefore(served);
        return ended.found(
                limit ? FindingCode.REQUEST_LIMIT : FindingCode.SERVER_SAID_CLOSE,
                served > 0 && served < CloseFindings.PLENTY && (limit || served == 1),
                goAway() + " after " + Phrases.count(served, "request")
                        + (limit ? ", as on the connections before it" : ""));
    }

    /** Why a client that is content ends a connection, its stack tells better, if it was the one to close. */
    private @Nullable Finding byClient() {
        if (said.isError()) {
            return broken(FindingCode.CLIENT_SAID_CLOSE);
        } else if (ending.close().originator() == Originator.CLIENT) {
            return null;
        }
        long idle = ending.idleUntil(said);
        if (idle != Connection.UNKNOWN && idle >= CloseFindings.SECOND) {
            return ended.found(
                    FindingCode.CLIENT_IDLE_TIMEOUT,
                    ended.isSpentOnOne(),
                    goAway() + " after " + Phrases.time(idle) + " of idleness"
                            + ended.sameTimeBefore(Originator.SERVER, idle));
        }
        return content();
    }

    /** For a client that closed and has not shown why. */
    static @Nullable Finding ofClient(CloseEvidence ending) {
        Http2Traffic traffic = ending.traffic();
        GoAway client = traffic == null ? null : traffic.clientFirst();
        return client == null ? null : new GoAwayDiagnosis(ending, client, "the client").content();
    }

    private Finding content() {
        boolean again = ended.isSpentOnOne() && ending.earlier() > 0;
        return ended.found(
                FindingCode.CLIENT_SAID_CLOSE,
                again,
                goAway() + " after " + Phrases.count(ending.exchanges(), "request"));
    }

    private Finding broken(FindingCode code) {
        String text = goAway() + " after " + Phrases.count(ending.exchanges(), "request");
        return ended.found(code, true, text, ADVICE);
    }

    private String goAway() {
        String debug = said.debug() == null ? "" : " (" + said.debug() + ")";
        return who + " sent GOAWAY with " + Http2ErrorCode.name(said.error()) + debug;
    }
}
