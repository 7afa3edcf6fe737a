package io.jsniff.pipeline;

import io.jsniff.connection.Direction;
import io.jsniff.http.Dissector;

/** What flows through a tunnel and is not HTTP: counted, never looked at. */
record OpaqueDissector(PipelineCounters counters) implements Dissector {
    @Override
    public long skippable(Direction direction) {
        return Long.MAX_VALUE;
    }

    @Override
    public int feed(Direction direction, byte[] array, int offset, int length, long time) {
        counters.unknown(length);
        return length;
    }

    @Override
    public void skipped(Direction direction, long length, long time) {
        counters.unknown(length);
    }

    @Override
    public void gap(Direction direction, long length, long time) {}

    @Override
    public void ended(Direction direction, long time) {}
}
