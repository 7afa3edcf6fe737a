package io.jsniff.http.h1;

import io.jsniff.bytes.ConnectionMemory;
import io.jsniff.connection.Direction;
import io.jsniff.http.HttpLimits;
import io.jsniff.http.MessageListener;
import io.jsniff.http.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * What the two readers of a connection share: who listens, which requests wait for their response, and whether this is still
 * HTTP/1.x.
 */
final class Http1State {
    final MessageListener listener;
    final HttpLimits limits;
    final ConnectionMemory memory;
    final KnownHeads heads;
    final PendingRequests pending;
    private Outcome outcome = Outcome.ONGOING;
    private boolean outOfStep;
    private @Nullable MessageReader unframedRequest;
    private @Nullable MessageReader unframedResponse;

    Http1State(MessageListener listener, HttpLimits limits, KnownHeads heads, ConnectionMemory memory) {
        this.memory = memory;
        this.listener = listener;
        this.limits = limits;
        this.heads = heads;
        this.pending = new PendingRequests(limits.pipelined());
    }

    /** Whether what follows is HTTP/1.x, and why not. */
    Outcome outcome() {
        return outcome;
    }

    /** Whether what follows is not HTTP/1.x. */
    boolean over() {
        return outcome.isFinal();
    }

    /** Whether no request waits for its response, and what comes next is the begin of a request. */
    boolean isAtRest() {
        return !over() && !outOfStep && pending.isEmpty();
    }

    void malformed(Direction direction, String reason) {
        outcome = Outcome.malformed(direction, reason);
    }

    /** A message goes on until the other end goes on: a response up to the next request, a request until it is answered. */
    void unframed(Direction direction, MessageReader reader) {
        if (direction == Direction.TO_DEST) {
            unframedRequest = reader;
        } else {
            unframedResponse = reader;
        }
    }

    /** A response is over. */
    void responseEnds() {
        MessageReader request = unframedRequest;
        if (request != null && pending.isEmpty()) {
            unframedRequest = null;
            request.endUnframed();
        }
    }

    private void endUnframedResponse() {
        MessageReader response = unframedResponse;
        if (response != null) {
            unframedResponse = null;
            response.endUnframed();
        }
    }

    /** The response that makes a tunnel of the connection is over. */
    void openTunnel() {
        outcome = Outcome.TUNNEL;
    }

    /** The connection has become HTTP/2. */
    void upgrade() {
        outcome = Outcome.HTTP2;
    }

    boolean isUpgraded() {
        return outcome.kind() == Outcome.Kind.HTTP2;
    }

    boolean isTunnel() {
        return outcome.kind() == Outcome.Kind.TUNNEL;
    }

    /** A message, or more than one, was lost in either direction. */
    void lostStep() {
        outOfStep = true;
    }

    /**
     * A request begins. If messages were lost before it, pairing in order would be wrong from here on: a request without a
     * response is then given up, unless its response is on its way.
     */
    void requestBegins(boolean responseInProgress, boolean responsesLost) {
        if ((outOfStep || responsesLost) && !responseInProgress) {
            outOfStep = false;
            if (!pending.isEmpty()) {
                pending.clear();
                listener.outOfStep();
            }
        }
        endUnframedResponse();
        pending.add();
    }
}
