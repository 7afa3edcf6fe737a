package io.jsniff.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.jsniff.bytes.Limits;
import io.jsniff.bytes.Limits.Part;
import io.jsniff.bytes.TextBuffer;
import io.jsniff.exchange.Retention;
import io.jsniff.reuse.Entry;
import io.jsniff.reuse.ReuseClass;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchTest {
    /** An entry is as many bytes as it has streams. */
    private static final class Lengths implements EntryRenderer {
        @Override
        public Retention needs() {
            return new Retention(Retention.Part.NONE, Retention.Part.NONE, 0, 0, false);
        }

        @Override
        public void render(Entry entry, TextBuffer out) {
            for (int i = 0; i < entry.streams(); i++) {
                out.put((byte) 'x');
            }
        }
    }

    private static final class Broken implements Sink {
        boolean mended;
        long taken;

        @Override
        public int write(byte[] bytes, int offset, int length) throws IOException {
            if (!mended) {
                throw new IOException("broken");
            }
            taken += length;
            return length;
        }

        @Override
        public void close() {}

        @Override
        public String name() {
            return "broken";
        }
    }

    private static Entry entry(int length) {
        return new Entry(Samples.unique().exchange(), ReuseClass.UNIQUE, true, 1, null, length);
    }

    @ParameterizedTest
    @ValueSource(longs = {64L << 20, 256L << 20})
    void linesOfAllLengthsStayWithinTheirShareWhileTheSinkFails(long heap) {
        int limit = (int) new Limits(heap).of(Part.RENDERED);
        int[] lengths = {100, 10_000, limit / 4, limit / 2 - 20_000, limit / 2 + 1, limit, 4 * limit, 100};
        WriterCounters counters = new WriterCounters(said -> {});
        Broken sink = new Broken();
        Batch batch = new Batch(new Lengths(), sink, counters, limit / 2);
        long empty = batch.heapBytes();
        long accepted = 0;
        long elements = 0;
        for (int round = 1; round <= 3; round++) {
            for (int length : lengths) {
                long errors = counters.renderingErrors();
                batch.add(entry(length), round);
                boolean kept = counters.renderingErrors() == errors;
                accepted += kept ? length : 0;
                elements += kept ? 1 : 0;
                assertThat(batch.heapBytes()).isLessThanOrEqualTo(limit);
            }
            batch.write(round);
        }
        assertThat(batch.heapBytes()).isGreaterThan(limit / 4);
        assertThat(counters.renderingErrors()).as("those that are too long").isGreaterThanOrEqualTo(9);
        assertThat(batch.elements()).isEqualTo((int) elements);
        sink.mended = true;
        batch.writeFinally(Long.MAX_VALUE / 2);
        assertThat(sink.taken).isEqualTo(accepted);
        assertThat(counters.written()).isEqualTo(elements);
        assertThat(batch.heapBytes()).as("when all is written").isLessThanOrEqualTo(Math.max(empty, 1 << 20));
    }
}
