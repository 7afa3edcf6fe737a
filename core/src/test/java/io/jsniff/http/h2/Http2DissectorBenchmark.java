package io.jsniff.http.h2;

import io.jsniff.connection.Direction;
import io.jsniff.http.Completion;
import io.jsniff.http.HttpLimits;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Nanoseconds for one exchange on a connection that carries many, one after the other. To run it:
 *
 * <pre>
 * mvn -q -pl core test-compile dependency:build-classpath -Dmdep.outputFile=target/classpath &amp;&amp; java \
 *     -cp core/target/test-classes:core/target/classes:$(cat core/target/classpath) io.jsniff.http.h2.Http2DissectorBenchmark
 * </pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class Http2DissectorBenchmark {
    private static final String FIRST_REQUEST = "> HEADERS 1 S | #2 | #6 | +:authority: localhost:8080 | #5"
            + " | +user-agent: benchmark/1.0 | +accept: */*\n";
    private static final String FIRST_RESPONSE = "< HEADERS 1 S | #8 | +server: example/1.25"
            + " | +date: Mon, 05 Jan 2026 10:00:00 GMT | +content-type: text/html; charset=utf-8"
            + " | +content-length: 27 | +etag: 64359735-27\n";
    private static final String LITERAL_REQUEST =
            "> HEADERS 1 S | :method: GET | :scheme: http | :authority: localhost:8080 | :path: /index.html"
                    + " | user-agent: benchmark/1.0 | accept: */*";
    private static final String INDEXED_REQUEST = "> HEADERS 1 S | #2 | #6 | #64 | #5 | #63 | #62";
    private static final String RESPONSE = "< HEADERS 1 | #8 | #66 | #65 | #64 | #63 | #62";

    private final Sizes sizes = new Sizes();
    private Http2Dissector dissector = new Http2Dissector(sizes, HttpLimits.STANDARD, false);
    private byte[] literal = new byte[0];
    private byte[] indexed = new byte[0];
    private byte[] response = new byte[0];
    private byte[] small = new byte[0];
    private byte[] large = new byte[0];
    private int stream;

    /** The tables are filled by a first exchange; what is measured refers to them, as after the first request of any client. */
    @Setup
    public void begin() {
        dissector = new Http2Dissector(sizes, HttpLimits.STANDARD, false);
        stream = 1;
        FrameScript.parse("> PREFACE\n> SETTINGS\n< SETTINGS\n" + FIRST_REQUEST + FIRST_RESPONSE)
                .forEach(step -> dissector.feed(step.direction(), step.bytes(), 0, step.bytes().length, 1));
        literal = bytes(LITERAL_REQUEST);
        indexed = bytes(INDEXED_REQUEST);
        response = bytes(RESPONSE);
        small = bytes("< DATA 1 S {\"text\":\"Success\",\"code\":0}");
        large = bytes("< DATA 1 " + "x".repeat(16_000));
    }

    private static byte[] bytes(String line) {
        return FrameScript.parse(line).get(0).bytes();
    }

    /** Heads of indices only. */
    @Benchmark
    public long indexed() {
        exchange(indexed);
        feed(Direction.TO_SOURCE, small);
        return sizes.total;
    }

    /** The request's fields as literals. */
    @Benchmark
    public long literal() {
        exchange(literal);
        feed(Direction.TO_SOURCE, small);
        return sizes.total;
    }

    /** A body of eight frames of 16,000 bytes. */
    @Benchmark
    public long large() {
        exchange(indexed);
        for (int i = 0; i < 8; i++) {
            feed(Direction.TO_SOURCE, large);
        }
        feed(Direction.TO_SOURCE, small);
        return sizes.total;
    }

    private void exchange(byte[] request) {
        if (stream > 1 << 30) {
            begin();
        }
        stream += 2;
        feed(Direction.TO_DEST, request);
        feed(Direction.TO_SOURCE, response);
    }

    private void feed(Direction direction, byte[] frame) {
        frame[5] = (byte) (stream >> 24);
        frame[6] = (byte) (stream >> 16);
        frame[7] = (byte) (stream >> 8);
        frame[8] = (byte) stream;
        dissector.feed(direction, frame, 0, frame.length, 1);
    }

    /** Runs all of it, with what each exchange allocates. */
    public static void main(String[] arguments) throws RunnerException {
        new Runner(new OptionsBuilder()
                        .include(Http2DissectorBenchmark.class.getSimpleName())
                        .addProfiler("gc")
                        .build())
                .run();
    }

    /** Adds up, so that nothing can be left out. */
    private static final class Sizes implements MultiplexListener, StreamListener {
        long total;

        @Override
        public StreamListener opened(int stream, long time) {
            return this;
        }

        @Override
        public void started(Direction direction, long time) {
            total += time;
        }

        @Override
        public void head(Direction direction, int status, byte[] array, int offset, int length) {
            total += array[offset] + status;
        }

        @Override
        public boolean wantsBody(Direction direction) {
            return false;
        }

        @Override
        public void finished(Direction direction, long size, long time, Completion completion) {
            total += size;
        }

        @Override
        public void closed() {
            total++;
        }

        @Override
        public void interim(int status) {
            throw new IllegalStateException();
        }

        @Override
        public void body(Direction direction, byte[] array, int offset, int length) {
            throw new IllegalStateException();
        }

        @Override
        public void trailers(Direction direction, byte[] array, int offset, int length) {
            throw new IllegalStateException();
        }

        @Override
        public void orphan() {
            throw new IllegalStateException();
        }

        @Override
        public void tunnelBytes(long length) {
            throw new IllegalStateException();
        }
    }
}
