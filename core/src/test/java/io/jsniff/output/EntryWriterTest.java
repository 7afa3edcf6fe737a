package io.jsniff.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.jsniff.bytes.Limits;
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
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EntryWriterTest {
    private static final long SECOND = 1_000_000_000L;
    private static final int CAPACITY = 8;
    private static final int QUEUE_BYTES = 1 << 20;
    private static final Limits LIMITS = new Limits(64 << 20);

    private final Memory sink = new Memory();
    private final List<String> said = new ArrayList<>();
    private int ticks;
    private @Nullable Error tickError;

    /** Keeps each write as one text; may be told to take less, or to fail. */
    private static final class Memory implements Sink {
        final List<String> writes = new ArrayList<>();
        long room = Long.MAX_VALUE;
        int takes = Integer.MAX_VALUE;
        int atOnce = Integer.MAX_VALUE;
        boolean broken;
        boolean closed;

        @Nullable
        Error error;

        @Override
        public int write(byte[] bytes, int offset, int length) throws IOException {
            if (error != null) {
                throw error;
            }
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
        public int mostAtOnce() {
            return atOnce;
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
    private static final int NO_MEMORY = -100;

    private static final int NO_STACK = -101;
    private static final int ENDLESS = -102;

    private static final class Numbers implements EntryRenderer {
        @Override
        public Retention needs() {
            return new Retention(Part.NONE, Part.NONE, 0, 0, false);
        }

        @Override
        public void render(Entry entry, TextBuffer out) {
            out.decimal(entry.streams());
            if (entry.streams() == NO_MEMORY) {
                throw new OutOfMemoryError("rendering");
            }
            if (entry.streams() == NO_STACK) {
                throw new StackOverflowError();
            }
            if (entry.streams() == ENDLESS) {
                while (true) {
                    out.put("more and more ");
                }
            }
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

    private void tick() {
        ticks++;
        if (tickError != null) {
            throw tickError;
        }
    }

    private EntryWriter writer(WhenFull whenFull) {
        return new EntryWriter(
                new Numbers(), sink, whenFull, this::tick, LIMITS, new EntryQueue(CAPACITY, QUEUE_BYTES), said::add);
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
    void bodiesHeadsAndEvidenceThatWaitAreBounded() {
        int most = 200;
        for (Entry entry : List.of(
                Samples.unique(Samples.exchange(Samples.run(new byte[8 << 10]), null)),
                Samples.unique(Samples.exchange(
                        Samples.message("GET / HTTP/1.1\r\na: " + "b".repeat(8 << 10) + "\r\n\r\n", "", 0, 0), null)),
                Samples.unique(Samples.exchange(
                        null,
                        Samples.message("HTTP/1.1 200 OK\r\na: " + "b".repeat(8 << 10) + "\r\n\r\n", "", 0, 0))))) {
            EntryWriter writer = new EntryWriter(
                    new Numbers(),
                    sink,
                    WhenFull.DROP,
                    this::tick,
                    LIMITS,
                    new EntryQueue(1 << 16, QUEUE_BYTES),
                    said::add);
            for (int i = 0; i < most; i++) {
                writer.entry(entry);
            }
            assertThat(writer.counters().dropped()).as("%s", entry).isBetween(most - 128L, most - 64L);
            long dropped = writer.counters().dropped();
            writer.poll(0);
            assertThat(writer.counters().written()).isEqualTo(most - dropped);
            assertThat(writer.memory().get(0).used()).isZero();
        }
    }

    @Test
    void connectionEventsThatWaitAreBounded() {
        EntryWriter writer = new EntryWriter(
                new Numbers(),
                sink,
                WhenFull.DROP,
                this::tick,
                LIMITS,
                new EntryQueue(1 << 16, QUEUE_BYTES),
                said::add);
        for (int i = 0; i < 10_000; i++) {
            writer.opened(Samples.connection());
        }
        assertThat(writer.counters().dropped()).isPositive();
        writer.poll(0);
        assertThat(writer.counters().written() + writer.counters().dropped()).isEqualTo(10_000);
    }

    @Test
    void whateverRenderingThrowsCostsOneEntry() {
        EntryWriter writer = writer(WhenFull.DROP);
        List<Integer> numbers = List.of(1, NO_MEMORY, 2, NO_STACK, 3, ENDLESS, 4);
        for (int number : numbers) {
            writer.entry(entry(number));
        }
        writer.poll(0);
        assertThat(sink.writes).containsExactly("1\n2\n3\n4\n");
        assertThat(writer.counters().written()).isEqualTo(4);
        assertThat(writer.counters().renderingErrors()).isEqualTo(3);
        assertThat(writer.memory().get(1).used())
                .isLessThanOrEqualTo(writer.memory().get(1).limit());
        assertThat(said)
                .containsExactly(
                        "jsniff: cannot write an entry: TextTooLongException: longer than there is memory for it");
    }

    @Test
    void whateverTheSinkThrowsIsTriedAgain() {
        EntryWriter writer = writer(WhenFull.DROP);
        sink.error = new OutOfMemoryError("direct memory");
        report(writer, 1, 2);
        writer.poll(0);
        sink.error = null;
        writer.poll(2 * SECOND);
        assertThat(sink.writes).containsExactly("1\n2\n");
        assertThat(writer.counters().failedWrites()).isEqualTo(1);
        assertThat(said).hasSize(1);
    }

    @Test
    void tellingWaitsForMemory() {
        List<String> heard = new ArrayList<>();
        EntryWriter writer = new EntryWriter(
                new Numbers(), sink, WhenFull.DROP, this::tick, LIMITS, new EntryQueue(CAPACITY, QUEUE_BYTES), line -> {
                    heard.add(line);
                    throw new OutOfMemoryError("telling");
                });
        writer.entry(entry(NO_MEMORY));
        writer.entry(entry(1));
        writer.poll(0);
        writer.poll(0);
        assertThat(heard).containsExactly("jsniff: cannot write an entry: OutOfMemoryError: rendering");
        assertThat(sink.writes).containsExactly("1\n");
        assertThat(writer.counters().renderingErrors()).isEqualTo(1);
    }

    @Test
    void failureOfTheTickLosesNothingAndIsCountedApart() {
        EntryWriter writer = writer(WhenFull.DROP);
        tickError = new OutOfMemoryError("tick");
        report(writer, 1, 3);
        writer.poll(0);
        assertThat(sink.writes).containsExactly("1\n2\n3\n");
        assertThat(writer.counters().renderingErrors()).isZero();
        assertThat(writer.counters().otherErrors()).isPositive();
    }

    @Test
    void threadOutlivesErrorsAndTheApplicationHearsOfNone() {
        List<Throwable> heard = new CopyOnWriteArrayList<>();
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, error) -> heard.add(error));
        try {
            tickError = new StackOverflowError();
            EntryWriter writer = writer(WhenFull.WAIT);
            writer.start();
            for (int i = 1; i <= 1000; i++) {
                writer.entry(entry(i % 10 == 0 ? NO_MEMORY : i));
            }
            assertThat(writer.close(Duration.ofMinutes(1))).isTrue();
            assertThat(writer.counters().written()).isEqualTo(900);
            assertThat(writer.counters().renderingErrors()).isEqualTo(100);
            assertThat(heard).isEmpty();
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
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
    void ofAWriteThatWasCutShortThoseCountAsWrittenThatAreThere() {
        EntryWriter writer = writer(WhenFull.DROP);
        sink.takes = 7;
        report(writer, 10, 13);
        writer.poll(0);
        assertThat(sink.writes).containsExactly("10\n11\n1");
        assertThat(writer.counters().written()).isEqualTo(2);
        sink.broken = true;
        writer.finish();
        assertThat(writer.counters().written()).isEqualTo(2);
        assertThat(writer.counters().dropped()).isEqualTo(2);
    }

    @Test
    void sinkGetsWholeEntriesUpToWhatItHadBetterHaveAtOnce() {
        EntryWriter writer = writer(WhenFull.DROP);
        sink.atOnce = 5;
        report(writer, 8, 11);
        report(writer, 123456, 123456);
        report(writer, 1, 1);
        writer.poll(0);
        assertThat(sink.writes).containsExactly("8\n9\n", "10\n", "11\n", "123456\n", "1\n");
        assertThat(writer.counters().written()).isEqualTo(6);
    }

    @Test
    void interruptedThreadWaitsForTheEndNonetheless() {
        EntryWriter writer = writer(WhenFull.DROP);
        writer.start();
        report(writer, 1, 5);
        Thread.currentThread().interrupt();
        assertThat(writer.close(Duration.ofMinutes(1))).isTrue();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(writer.counters().written()).isEqualTo(5);
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
        EntryWriter writer = new EntryWriter(new Numbers(), hanging, WhenFull.DROP, () -> {}, LIMITS);
        writer.start();
        report(writer, 1, 1);
        assertThat(entered.await(1, TimeUnit.MINUTES)).isTrue();
        assertThat(writer.close(Duration.ofMillis(1))).isFalse();
        assertThat(writer.counters().dropped())
                .as("what the sink may never take")
                .isEqualTo(1);
        hangs.countDown();
        assertThat(writer.close(Duration.ofMinutes(1))).isTrue();
    }
}
