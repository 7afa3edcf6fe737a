package io.jsniff.diagnosis;

import io.jsniff.connection.Originator;
import io.jsniff.connection.TlsSession;
import io.jsniff.http.Persistence;
import io.jsniff.library.ClientLibraries;
import io.jsniff.library.CloseTrigger;
import io.jsniff.library.LibraryClose;
import io.jsniff.reuse.CloseEvidence;
import io.jsniff.reuse.LastExchange;
import org.jspecify.annotations.Nullable;

/** Why one connection ended. */
final class CloseDiagnosis {
    private final CloseEvidence ending;
    private final @Nullable LastExchange last;
    private final CloseFindings ended;
    private final LibraryClose close;

    CloseDiagnosis(CloseEvidence ending) {
        this.ending = ending;
        this.last = ending.last();
        this.ended = new CloseFindings(ending);
        this.close = ClientLibraries.close(ending.close().closer());
    }

    /** Whether the client object went, and the connection with it, after a single request. */
    boolean isOfSpentClient() {
        return close.trigger() == CloseTrigger.CLIENT_CLOSED && ending.exchanges() == 1;
    }

    /** Whether the client had a good reason of its own. */
    boolean isUsual() {
        return close.trigger() == CloseTrigger.REDIRECTED;
    }

    /** Whether the server had had its fill of it, as servers with a limit have after many requests. */
    boolean isOfLimit(Finding end) {
        return (end.code() == FindingCode.SERVER_SAID_CLOSE || end.code() == FindingCode.REQUEST_LIMIT)
                && ended.isWellUsed();
    }

    Finding finding() {
        LastExchange exchange = last;
        return switch (ending.close().originator()) {
            case TIMEDOUT, TRUNCATED -> ended.unknown("jsniff gave the connection up");
            case CLIENT, SERVER -> explained(exchange, ending.connection().tls());
        };
    }

    /** After a handshake that failed, what seems to be an exchange is the handshake. */
    private Finding explained(@Nullable LastExchange exchange, @Nullable TlsSession tls) {
        if (tls != null && tls.failure() != null) {
            return ended.unknown("the TLS handshake failed: " + tls.failure());
        }
        return exchange == null ? withoutExchange() : after(exchange);
    }

    private Finding withoutExchange() {
        Finding farewell = GoAwayDiagnosis.of(ending);
        return farewell != null
                ? farewell
                : ended.unknown(
                        ending.exchanges() == 0
                                ? ended.by() + " closed it before it had carried a request"
                                : ended.by() + " closed it; its last exchange was not seen");
    }

    private Finding after(LastExchange exchange) {
        boolean byServer = ending.close().originator() == Originator.SERVER;
        if (byServer && !ending.over()) {
            return ended.found(
                    FindingCode.PEER_CLOSED_UNNOTICED,
                    true,
                    "the server closed " + Phrases.time(ending.quiet())
                            + " after the last byte, and the client had not closed its" + " end a second later");
        }
        Finding agreed = exchange.whole() ? agreed(exchange) : null;
        if (agreed != null) {
            return agreed;
        }
        Finding farewell = GoAwayDiagnosis.of(ending);
        if (farewell != null) {
            return farewell;
        }
        return byServer ? byServer(exchange) : new ClientCloseDiagnosis(ending, ended, close).after(exchange);
    }

    /** One side had said that the connection would end, so it does not matter who closed it. */
    private @Nullable Finding agreed(LastExchange exchange) {
        if (exchange.granted().openEnded()) {
            return ended.found(
                    FindingCode.NO_FRAMING,
                    true,
                    "the response has neither Content-Length nor chunks, so that only the close shows its end");
        } else if (exchange.asked().endsConnection()) {
            return ended.found(FindingCode.CLIENT_SAID_CLOSE, true, "the request " + words(exchange.asked()));
        } else if (countedDown(exchange.granted())) {
            return requestLimit(
                    "Keep-Alive: max had come down to " + exchange.granted().max());
        } else if (exchange.granted().endsConnection() && ended.sameNumberBefore(ending.exchanges())) {
            return requestLimit("the response said Connection: close, as on the connections before it");
        } else if (exchange.granted().endsConnection() || onlyOne(exchange.granted())) {
            boolean onlyOne = !exchange.granted().endsConnection();
            return ended.found(
                    FindingCode.SERVER_SAID_CLOSE,
                    ended.isSpentOnOne(),
                    "the response "
                            + (onlyOne
                                    ? "said Keep-Alive: max="
                                            + exchange.granted().max()
                                    : words(exchange.granted())));
        }
        return null;
    }

    private static String words(Persistence said) {
        return said.close() ? "said Connection: close" : "is of HTTP/1.0 and did not ask to keep the connection alive";
    }

    private boolean countedDown(Persistence granted) {
        boolean low = granted.max() != Persistence.UNSAID && granted.max() <= 1;
        return low && ending.exchanges() > 1;
    }

    private boolean onlyOne(Persistence granted) {
        return granted.max() != Persistence.UNSAID && granted.max() <= 1 && ending.exchanges() == 1;
    }

    // ---- the server

    private Finding byServer(LastExchange exchange) {
        if (!exchange.answered()) {
            return unanswered();
        } else if (!exchange.whole()) {
            return ended.unknown(
                    "the server " + ended.verb() + " within the response" + Phrases.missing(exchange.shortfall()));
        } else if (ending.quiet() >= CloseFindings.SOON) {
            return serverIdleTimeout(exchange.granted());
        } else if (ended.sameNumberBefore(ending.exchanges())) {
            return requestLimit("the server closed after it, as on the connections before it");
        }
        return ended.unknown("the server " + ended.verb() + " " + Phrases.time(ending.quiet())
                + " after a complete response, without having said that it would");
    }

    private Finding unanswered() {
        if (ended.sameNumberBefore(ending.exchanges()) && ending.idleBefore() < CloseFindings.SECOND) {
            int served = ending.exchanges() - 1;
            return ended.found(
                    FindingCode.REQUEST_LIMIT,
                    served < CloseFindings.PLENTY,
                    "the server " + ended.verb() + " after its answer number " + served
                            + ", as on the connections before it, and left the next request without one");
        } else if (ending.exchanges() > 1 && ending.idleBefore() >= CloseFindings.SOON) {
            return ended.found(
                    FindingCode.SERVER_IDLE_TIMEOUT,
                    true,
                    "the server " + ended.verb() + " without an answer, " + Phrases.time(ending.quiet())
                            + " after a request on a" + " connection that had been idle for "
                            + Phrases.time(ending.idleBefore()));
        }
        int served = ending.exchanges() - 1;
        return ended.unknown("the server " + ended.verb() + " without an answer, " + Phrases.time(ending.quiet())
                + " after the request"
                + (served == 0
                        ? ""
                        : ", having given " + Phrases.count(served, "answer") + " and waited "
                                + Phrases.time(ending.idleBefore())));
    }

    private Finding serverIdleTimeout(Persistence granted) {
        int timeout = granted.timeout();
        String announced = timeout == Persistence.UNSAID ? "" : ", having announced a timeout of " + timeout + " s";
        return ended.found(
                FindingCode.SERVER_IDLE_TIMEOUT,
                ended.isSpentOnOne(),
                "the server closed it after " + Phrases.time(ending.quiet()) + " of idleness" + announced
                        + ended.sameTimeBefore(ending.close().originator(), ending.quiet()));
    }

    private Finding requestLimit(String how) {
        int requests = ending.exchanges();
        return ended.found(
                FindingCode.REQUEST_LIMIT,
                requests < CloseFindings.PLENTY,
                "it ended with its request number " + requests + ": " + how);
    }
}
