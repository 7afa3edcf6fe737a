package io.jsniff.diagnosis;

import io.jsniff.connection.Connection;
import io.jsniff.connection.Opener;
import io.jsniff.connection.Originator;
import io.jsniff.library.ClientLibraries;
import io.jsniff.library.ClientLibrary;
import io.jsniff.library.PoolScope;
import io.jsniff.reuse.CloseEvidence;
import io.jsniff.reuse.LastExchange;
import io.jsniff.reuse.OpenEvidence;
import io.jsniff.reuse.RequestFingerprint;
import io.jsniff.reuse.SiblingConnection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Why one connection was opened. */
final class OpenDiagnosis {
    private static final long SECOND = 1_000_000_000L;
    /** A connection that has been idle for so long was so when the client looked into its pool, no matter what thread freed it. */
    private static final long SURELY_IDLE = SECOND / 5;
    /** A connection that ended so long ago might have been used again had it lived. */
    private static final long RECENT = 60 * SECOND;

    private static final long RETRY_SOON = 2 * SECOND;
    private static final int FIRST_ERROR = 400;
    /** So many clients of a single request make the next one suspicious, wherever it is used. */
    private static final int SEVERAL = 2;

    private final Connection connection;
    private final OpenEvidence opening;
    private final int exchanges;
    private final @Nullable Opener opener;
    private final @Nullable ClientLibrary library;

    /** @param exchanges how many requests the connection has carried so far */
    OpenDiagnosis(Connection connection, OpenEvidence opening, int exchanges) {
        this.connection = connection;
        this.opening = opening;
        this.exchanges = exchanges;
        this.opener = connection.opener();
        this.library = opener == null ? null : ClientLibraries.named(opener.library());
    }

    Finding finding() {
        if (opening.earlier() == 0) {
            return found(FindingCode.FIRST, false, first());
        }
        CloseEvidence before = opening.before();
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
        return library == null
                ? "the first connection to this origin"
                : "the first connection of " + library.name() + " to this origin";
    }

    private @Nullable Finding besideOpenOnes() {
        SiblingConnection idle = surelyIdle();
        if (idle != null) {
            return passedOver(idle);
        } else if (opening.elsewhere() != null) {
            return addressChanged(opening.elsewhere());
        }
        SiblingConnection left = leftUnread();
        if (left != null) {
            return leaked(left);
        }
        return connection.idle() + connection.busy() > 0 ? concurrency() : null;
    }

    // ---- an idle one was there

    /** The latest connection that was idle when the client looked for one, beyond doubt. */
    private @Nullable SiblingConnection surelyIdle() {
        boolean ownPool = isAnyOfSameClient(opening.busy()) || isAnyOfSameClient(opening.idle());
        for (SiblingConnection idle : opening.idle()) {
            if (!idle.dying() && (isOfOtherClient(idle) ? !ownPool : isSurelyIdle(idle))) {
                return idle;
            }
        }
        return null;
    }

    private boolean isSurelyIdle(SiblingConnection idle) {
        return sameThread(idle) || idleFor(idle) >= SURELY_IDLE;
    }

    private boolean isAnyOfSameClient(List<SiblingConnection> neighbours) {
        String own = client();
        return own != null && neighbours.stream().anyMatch(neighbour -> own.equals(clientOf(neighbour.opener())));
    }

    /** Then it does not matter since when it is idle: it is in another pool. */
    private boolean isOfOtherClient(SiblingConnection other) {
        String others = clientOf(other.opener());
        return others != null && client() != null && !others.equals(client());
    }

    private @Nullable String client() {
        return clientOf(opener);
    }

    private static @Nullable String clientOf(@Nullable Opener opener) {
        return opener == null ? null : opener.client();
    }

    private boolean sameThread(SiblingConnection other) {
        return opener != null && other.threadId() == opener.threadId() && other.exchanges() > 0;
    }

    private long idleFor(SiblingConnection other) {
        return connection.openedAt() - other.since();
    }

    private Finding passedOver(SiblingConnection idle) {
        Opener present = opener;
        Opener other = idle.opener();
        if (present == null || other == null) {
            return unknown(seen(idle));
        } else if (isOfOtherClient(idle)) {
            return inOtherPool(idle, present, other);
        }
        boolean sameLibrary = Objects.equals(present.library(), other.library());
        if (sameLibrary && library != null && library.poolScope() != PoolScope.CLIENT) {
            return inOnePool(idle, library);
        } else if (present.client() != null && other.client() != null) {
            return unknown(seen(idle) + ", in the pool of the same " + Phrases.object(present.client()));
        }
        return sameLibrary && sameLine(other)
                ? found(FindingCode.CLIENT_PER_REQUEST, true, seen(idle) + ", opened at the same line")
                : unknown(seen(idle) + ", opened at " + other.caller());
    }

    private Finding inOnePool(SiblingConnection idle, ClientLibrary known) {
        return known.poolScope() == PoolScope.SOCKET_FACTORY && client() == null
                ? found(
                        FindingCode.DIFFERENT_TLS_CONTEXT,
                        true,
                        seen(idle) + ", in the one pool that " + known.name() + " has")
                : notRead(idle, known);
    }

    private Finding inOtherPool(SiblingConnection idle, Opener present, Opener other) {
        String pools = ", but in the pool of " + Phrases.object(other.client()) + ", not of "
                + Phrases.object(present.client());
        if (library != null && library.poolScope() == PoolScope.SOCKET_FACTORY) {
            return found(
                    FindingCode.DIFFERENT_TLS_CONTEXT,
                    exchanges <= 1,
                    seen(idle) + ", but made by " + Phrases.object(other.client()) + ", and this one by "
                            + Phrases.object(present.client()));
        } else if (exchanges <= 1 && idle.exchanges() == 1 && sameLine(other)) {
            return found(FindingCode.CLIENT_PER_REQUEST, true, seen(idle) + pools + ", both used at the same line");
        }
        long spent = spentBeside();
        if (exchanges <= 1 && spent >= SEVERAL) {
            return found(
                    FindingCode.CLIENT_PER_REQUEST,
                    true,
                    seen(idle) + pools + "; " + spent + " clients before it have sent one request each");
        }
        return found(
                FindingCode.FIRST,
                false,
                "the first connection of " + Phrases.object(present.client()) + "; " + seen(idle) + pools);
    }

    private boolean sameLine(Opener other) {
        String caller = caller();
        return caller != null && caller.equals(other.caller());
    }

    /** How many other clients, of those that are remembered, have a connection that carried one request and is idle. */
    private long spentBeside() {
        return opening.idle().stream()
                .filter(idle -> idle.exchanges() == 1 && isOfOtherClient(idle))
                .map(idle -> clientOf(idle.opener()))
                .distinct()
                .count();
    }

    private Finding notRead(SiblingConnection idle, ClientLibrary known) {
        if (idle.bodySize() == 0 || !sameThread(idle)) {
            return unknown(seen(idle));
        }
        boolean error = idle.status() >= FIRST_ERROR;
        String text = seen(idle) + ", but its response" + (error ? " with status " + idle.status() : "") + " of "
                + Phrases.count(idle.bodySize(), "byte") + " was not read to its end, so the pool does not have it";
        String errorBody = error ? known.errorBody() : null;
        String advice = errorBody == null ? FindingCode.BODY_NOT_READ.advice() : errorBody;
        return new Finding(FindingCode.BODY_NOT_READ, true, text, caller(), null, advice);
    }

    private String seen(SiblingConnection idle) {
        int others = connection.idle() - 1;
        return "connection " + idle.id() + " to the same origin had been idle for " + Phrases.time(idleFor(idle))
                + (others > 0 ? " (and " + Phrases.count(others, "other") + ")" : "");
    }

    private Finding addressChanged(SiblingConnection idle) {
        return found(
                FindingCode.ADDRESS_CHANGED,
                true,
                "connection " + idle.id() + " to " + connection.host() + " was idle, but at " + idle.dest()
                        + "; this one leads to " + connection.dest());
    }

    // ---- busy ones were there

    /** A connection whose response the same thread has left: that thread waits for no other. */
    private @Nullable SiblingConnection leftUnread() {
        if (library != null && library.isBlocking()) {
            for (SiblingConnection busy : opening.busy()) {
                if (sameThread(busy)) {
                    return busy;
                }
            }
        }
        return null;
    }

    private Finding leaked(SiblingConnection busy) {
        return found(
                FindingCode.RESPONSE_LEAKED,
                true,
                "connection " + busy.id() + " still holds a response that thread " + busy.thread() + " asked for "
                        + Phrases.time(idleFor(busy)) + " before, and left without reading it to its end");
    }

    private Finding concurrency() {
        int idle = connection.idle();
        if (connection.busy() == 0) {
            return found(
                    FindingCode.CONCURRENCY,
                    false,
                    "of the " + Phrases.count(idle, "connection")
                            + " open to this origin, none had been idle for longer than a moment");
        }
        String text = "of the " + Phrases.count(connection.busy() + idle, "connection") + " open to this origin, "
                + connection.busy() + " had a request under way"
                + (idle == 0 ? "" : ", and the others had been idle for a moment only");
        return found(FindingCode.CONCURRENCY, false, text);
    }

    // ---- none was open any more

    private boolean isRetry(CloseEvidence before) {
        LastExchange last = before.last();
        RequestFingerprint first = opening.first();
        return last != null
                && first != null
                && !last.answered()
                && before.close().originator() == Originator.SERVER
                && first.looksLike(last.request())
                && connection.openedAt() - before.close().time() < RETRY_SOON;
    }

    private Finding retry(CloseEvidence before) {
        return found(
                FindingCode.HIDDEN_RETRY,
                false,
                "the client sent the request again by itself, after connection "
                        + before.connection().id() + " had ended without an answer to it");
    }

    private Finding afterEnd(CloseEvidence before) {
        CloseDiagnosis closing = new CloseDiagnosis(before);
        long ago = connection.openedAt() - before.close().time();
        if (closing.isOfSpentClient() && ago < RECENT && isOfOtherClient(before)) {
            return afterOtherClient(before, Phrases.time(Math.max(0, ago)));
        }
        Finding end = closing.finding();
        boolean counts = end.code() != FindingCode.UNKNOWN && !closing.isUsual() && !closing.isOfLimit(end);
        boolean fault = counts && (end.fault() || ago < RECENT);
        return new Finding(
                end.code(),
                fault,
                "none was open: of connection " + before.connection().id() + ", which ended "
                        + Phrases.time(Math.max(0, ago)) + " before, " + end.text(),
                caller(),
                end.closer(),
                fault ? advice(end.code()) : null);
    }

    private Finding afterOtherClient(CloseEvidence before, String ago) {
        Opener other = Objects.requireNonNull(before.connection().opener());
        long spent = opening.spent();
        boolean fault = exchanges <= 1 && (sameLine(other) || spent >= SEVERAL);
        String text = "none was open: connection " + before.connection().id() + " went " + ago + " before with "
                + Phrases.object(other.client()) + ", which had sent one request; this one is of "
                + Phrases.object(client())
                + (sameLine(other)
                        ? ", both used at the same line"
                        : spent >= SEVERAL ? ", and " + spent + " clients before it went like that" : "");
        return found(fault ? FindingCode.CLIENT_PER_REQUEST : FindingCode.FIRST, fault, text);
    }

    private boolean isOfOtherClient(CloseEvidence before) {
        String others = clientOf(before.connection().opener());
        return others != null && client() != null && !others.equals(client());
    }

    private Finding unknown(String text) {
        return found(FindingCode.UNKNOWN, false, text);
    }

    private Finding found(FindingCode code, boolean fault, String text) {
        return new Finding(code, fault, text, caller(), null, fault ? advice(code) : null);
    }

    private @Nullable String advice(FindingCode code) {
        return Advice.against(code, opener == null ? null : opener.library());
    }

    private @Nullable String caller() {
        return opener == null ? null : opener.caller();
    }
}
