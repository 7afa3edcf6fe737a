package io.jsniff.exchange;

import io.jsniff.bytes.ConnectionMemory;
import io.jsniff.connection.Direction;
import io.jsniff.exchange.Retention.Part;
import io.jsniff.http.Completion;
import io.jsniff.http.Shortfall;
import io.jsniff.http.h2.StreamListener;
import io.jsniff.http.h2.StreamReset;

/** The exchange of one stream of HTTP/2. Others go on beside it, so that each has builders of its own. */
final class StreamExchange implements StreamListener {
    private final ExchangeAssembler assembler;
    private final Retention retention;
    private final OpenExchange exchange;
    private final int stream;
    private final MessageBuilder request;
    private final MessageBuilder response;

    StreamExchange(
            ExchangeAssembler assembler,
            Retention retention,
            OpenExchange exchange,
            int stream,
            ConnectionMemory memory) {
        this.request = new MessageBuilder(memory);
        this.response = new MessageBuilder(memory);
        this.assembler = assembler;
        this.retention = retention;
        this.exchange = exchange;
        this.stream = stream;
    }

    @Override
    public void started(Direction direction, long time) {
        builder(direction).start(time);
    }

    @Override
    public void lacks(Direction direction, Shortfall missing) {
        builder(direction).lacks(missing);
    }

    @Override
    public void head(Direction direction, int status, byte[] array, int offset, int length) {
        builder(direction).head(retention.head(direction), array, offset, length);
        if (direction == Direction.TO_SOURCE) {
            exchange.status(status);
        }
    }

    @Override
    public void interim(int status) {
        exchange.interim(status);
    }

    @Override
    public boolean wantsBody(Direction direction) {
        int limit = retention.body(direction);
        return limit > 0 && builder(direction).room(limit) > 0;
    }

    @Override
    public void body(Direction direction, byte[] array, int offset, int length) {
        builder(direction).body(retention.body(direction), array, offset, length);
    }

    @Override
    public void trailers(Direction direction, byte[] array, int offset, int length) {
        if (retention.head(direction) == Part.ALL) {
            builder(direction).trailers(array, offset, length);
        }
    }

    @Override
    public void finished(Direction direction, long size, long time, Completion completion) {
        Message message = builder(direction).finish(size, time, completion);
        if (direction == Direction.TO_DEST) {
            exchange.requestFinished(message);
        } else {
            exchange.responseFinished(message);
        }
    }

    @Override
    public void reset(StreamReset reset) {
        exchange.reset(reset);
    }

    @Override
    public void closed() {
        assembler.streamClosed(exchange, stream);
    }

    private MessageBuilder builder(Direction direction) {
        return direction == Direction.TO_DEST ? request : response;
    }
}
