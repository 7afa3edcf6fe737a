package io.jsniff.diagnosis;

import io.jsniff.connection.Connection;
import io.jsniff.connection.Library;
import io.jsniff.connection.Opener;
import io.jsniff.connection.Originator;
import io.jsniff.reuse.Ending;
import io.jsniff.reuse.LastExchange;
import io.jsniff.reuse.Neighbour;
import io.jsniff.reuse.Opening;
import io.jsniff.reuse.RequestMark;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Why one connection was opened. */
final class Start {
    private static final long SECOND = 1_000_000_000L;
    /** A connection that has been idle for so long was so when the client looked into its pool, whatever thread freed it. */
    private static final long SURELY_IDLE = SECOND / 5;
    /** A connection that ended so long ago might have been used again had it lived. */
    private static final long RECENT = 60 * SECOND;

    private static final long RETRY_SOON = 2 * SECOND;
    private static final int FIRST_ERROR = 400;

    private final Connection connection;
    private final Opening opening;
    private final @Nullable Opener opener;

    Start(Connection connection, Opening opening) {
        this.connection = connection;
        this.opening = opening;
        this.opener = connection.opener();
    }

    Finding finding() {
        if (opening.earlier() == 0) {
            return found(Code.FIRST, false, first());
        }
        Ending before = opening.before();
        if (before != null && isRetry(before)) {
            return retry(before);
        }
        Finding open = besideOpenOnes();
        if (open != null) {
            return open;
        }
        return before == null ? unknown("no other connection to this origin was open") : afterEnd(before);
    }

    private String first() {
        Library library = opener == null ? null : opener.library();
        return library == null
                ? "the first connection to this origin"
                : "the first connection of " + library.text() + " to this origin";
    }

    private @Nullable Finding besideOpenOnes() {
        Neighbour idle = surelyIdle();
        if (idle != null) {
            return passedOver(idle);
        } else if (opening.elsewhere() != null) {
            return addressChanged(opening.elsewhere());
        }
        Neighbour left = leftUnread();
        if (left != null) {
            return leaked(left);
        }
        return connection.idle() + connection.busy() > 0 ? concurrency() : null;
    }

    // ---- an idle one was there

    /** The latest connection that was idle when the client looked for one, beyond doubt. */
    private @Nullable Neighbour surelyIdle() {
        for (Neighbour idle : opening.idle()) {
            if (!idle.dying() && (sameThread(idle) || idleFor(idle) >= SURELY_IDLE || inOtherPool(idle))) {
                return idle;
            }
        }
        return null;
    }

    /** Then it does not matter since when it is idle; but a client whose own pool is in use is not one for a single request. */
    private boolean inOtherPool(Neighbour other) {
        String own = opener == null ? null : opener.client();
        String others = clientOf(other);
        return own != null
                && others != null
                && !own.equals(others)
                && !isIn(opening.busy(), own)
                && !isIn(opening.idle(), own);
    }

    private static boolean isIn(List<Neighbour> neighbours, String client) {
        return neighbours.stream().anyMatch(neighbour -> client.equals(clientOf(neighbour)));
    }

    private static @Nullable String clientOf(Neighbour neighbour) {
        Opener opener = neighbour.opener();
        return opener == null ? null : opener.client();
    }

    private boolean sameThread(Neighbour other) {
        return opener != null && other.threadId() == opener.threadId() && other.exchanges() > 0;
    }

    private long idleFor(Neighbour other) {
        return connection.openedAt() - other.since();
    }

    private Finding passedOver(Neighbour idle) {
        Opener present = opener;
        Opener other = idle.opener();
        if (present == null || other == null) {
            return unknown(seen(idle));
        } else if (present.client() != null && other.client() != null) {
            return byIdentity(idle, present, other);
        } else if (present.library() == Library.HTTPS_URL_CONNECTION && other.library() == present.library()) {
            return found(
                    Code.DIFFERENT_TLS_CONTEXT, true, seen(idle) + ", in the one pool that HttpsURLConnection has");
        } else if (present.library() == Library.HTTP_URL_CONNECTION && other.library() == present.library()) {
            return notRead(idle);
        }
        return byCaller(idle, present, other);
    }

    private Finding byIdentity(Neighbour idle, Opener present, Opener other) {
        if (Objects.equals(present.client(), other.client())) {
            return unknown(seen(idle) + ", in the pool of the same " + present.client());
        } else if (!Objects.equals(present.caller(), other.caller())) {
            return found(
                    Code.FIRST,
                    false,
                    "the first connection of " + present.client() + "; " + seen(idle) + ", in the pool of "
                            + other.client() + ", opened at " + other.caller());
        }
        return found(
                Code.CLIENT_PER_REQUEST,
                true,
                seen(idle) + ", but in the pool of " + other.client() + ", not of " + present.client()
                        + ", both opened at the same line");
    }

    private Finding byCaller(Neighbour idle, Opener present, Opener other) {
        if (present.caller() != null
                && present.library() == other.library()
                && Objects.equals(present.caller(), other.caller())) {
            return found(Code.CLIENT_PER_REQUEST, true, seen(idle) + ", opened at the same line");
        }
        return unknown(seen(idle) + ", opened at " + other.caller());
    }

    private Finding notRead(Neighbour idle) {
        if (idle.bodySize() == 0 || !sameThread(idle)) {
            return unknown(seen(idle));
        }
        boolean error = idle.status() >= FIRST_ERROR;
        String text = seen(idle) + ", but its response" + (error ? " with status " + idle.status() : "") + " of "
                + Say.count(idle.bodySize(), "byte") + " was not read to its end, so the pool does not have it";
        String advice = error
                ? "Read the error stream (getErrorStream) to its end: an error response holds its connection like any other."
                : Code.BODY_NOT_READ.advice();
        return new Finding(Code.BODY_NOT_READ, true, text, caller(), null, advice);
    }

    private String seen(Neighbour idle) {
        int others = connection.idle() - 1;
        return "connection " + idle.id() + " to the same origin had been idle for " + Say.time(idleFor(idle))
                + (others > 0 ? " (and " + Say.count(others, "other") + ")" : "");
    }

    private Finding addressChanged(Neighbour idle) {
        return found(
                Code.ADDRESS_CHANGED,
                true,
                "connection " + idle.id() + " to " + connection.host() + " was idle, but at " + idle.dest()
                        + "; this one leads to " + connection.dest());
    }

    // ---- busy ones were there

    /** A connection whose response the same thread has left: that thread waits for no other. */
    private @Nullable Neighbour leftUnread() {
        if (opener != null && opener.library() != null && opener.library().blocks()) {
            for (Neighbour busy : opening.busy()) {
                if (sameThread(busy)) {
                    return busy;
                }
            }
        }
        return null;
    }

    private Finding leaked(Neighbour busy) {
        return found(
                Code.RESPONSE_LEAKED,
                true,
                "connection " + busy.id() + " still holds a response that thread " + busy.thread() + " asked for "
                        + Say.time(idleFor(busy)) + " before, and left without reading it to its end");
    }

    private Finding concurrency() {
        int idle = connection.idle();
        if (connection.busy() == 0) {
            return found(
                    Code.CONCURRENCY,
                    false,
                    "of the " + Say.count(idle, "connection")
                            + " open to this origin, none had been idle for longer than a moment");
        }
        String text = "of the " + Say.count(connection.busy() + idle, "connection") + " open to this origin, "
                + connection.busy() + " had a request under way"
                + (idle == 0 ? "" : ", and the others had been idle for a moment only");
        return found(Code.CONCURRENCY, false, text);
    }

    // ---- none was open any more

    private boolean isRetry(Ending before) {
        LastExchange last = before.last();
        RequestMark first = opening.first();
        return last != null
                && first != null
                && !last.answered()
                && before.close().originator() == Originator.SERVER
                && first.looksLike(last.request())
                && connection.openedAt() - before.close().time() < RETRY_SOON;
    }

    private Finding retry(Ending before) {
        return found(
                Code.HIDDEN_RETRY,
                false,
                "the client sent the request again by itself, after connection "
                        + before.connection().id() + " had ended without an answer to it");
    }

    private Finding afterEnd(Ending before) {
        Closing closing = new Closing(before);
        Finding end = closing.finding();
        long ago = connection.openedAt() - before.close().time();
        boolean counts = end.code() != Code.UNKNOWN && !closing.isUsual();
        boolean fault = counts && (end.fault() || ago < RECENT);
        return new Finding(
                end.code(),
                fault,
                "none was open: of connection " + before.connection().id() + ", which ended "
                        + Say.time(Math.max(0, ago)) + " before, " + end.text(),
                caller(),
                end.closer(),
                fault ? end.code().advice() : null);
    }

    private Finding unknown(String text) {
        return found(Code.UNKNOWN, false, text);
    }

    private Finding found(Code code, boolean fault, String text) {
        return new Finding(code, fault, text, caller(), null, fault ? code.advice() : null);
    }

    private @Nullable String caller() {
        return opener == null ? null : opener.caller();
    }
}
