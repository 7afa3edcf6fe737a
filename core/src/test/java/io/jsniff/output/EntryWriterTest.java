package io.jsniff.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.jsniff.bytes.TextBuffer;
import io.jsniff.connection.Close;
import io.jsniff.connection.Connection;
import io.jsniff.exchange.Retention;
import io.jsniff.exchange.Retention.Part;
import io.jsniff.output.EntryWriter.WhenFull;
import io.jsniff.reuse.Entry;
import io.jsniff.reuse.Evidence;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class EntryWriterTest {
    private static final long SECOND = 1_000_000_000L;
    private static final int CAPACITY = 8;

    private final Memory sink = new Memory();
    private final List<String> said = new ArrayList<>();
    private int ticks;

    /** Keeps each write as one text; may be told to take less, or to fail. */
    private static final class Memory implements Sink {
        final List<String> writes = new ArrayList<>();
        long room = Long.MAX_VALUE;
        int takes = Integer.MAX_VALUE;
        boolean broken;
        boolean closed;

        @Override
        public int write(byte[] bytes, int offset, int length) throws IOException {
            if (broken) {
                throw new IOException("broken");
            }
            int taken = Math.min(takes, length);
            writes.add(new String(bytes, offset, taken, StandardCharsets.ISO_8859_1));
            return taken;
        }

        @Override
        public long room() {
            return room;
        }

        @Override
        public void close() {
            closed = true;
        }

        @Override
        public String name() {
            return "memory";
        }
    }

    /** An entry is its stream count. */
    private static final class Numbers implements EntryRenderer {
        @Override
        public Retention needs() {
            return new Retention(Part.NONE, Part.NONE, 0, 0, false);
        }

        @Override
        public void render(Entry entry, TextBuffer out) {
            out.decimal(entry.streams());
            if (entry.streams() < 0) {
                throw new IllegalStateException("negative");
            }
            out.put('\n');
        }

        @Override
        public boolean rendersConnections() {
            return true;
        }

        @Override
        public void renderOpened(Connection connection, TextBuffer out) {
            out.put('(');
        }

        @Override
        public void renderClosed(Connection connection, Close close, int exchanges, Evidence evidence, TextBuffer out) {
            out.put(')');
        }
    }

    private EntryWriter writer(WhenFull whenFull) {
        return new EntryWriter(new Numbers(), sink, whenFull, () -> ticks++, new EntryQueue(CAPACITY, 100), said::add);
    }

    private static Entry entry(int number) {
        Entry sample = Samples.empty();
        return new Entry(sample.exchange(), sample.reuse(), true, sample.until(), null, number);
    }

    private static void report(EntryWriter writer, int from, int to) {
        for (int i = from; i <= to; i++) {
            writer.entry(entry(i));
        }
    }

    @Test
    void whatWaitsIsWrittenAtOnce() {
        EntryWriter writer = writer(WhenFull.DROP);
        writer.opened(Samples.connection());
        report(writer, 1, 3);
        writer.closed(Samples.connection(), Samples.closed(io.jsniff.connection.Originator.CLIENT), 3, Evidence.NONE);
        assertThat(writer.poll(0)).isTrue();
        assertThat(writer.poll(0)).isFalse();
        assertThat(sink.writes).containsExactly("(1\n2\n3\n)");
        assertThat(writer.counters().written()).isEqualTo(5);
    }

    @Test
    void whatFindsNoRoomIsDroppedAndCounted() {
        EntryWriter writer = writer(WhenFull.DROP);
        report(writer, 1, 10);
        writer.poll(0);
        report(writer, 11, 11);
        writer.poll(0);
        assertThat(String.join("", sink.writes)).isEqualTo("1\n2\n3\n4\n5\n6\n7\n8\n11\n");
        assertThat(writer.counters().dropped()).isEqualTo(2);
    }

    @Test
    void bodiesThatWaitAreBounded() {
        EntryWriter writer = writer(WhenFull.DROP);
        for (int i = 0; i < 3; i++) {
            writer.entry(Samples.unique(Samples.exchange(Samples.run(new byte[40]), null)));
        }
        assertThat(writer.counters().dropped()).isEqualTo(1);
        writer.poll(0);
        writer.entry(Samples.unique(Samples.exchange(Samples.run(new byte[100]), null)));
        assertThat(writer.counters().dropped()).isEqualTo(1);
    }

    @Test
    void sinkWithoutRoomGetsEveryEntryByItself() {
        sink.room = 0;
        EntryWriter writer = writer(WhenFull.DROP);
        report(writer, 1, 3);
        writer.poll(0);
        assertThat(sink.writes).containsExactly("1\n", "2\n", "3\n");
    }

    @Test
    void entriesAreCollectedUpToTheRoomOfTheSink() {
        sink.room = 5;
        EntryWriter writer = writer(WhenFull.DROP);
        report(writer, 1, 5);
        writer.poll(0);
        assertThat(sink.writes).containsExactly("1\n2\n", "3\n4\n", "5\n");
    }

    @Test
    void failingSinkIsTriedAgainAndNothingIsLostMeanwhile() {
        EntryWriter writer = writer(WhenFull.DROP);
        sink.broken = true;
        report(writer, 1, 2);
        writer.poll(0);
        report(writer, 3, 3);
        writer.poll(SECOND / 2);
        assertThat(writer.counters().failedWrites()).isEqualTo(1);
        writer.poll(SECOND);
        assertThat(writer.counters().failedWrites()).isEqualTo(2);
        sink.broken = false;
        writer.poll(2 * SECOND);
        writer.poll(2 * SECOND);
        assertThat(String.join("", sink.writes)).isEqualTo("1\n2\n3\n");
        assertThat(writer.counters().written()).isEqualTo(3);
        assertThat(writer.counters().dropped()).isZero();
        assertThat(writer.counters().lastError()).isEqualTo("cannot write to memory: IOException: broken");
        assertThat(said)
                .containsExactly("jsniff: cannot write to memory: IOException: broken; it is tried again, and what is"
                        + " lost is counted");
    }

    @Test
    void halfWrittenEntryIsCompletedFirst() {
        EntryWriter writer = writer(WhenFull.DROP);
        sink.takes = 3;
        report(writer, 10, 11);
        writer.poll(0);
        sink.takes = Integer.MAX_VALUE;
        writer.poll(SECOND / 2);
        assertThat(sink.writes).containsExactly("10\n");
        writer.poll(SECOND);
        assertThat(sink.writes).containsExactly("10\n", "11\n");
        assertThat(writer.counters().written()).isEqualTo(2);
    }

    @Test
    void whatAFailingSinkNeverTookIsCountedAsDropped() {
        EntryWriter writer = writer(WhenFull.DROP);
        sink.broken = true;
        report(writer, 1, 2);
        writer.poll(0);
        report(writer, 3, 5);
        writer.finish();
        assertThat(writer.counters().dropped()).isEqualTo(5);
        assertThat(writer.counters().written()).isZero();
        assertThat(sink.closed).isTrue();
    }

    @Test
    void waitingProducerGivesUpWhenTheSinkFails() {
        EntryWriter writer = writer(WhenFull.WAIT);
        sink.broken = true;
        report(writer, 1, 1);
        writer.poll(0);
        report(writer, 2, 11);
        assertThat(writer.counters().dropped()).isEqualTo(2);
    }

    @Test
    void entryThatCannotBeRenderedIsCountedAndLeftOut() {
        EntryWriter writer = writer(WhenFull.DROP);
        writer.entry(entry(1));
        writer.entry(entry(-1));
        writer.entry(entry(-1));
        writer.entry(entry(2));
        writer.poll(0);
        assertThat(sink.writes).containsExactly("1\n2\n");
        assertThat(writer.counters().renderingErrors()).isEqualTo(2);
        assertThat(said).containsExactly("jsniff: cannot write an entry: IllegalStateException: negative");
    }

    @Test
    void clockTicksAFewTimesASecond() {
        EntryWriter writer = writer(WhenFull.DROP);
        for (int ms = 0; ms < 1000; ms += 10) {
            writer.poll(ms * 1_000_000L);
        }
        assertThat(ticks).isEqualTo(4);
    }

    @Test
    void closeWritesWhatWaitsAndTakesNoMore() {
        EntryWriter writer = writer(WhenFull.WAIT);
        writer.start();
        report(writer, 1, 1000);
        assertThat(writer.close(Duration.ofMinutes(1))).isTrue();
        report(writer, 1001, 1001);
        assertThat(String.join("", sink.writes).lines()).hasSize(1000);
        assertThat(writer.counters().written()).isEqualTo(1000);
        assertThat(writer.counters().dropped()).isEqualTo(1);
        assertThat(sink.closed).isTrue();
    }

    @Test
    void closeDoesNotWaitForeverForASinkThatHangs() throws InterruptedException {
        CountDownLatch hangs = new CountDownLatch(1);
        CountDownLatch entered = new CountDownLatch(1);
        Sink hanging = new Sink() {
            @Override
            public int write(byte[] bytes, int offset, int length) throws IOException {
                entered.countDown();
                try {
                    hangs.await();
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
                return length;
            }

            @Override
            public String name() {
                return "hanging";
            }
        };
        EntryWriter writer = new EntryWriter(new Numbers(), hanging, WhenFull.DROP, () -> {});
        writer.start();
        report(writer, 1, 1);
        assertThat(entered.await(1, TimeUnit.MINUTES)).isTrue();
        assertThat(writer.close(Duration.ofMillis(1))).isFalse();
        hangs.countDown();
        assertThat(writer.close(Duration.ofMinutes(1))).isTrue();
    }
}
