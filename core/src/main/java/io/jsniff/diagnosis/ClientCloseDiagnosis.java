package io.jsniff.diagnosis;

import io.jsniff.connection.Closer;
import io.jsniff.connection.Opener;
import io.jsniff.http.Shortfall;
import io.jsniff.library.ClientLibraries;
import io.jsniff.library.ClientLibrary;
import io.jsniff.library.CloseTrigger;
import io.jsniff.library.LibraryClose;
import io.jsniff.library.PoolScope;
import io.jsniff.reuse.CloseEvidence;
import io.jsniff.reuse.LastExchange;
import org.jspecify.annotations.Nullable;

/** Why a client closed a connection of which no one had said that it would end. */
final class ClientCloseDiagnosis {
    /** A library that reads on what is closed early may notice so much later that the time is up. */
    private static final long SLACK = 150_000_000L;

    private final CloseEvidence ending;
    private final CloseFindings ended;
    private final CloseTrigger trigger;
    private final @Nullable ClientLibrary library;
    private final @Nullable Closer closer;

    ClientCloseDiagnosis(CloseEvidence ending, CloseFindings ended, LibraryClose close) {
        this.ending = ending;
        this.ended = ended;
        this.trigger = close.trigger();
        this.library = close.library();
        this.closer = ending.close().closer();
    }

    Finding after(LastExchange exchange) {
        if (trigger == CloseTrigger.GARBAGE) {
            return ended.found(
                    FindingCode.RESPONSE_LEAKED,
                    true,
                    "no one closed it: its socket was collected as garbage, " + Phrases.time(ending.quiet())
                            + " after the last byte");
        } else if (!exchange.answered()) {
            return ended.found(
                    FindingCode.CANCELLED,
                    true,
                    "the client closed it " + Phrases.time(ending.quiet()) + " after the request, with no answer yet"
                            + failure());
        }
        Shortfall missing = exchange.shortfall();
        return missing == null ? afterWholeResponse(exchange) : withinResponse(missing);
    }

    private Finding withinResponse(Shortfall missing) {
        if (library != null && hasDrainedFor(library)) {
            return ended.found(
                    FindingCode.BODY_NOT_READ,
                    true,
                    library.name() + " gave up within the response" + Phrases.missing(missing) + ", "
                            + Phrases.time(ending.quiet())
                            + " after the last byte: so long it reads on when a response is closed early");
        } else if (isCancel() || (closer != null && closer.failure() != null)) {
            return ended.found(
                    FindingCode.CANCELLED,
                    true,
                    "the client gave up within the response" + Phrases.missing(missing) + failure());
        } else if (missing.part() == Shortfall.Part.LAST_CHUNK) {
            return ended.found(
                    FindingCode.TERMINAL_CHUNK_UNREAD,
                    true,
                    "the client closed it after the data of the last chunk, with the empty chunk that ends the response unread");
        }
        return ended.found(
                FindingCode.BODY_NOT_READ, true, "the client closed it within the response" + Phrases.missing(missing));
    }

    private boolean hasDrainedFor(ClientLibrary known) {
        return trigger == CloseTrigger.TIMED_OUT
                && known.drainNanos() > 0
                && ending.quiet() < known.drainNanos() + SLACK;
    }

    private boolean isCancel() {
        return trigger == CloseTrigger.CANCELLED || trigger == CloseTrigger.TIMED_OUT;
    }

    private Finding afterWholeResponse(LastExchange exchange) {
        return switch (trigger) {
            case DISCONNECT ->
                ended.found(
                        FindingCode.CLIENT_SAID_CLOSE,
                        true,
                        "disconnect() closed it " + Phrases.time(ending.quiet()) + " after a complete response");
            case POOL_FULL -> poolFull();
            case EVICTED -> evicted();
            case CLIENT_CLOSED -> clientClosed();
            case ROUTE_CHANGED ->
                ended.found(
                        FindingCode.ROUTE_DIFFERS,
                        true,
                        "the client closed it after " + Phrases.time(ending.quiet())
                                + " of idleness, because the next request was to go by another proxy or with other"
                                + " credentials");
            case DISPLACED ->
                ended.found(
                        FindingCode.IDLE_POOL_FULL,
                        true,
                        "the client closed it after " + Phrases.time(ending.quiet())
                                + " of idleness, because its pool has room for one connection and the next request was to"
                                + " go elsewhere");
            case REDIRECTED ->
                ended.found(
                        FindingCode.CLIENT_SAID_CLOSE,
                        false,
                        "the client closed it " + Phrases.time(ending.quiet())
                                + " after a redirect, to follow that elsewhere");
            case CANCELLED, TIMED_OUT ->
                ended.found(
                        FindingCode.CANCELLED,
                        true,
                        "the exchange was cancelled " + Phrases.time(ending.quiet()) + " after a complete response");
            case RESPONSE_CLOSED ->
                ended.found(
                        FindingCode.BODY_NOT_READ,
                        true,
                        "the response was closed before the client had taken its body of "
                                + Phrases.count(exchange.bodySize(), "byte") + " to its end");
            case GARBAGE, OTHER -> ownAccord(exchange);
        };
    }

    private Finding evicted() {
        if (ending.passedOver() > 0 && isPoolOfSocketFactory()) {
            return ended.found(
                    FindingCode.DIFFERENT_TLS_CONTEXT,
                    true,
                    "idle for " + Phrases.time(ending.quiet()) + " while "
                            + Phrases.count(ending.passedOver(), "other connection") + " to the same origin "
                            + (ending.passedOver() == 1 ? "was" : "were")
                            + " opened, until the client's pool closed it");
        } else if (ending.idleBeside() > 0 && ending.quiet() < CloseFindings.SECOND) {
            return poolFull();
        }
        return clientIdleTimeout();
    }

    private boolean isPoolOfSocketFactory() {
        Opener opener = ending.connection().opener();
        ClientLibrary opened = opener == null ? null : ClientLibraries.named(opener.library());
        return opened != null && opened.poolScope() == PoolScope.SOCKET_FACTORY;
    }

    private Finding poolFull() {
        return ended.found(
                FindingCode.IDLE_POOL_FULL,
                true,
                "the client closed it " + Phrases.time(ending.quiet()) + " after a complete response, with "
                        + Phrases.count(ending.idleBeside(), "other connection") + " to the origin idle");
    }

    private Finding clientIdleTimeout() {
        String where = closer == null ? "" : ", on thread " + closer.thread();
        return ended.found(
                FindingCode.CLIENT_IDLE_TIMEOUT,
                ended.isSpentOnOne(),
                "the client closed it after " + Phrases.time(ending.quiet()) + " of idleness" + where
                        + ended.sameTimeBefore(ending.close().originator(), ending.quiet()));
    }

    private Finding clientClosed() {
        String text = "its client object was closed or became garbage, " + Phrases.time(ending.quiet())
                + " after a complete response";
        if (ending.passedOver() > 0 && ending.exchanges() == 1) {
            return ended.found(
                    FindingCode.CLIENT_PER_REQUEST,
                    true,
                    text + "; meanwhile " + Phrases.count(ending.passedOver(), "other connection")
                            + " to the origin had been opened");
        }
        return ended.found(FindingCode.CLIENT_SAID_CLOSE, false, text);
    }

    /** Nothing but the application, as far as is known, wanted it. */
    private Finding ownAccord(LastExchange exchange) {
        if (closer == null) {
            return withoutStack(exchange);
        } else if (closer.caller() == null && ending.quiet() >= CloseFindings.SOON) {
            return clientIdleTimeout();
        }
        return ended.found(
                FindingCode.CLIENT_SAID_CLOSE,
                isAgain(),
                "the client closed it " + Phrases.time(ending.quiet())
                        + " after a complete response that left it fit for another request");
    }

    /** On the wire, or at the server's end. */
    private Finding withoutStack(LastExchange exchange) {
        if (ending.quiet() >= CloseFindings.SECOND) {
            return clientIdleTimeout();
        } else if (ending.close().reset()) {
            return reset(exchange);
        }
        Finding farewell = GoAwayDiagnosis.ofClient(ending);
        return farewell != null
                ? farewell
                : ended.unknown("the client closed it " + Phrases.time(ending.quiet())
                        + " after a complete response, without having said that it would");
    }

    /** A reset shows that something was left unread, or that the client throws its connections away: not which. */
    private Finding reset(LastExchange exchange) {
        String text = "the client reset it " + Phrases.time(ending.quiet()) + " after a complete response";
        if (exchange.bodySize() == 0) {
            return ended.found(FindingCode.CLIENT_SAID_CLOSE, isAgain(), text + " without body");
        }
        return ended.found(
                FindingCode.CLIENT_SAID_CLOSE,
                isAgain(),
                text + ": it had not read all of it, or discards connections so (SO_LINGER of 0)",
                isAgain() ? FindingCode.BODY_NOT_READ.advice() + " " + FindingCode.CLIENT_SAID_CLOSE.advice() : null);
    }

    private boolean isAgain() {
        return ended.isSpentOnOne() && ending.earlier() > 0;
    }

    private String failure() {
        String failure = closer == null ? null : closer.failure();
        return failure == null ? "" : " (" + failure + ")";
    }
}
