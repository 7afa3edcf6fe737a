package io.jsniff.exchange;

import io.jsniff.bytes.ConnectionMemory;
import io.jsniff.connection.Connection;
import io.jsniff.connection.Direction;
import io.jsniff.http.Completion;
import io.jsniff.http.Head;
import io.jsniff.http.HttpLimits;
import io.jsniff.http.MessageListener;
import io.jsniff.http.Persistence;
import io.jsniff.http.Protocol;
import io.jsniff.http.Shortfall;
import io.jsniff.http.h2.MultiplexListener;
import io.jsniff.http.h2.StreamListener;
import org.jspecify.annotations.Nullable;

/**
 * Pairs the messages of one connection into exchanges: in order, or by stream where the protocol has streams. A response may
 * begin before its request is complete (an early response); an exchange is over when both are. A response without a request,
 * as after a pick-up in the middle, belongs to no exchange and is counted. Of requests that go on and on without a response the
 * oldest is reported as it is, and its response, should it come after all, belongs to no exchange.
 */
public final class ExchangeAssembler implements MessageListener, MultiplexListener {
    /** A ClientHello stands in the first TLS records of a connection; with post-quantum key shares it takes some 2 KiB. */
    private static final int CLIENT_HELLO_LIMIT = 16 * 1024;

    /** Requests without a response that are remembered one by one. */
    private static final int MAX_OPEN = HttpLimits.STANDARD.pipelined();

    private Connection connection;
    private final Retention retention;
    private final ExchangeListener listener;
    private final ConnectionMemory memory;
    private @Nullable MessageBuilder request;
    private @Nullable MessageBuilder response;
    private Protocol protocol = Protocol.OTHER;
    private int number;
    private int open;
    private int givenUp;
    private int orphans;
    private long tunnelBytes;
    private @Nullable String unframed;
    private boolean requestOpen;
    private long lastTime;
    private @Nullable OpenExchange oldest;
    private @Nullable OpenExchange latest;

    /** One whose connection may hold as much as it likes. */
    public ExchangeAssembler(Connection connection, Retention retention, ExchangeListener listener) {
        this(connection, retention, listener, ConnectionMemory.unbounded());
    }

    /** @param memory what the connection may hold; exchanges give back theirs to it when they are reported */
    public ExchangeAssembler(
            Connection connection, Retention retention, ExchangeListener listener, ConnectionMemory memory) {
        this.memory = memory;
        this.connection = connection;
        this.retention = retention;
        this.listener = listener;
    }

    /** Says what the connection speaks from here on. */
    public void protocol(Protocol spoken) {
        protocol = spoken;
    }

    /** More is known of the connection: exchanges that are reported from here on say so. */
    public void connection(Connection known) {
        connection = known;
    }

    /** How many requests have begun. */
    public int exchanges() {
        return number;
    }

    /** How many responses came without a request. */
    public int orphans() {
        return orphans;
    }

    @Override
    public void started(Direction direction, long time) {
        lastTime = time;
        builder(direction).start(time);
        if (direction == Direction.TO_SOURCE) {
            return;
        }
        requestOpen = true;
        enqueue(begun());
        listener.started(number, time);
        if (open > MAX_OPEN && oldest != null) {
            giveUp(oldest);
        }
    }

    /** Its response, should it come, is an orphan. */
    private void giveUp(OpenExchange exchange) {
        givenUp++;
        reportOldest(exchange);
    }

    /** Where memory is used up, one that is pipelined takes the place of the oldest. */
    private OpenExchange begun() {
        if (!memory.heads().take(OpenExchange.HEAP_BYTES)) {
            if (oldest != null && open > 1) {
                giveUp(oldest);
            }
            memory.heads().takeAnyway(OpenExchange.HEAP_BYTES);
        }
        return new OpenExchange(++number);
    }

    private void enqueue(OpenExchange exchange) {
        if (latest == null) {
            oldest = exchange;
        } else {
            latest.next = exchange;
        }
        latest = exchange;
        open++;
    }

    @Override
    public void head(Direction direction, int status, byte[] array, int offset, int length) {
        builder(direction).head(retention.head(direction), array, offset, length);
        status(direction, status);
    }

    @Override
    public void head(Direction direction, int status, Head head) {
        builder(direction).head(retention.head(direction), head);
        status(direction, status);
    }

    private void status(Direction direction, int status) {
        if (direction == Direction.TO_SOURCE && givenUp == 0 && oldest != null) {
            oldest.status(status);
        }
    }

    @Override
    public void persistence(Direction direction, Persistence said) {
        builder(direction).persistence(said);
    }

    @Override
    public void lacks(Direction direction, Shortfall missing) {
        builder(direction).lacks(missing);
    }

    @Override
    public void interim(int status) {
        if (givenUp == 0 && oldest != null) {
            oldest.interim(status);
        }
    }

    @Override
    public boolean wantsBody(Direction direction) {
        int limit = bodyLimit(direction);
        return limit > 0 && builder(direction).room(limit) > 0;
    }

    private int bodyLimit(Direction direction) {
        boolean hello = direction == Direction.TO_DEST && number == 1 && protocol == Protocol.TLS;
        int asked = retention.body(direction);
        return hello && retention.clientHello() ? Math.max(asked, CLIENT_HELLO_LIMIT) : asked;
    }

    @Override
    public void body(Direction direction, byte[] array, int offset, int length) {
        int limit = bodyLimit(direction);
        if (limit > 0) {
            builder(direction).body(limit, array, offset, length);
        }
    }

    private MessageBuilder builder(Direction direction) {
        return direction == Direction.TO_DEST ? requestBuilder() : responseBuilder();
    }

    private MessageBuilder requestBuilder() {
        MessageBuilder builder = request == null ? new MessageBuilder(memory) : request;
        request = builder;
        return builder;
    }

    private MessageBuilder responseBuilder() {
        MessageBuilder builder = response == null ? new MessageBuilder(memory) : response;
        response = builder;
        return builder;
    }

    /** The dissector is between messages: gives back what is only needed within one. */
    public void rest() {
        request = null;
        response = null;
    }

    @Override
    public void finished(Direction direction, long size, long time, Completion completion) {
        lastTime = time;
        if (direction == Direction.TO_DEST) {
            finishRequest(size, time, completion);
        } else {
            finishResponse(size, time, completion);
        }
        reportFinished();
    }

    private void finishRequest(long size, long time, Completion completion) {
        requestOpen = false;
        if (latest != null) {
            latest.requestFinished(requestBuilder().finish(size, time, completion));
        }
    }

    private void finishResponse(long size, long time, Completion completion) {
        OpenExchange answered = oldest;
        while (answered != null && answered.hasResponse()) {
            answered = answered.next;
        }
        Message message = responseBuilder().finish(size, time, completion);
        if (givenUp > 0) {
            givenUp--;
            orphans++;
        } else if (answered == null) {
            orphans++;
            message.giveBack(memory);
        } else {
            answered.responseFinished(message);
        }
    }

    private void reportFinished() {
        while (oldest != null && oldest.hasRequest() && oldest.hasResponse()) {
            reportOldest(oldest);
        }
    }

    private void reportOldest(OpenExchange exchange) {
        dropOldest(exchange);
        listener.finished(exchange.toExchange(connection, exchange.protocol(protocol), 0));
    }

    private void dropOldest(OpenExchange exchange) {
        oldest = exchange.next;
        latest = oldest == null ? null : latest;
        open--;
    }

    /** The requests that wait get no response: each is reported as it is, the one that is still on its way later. */
    @Override
    public void outOfStep() {
        givenUp = 0;
        while (oldest != null && oldest.hasRequest()) {
            reportOldest(oldest);
        }
    }

    /** Nothing more can come: what is open is reported as it is. The dissector has finished the open messages before. */
    public void end() {
        if (requestOpen) {
            finishRequest(0, lastTime, Completion.CUT);
        }
        while (oldest != null) {
            reportOldest(oldest);
        }
    }

    /** What flowed through tunnels within the connection. */
    public long tunnelBytes() {
        return tunnelBytes;
    }

    @Override
    public StreamListener opened(int stream, long time) {
        OpenExchange exchange = begun();
        listener.started(number, time);
        return stream(exchange, stream);
    }

    private StreamListener stream(OpenExchange exchange, int stream) {
        return new StreamExchange(this, retention, exchange, stream, memory);
    }

    void streamClosed(OpenExchange exchange, int stream) {
        listener.finished(exchange.toExchange(connection, Protocol.HTTP2, stream));
    }

    /** The exchange that waits for its response goes on as stream 1 of HTTP/2; {@code null} if its request was not seen. */
    public @Nullable StreamListener takeUpgraded() {
        OpenExchange exchange = oldest;
        if (givenUp > 0 || exchange == null || !exchange.hasRequest()) {
            return null;
        }
        dropOldest(exchange);
        return stream(exchange, 1);
    }

    @Override
    public void orphan() {
        orphans++;
    }

    @Override
    public void tunnelBytes(long length) {
        tunnelBytes += length;
    }

    @Override
    public void unframed(Direction direction, String reason) {
        unframed = unframed == null ? reason : unframed;
    }

    /** What was wrong with the framing of its first message that had wrong framing; {@code null} if there was none. */
    public @Nullable String unframed() {
        return unframed;
    }
}
