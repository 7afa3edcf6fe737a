package io.jsniff.diagnosis;

import io.jsniff.connection.Closer;
import io.jsniff.connection.Library;
import io.jsniff.connection.Opener;
import io.jsniff.connection.Originator;
import io.jsniff.connection.TlsSession;
import io.jsniff.http.Persistence;
import io.jsniff.http.Shortfall;
import io.jsniff.reuse.Ending;
import io.jsniff.reuse.Ending.Past;
import io.jsniff.reuse.LastExchange;
import org.jspecify.annotations.Nullable;

/** Why one connection ended. */
final class Closing {
    private static final long SECOND = 1_000_000_000L;
    /** A close this soon after the last byte belongs to the exchange, and is none of an idle connection. */
    private static final long SOON = SECOND / 10;
    /** OkHttp reads on for 100 ms what is closed early. */
    private static final long DISCARDED = SECOND / 4;
    /** As many requests on a connection cost next to nothing to begin anew. */
    private static final int PLENTY = 100;

    private final Ending ending;
    private final @Nullable LastExchange last;
    private final @Nullable Closer closer;
    private final Deed deed;

    Closing(Ending ending) {
        this.ending = ending;
        this.last = ending.last();
        this.closer = ending.close().closer();
        this.deed = Deed.of(closer);
    }

    /** Whether the client object went, and the connection with it, after a single request. */
    boolean isOfSpentClient() {
        return deed == Deed.CLIENT_CLOSED && ending.exchanges() == 1;
    }

    /** Whether the client had a good reason of its own. */
    boolean isUsual() {
        return deed == Deed.REDIRECTED;
    }

    Finding finding() {
        LastExchange exchange = last;
        return switch (ending.close().originator()) {
            case TIMEDOUT, TRUNCATED -> unknown("jsniff gave the connection up");
            case CLIENT, SERVER -> explained(exchange, ending.connection().tls());
        };
    }

    /** After a handshake that failed, what seems to be an exchange is the handshake. */
    private Finding explained(@Nullable LastExchange exchange, @Nullable TlsSession tls) {
        if (tls != null && tls.failure() != null) {
            return unknown("the TLS handshake failed: " + tls.failure());
        }
        return exchange == null ? withoutExchange() : after(exchange);
    }

    private Finding withoutExchange() {
        Finding farewell = Farewell.of(ending);
        return farewell != null
                ? farewell
                : unknown(
                        ending.exchanges() == 0
                                ? by() + " closed it before it had carried a request"
                                : by() + " closed it; its last exchange was not seen");
    }

    private Finding after(LastExchange exchange) {
        boolean byServer = ending.close().originator() == Originator.SERVER;
        if (byServer && !ending.over()) {
            return found(
                    Code.PEER_CLOSED_UNNOTICED,
                    true,
                    "the server closed " + Say.time(ending.quiet())
                            + " after the last byte, and the client had not closed its" + " end a second later");
        }
        Finding agreed = exchange.whole() ? agreed(exchange) : null;
        if (agreed != null) {
            return agreed;
        }
        Finding farewell = Farewell.of(ending);
        if (farewell != null) {
            return farewell;
        }
        return byServer ? byServer(exchange) : byClient(exchange);
    }

    /** One side had said that the connection would end, so it does not matter who closed it. */
    private @Nullable Finding agreed(LastExchange exchange) {
        if (exchange.granted().openEnded()) {
            return found(
                    Code.NO_FRAMING,
                    true,
                    "the response has neither Content-Length nor chunks, so that only the close shows its end");
        } else if (exchange.asked().endsConnection()) {
            return found(Code.CLIENT_SAID_CLOSE, true, "the request " + words(exchange.asked()));
        } else if (countedDown(exchange.granted())) {
            return requestLimit(
                    "Keep-Alive: max had come down to " + exchange.granted().max());
        } else if (exchange.granted().endsConnection() && sameNumberBefore()) {
            return requestLimit("the response said Connection: close, as on the connections before it");
        } else if (exchange.granted().endsConnection() || onlyOne(exchange.granted())) {
            boolean onlyOne = !exchange.granted().endsConnection();
            return found(
                    Code.SERVER_SAID_CLOSE,
                    ending.exchanges() == 1,
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
            return unknown("the server " + verb() + " within the response" + missing(exchange.shortfall()));
        } else if (ending.quiet() >= SOON) {
            return serverIdleTimeout(exchange.granted());
        } else if (sameNumberBefore()) {
            return requestLimit("the server closed after it, as on the connections before it");
        }
        return unknown("the server " + verb() + " " + Say.time(ending.quiet())
                + " after a complete response, without having said that it would");
    }

    private Finding unanswered() {
        if (sameNumberBefore() && ending.idleBefore() < SECOND) {
            int served = ending.exchanges() - 1;
            return found(
                    Code.REQUEST_LIMIT,
                    served < PLENTY,
                    "the server " + verb() + " after its answer number " + served
                            + ", as on the connections before it, and left the next request without one");
        } else if (ending.exchanges() > 1 && ending.idleBefore() >= SOON) {
            return found(
                    Code.SERVER_IDLE_TIMEOUT,
                    true,
                    "the server " + verb() + " without an answer, " + Say.time(ending.quiet()) + " after a request on a"
                            + " connection that had been idle for " + Say.time(ending.idleBefore()));
        }
        int served = ending.exchanges() - 1;
        return unknown("the server " + verb() + " without an answer, " + Say.time(ending.quiet()) + " after the request"
                + (served == 0
                        ? ""
                        : ", having given " + Say.count(served, "answer") + " and waited "
                                + Say.time(ending.idleBefore())));
    }

    private Finding serverIdleTimeout(Persistence granted) {
        int timeout = granted.timeout();
        String announced = timeout == Persistence.UNSAID ? "" : ", having announced a timeout of " + timeout + " s";
        return found(
                Code.SERVER_IDLE_TIMEOUT,
                ending.exchanges() == 1,
                "the server closed it after " + Say.time(ending.quiet()) + " of idleness" + announced
                        + sameTimeBefore());
    }

    private Finding requestLimit(String how) {
        int requests = ending.exchanges();
        return found(
                Code.REQUEST_LIMIT, requests < PLENTY, "it ended with its request number " + requests + ": " + how);
    }

    /** Whether the server ended the connections before it after as many requests, and more than one. */
    private boolean sameNumberBefore() {
        int same = 0;
        for (Past past : ending.past()) {
            same += past.by() == Originator.SERVER && past.exchanges() == ending.exchanges() ? 1 : 0;
        }
        return ending.exchanges() > 1 && same > 1;
    }

    private String sameTimeBefore() {
        int same = 0;
        for (Past past : ending.past()) {
            long difference = Math.abs(past.quiet() - ending.quiet());
            same += past.by() == ending.close().originator() && difference < ending.quiet() / 10 ? 1 : 0;
        }
        return same == 0 ? "" : ", as " + Say.count(same, "connection") + " before it";
    }

    // ---- the client

    private Finding byClient(LastExchange exchange) {
        if (deed == Deed.GARBAGE) {
            return found(
                    Code.RESPONSE_LEAKED,
                    true,
                    "nobody closed it: its socket was collected as garbage, " + Say.time(ending.quiet())
                            + " after the last byte");
        } else if (!exchange.answered()) {
            return found(
                    Code.CANCELLED,
                    true,
                    "the client closed it " + Say.time(ending.quiet()) + " after the request, with no answer yet"
                            + failure());
        }
        Shortfall missing = exchange.shortfall();
        return missing == null ? afterWholeResponse(exchange) : withinResponse(missing);
    }

    private Finding withinResponse(Shortfall missing) {
        if (deed == Deed.WATCHDOG && ending.quiet() < DISCARDED) {
            return found(
                    Code.BODY_NOT_READ,
                    true,
                    "OkHttp gave up within the response" + missing(missing) + ", " + Say.time(ending.quiet())
                            + " after the last byte: so long it reads on when a response is closed early");
        } else if (isCancel() || (closer != null && closer.failure() != null)) {
            return found(Code.CANCELLED, true, "the client gave up within the response" + missing(missing) + failure());
        } else if (missing.part() == Shortfall.Part.LAST_CHUNK) {
            return found(
                    Code.TERMINAL_CHUNK_UNREAD,
                    true,
                    "the client closed it after the data of the last chunk, with the empty chunk that ends the response unread");
        }
        return found(Code.BODY_NOT_READ, true, "the client closed it within the response" + missing(missing));
    }

    private boolean isCancel() {
        return deed == Deed.CANCELLED || deed == Deed.WATCHDOG;
    }

    private Finding afterWholeResponse(LastExchange exchange) {
        return switch (deed) {
            case DISCONNECT ->
                found(
                        Code.CLIENT_SAID_CLOSE,
                        true,
                        "disconnect() closed it " + Say.time(ending.quiet()) + " after a complete response");
            case POOL_FULL -> poolFull();
            case REAPED -> reaped();
            case CLIENT_CLOSED -> clientClosed();
            case REROUTED ->
                found(
                        Code.ROUTE_DIFFERS,
                        true,
                        "the client closed it after " + Say.time(ending.quiet())
                                + " of idleness, because the next request was to go by another proxy or with other"
                                + " credentials");
            case REDIRECTED ->
                found(
                        Code.CLIENT_SAID_CLOSE,
                        false,
                        "the client closed it " + Say.time(ending.quiet())
                                + " after a redirect, to follow that elsewhere");
            case CANCELLED, WATCHDOG ->
                found(
                        Code.CANCELLED,
                        true,
                        "the exchange was cancelled " + Say.time(ending.quiet()) + " after a complete response");
            case RESPONSE_CLOSED ->
                found(
                        Code.BODY_NOT_READ,
                        true,
                        "the response was closed before the client had taken its body of "
                                + Say.count(exchange.bodySize(), "byte") + " to its end");
            case GARBAGE, OTHER -> ownAccord();
        };
    }

    private Finding reaped() {
        if (ending.passedOver() > 0 && isHttps()) {
            return found(
                    Code.DIFFERENT_TLS_CONTEXT,
                    true,
                    "idle for " + Say.time(ending.quiet()) + " while "
                            + Say.count(ending.passedOver(), "other connection") + " to the same origin "
                            + (ending.passedOver() == 1 ? "was" : "were")
                            + " opened, until the client's pool closed it");
        } else if (ending.idleBeside() > 0 && ending.quiet() < SECOND) {
            return poolFull();
        }
        return clientIdleTimeout();
    }

    private boolean isHttps() {
        Opener opener = ending.connection().opener();
        return opener != null && opener.library() == Library.HTTPS_URL_CONNECTION;
    }

    private Finding poolFull() {
        return found(
                Code.IDLE_POOL_FULL,
                true,
                "the client closed it " + Say.time(ending.quiet()) + " after a complete response, with "
                        + Say.count(ending.idleBeside(), "other connection") + " to the origin idle");
    }

    private Finding clientIdleTimeout() {
        String where = closer == null ? "" : ", on thread " + closer.thread();
        return found(
                Code.CLIENT_IDLE_TIMEOUT,
                ending.exchanges() == 1,
                "the client closed it after " + Say.time(ending.quiet()) + " of idleness" + where + sameTimeBefore());
    }

    private Finding clientClosed() {
        String text = "its client object was closed or became garbage, " + Say.time(ending.quiet())
                + " after a complete response";
        if (ending.passedOver() > 0 && ending.exchanges() == 1) {
            return found(
                    Code.CLIENT_PER_REQUEST,
                    true,
                    text + "; meanwhile " + Say.count(ending.passedOver(), "other connection")
                            + " to the origin had been opened");
        }
        return found(Code.CLIENT_SAID_CLOSE, false, text);
    }

    /** Nothing but the application, as far as is known, wanted it. */
    private Finding ownAccord() {
        if (closer == null) {
            return withoutStack();
        } else if (closer.caller() == null && ending.quiet() >= SOON) {
            return clientIdleTimeout();
        }
        boolean again = ending.exchanges() == 1 && ending.earlier() > 0;
        return found(
                Code.CLIENT_SAID_CLOSE,
                again,
                "the client closed it " + Say.time(ending.quiet())
                        + " after a complete response that left it fit for another request");
    }

    /** On the wire, or at the server's end. */
    private Finding withoutStack() {
        if (ending.close().reset()) {
            return found(
                    Code.BODY_NOT_READ,
                    true,
                    "the client reset it " + Say.time(ending.quiet())
                            + " after a complete response: it had not read all that had come");
        } else if (ending.quiet() >= SECOND) {
            return clientIdleTimeout();
        }
        Finding farewell = Farewell.ofClient(ending);
        return farewell != null
                ? farewell
                : unknown("the client closed it " + Say.time(ending.quiet())
                        + " after a complete response, without having said that it would");
    }

    // ---- words

    private String by() {
        return ending.close().originator() == Originator.CLIENT ? "the client" : "the server";
    }

    private String verb() {
        return ending.close().reset() ? "reset the connection" : "closed it";
    }

    private String failure() {
        String failure = closer == null ? null : closer.failure();
        return failure == null ? "" : " (" + failure + ")";
    }

    private static String missing(@Nullable Shortfall shortfall) {
        if (shortfall == null) {
            return "";
        }
        return switch (shortfall.part()) {
            case HEAD -> ", before the end of its head";
            case BODY -> ", with " + Say.count(shortfall.bytes(), "byte") + " of the body still to come";
            case CHUNK -> ", with more chunks still to come";
            case LAST_CHUNK -> ", with the empty chunk that ends it still to come";
        };
    }

    private Finding unknown(String text) {
        return found(Code.UNKNOWN, false, text);
    }

    private Finding found(Code code, boolean fault, String text) {
        Opener opener = ending.connection().opener();
        return new Finding(
                code,
                fault,
                text,
                opener == null ? null : opener.caller(),
                closer == null ? null : closer.caller(),
                fault ? code.advice() : null);
    }
}
