package io.jsniff.http.h1;

import io.jsniff.bytes.Ascii;
import io.jsniff.connection.Direction;
import io.jsniff.http.Completion;
import io.jsniff.http.HttpLimits;
import io.jsniff.http.MessageListener;
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
 * Nanoseconds for one exchange on a kept-alive connection. {@link #firstSixHundredThousand} is a capture's worth of them in a
 * fresh JVM, the time the compilers need included. To run it:
 *
 * <pre>
 * mvn -q -pl core test-compile dependency:build-classpath -Dmdep.outputFile=target/classpath &amp;&amp; java \
 *     -cp core/target/test-classes:core/target/classes:$(cat core/target/classpath) io.jsniff.http.h1.Http1DissectorBenchmark
 * </pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class Http1DissectorBenchmark {
    private static final int CAPTURE = 600_000;
    private static final int PER_CONNECTION = 100;

    private final Sizes sizes = new Sizes();
    private Http1Dissector dissector = new Http1Dissector(sizes, HttpLimits.STANDARD);
    private byte[] request = new byte[0];
    private byte[] response = new byte[0];
    private byte[] chunked = new byte[0];

    /** The request of a load generator, the page of a web server, and the same in chunks of 8 KiB. */
    @Setup
    public void wire() {
        request = Ascii.bytes("""
                GET /index.html HTTP/1.1\r
                Host: localhost:8080\r
                User-Agent: benchmark/1.0\r
                Accept: */*\r
                \r
                """);
        String head = """
                HTTP/1.1 200 OK\r
                Server: example/1.25\r
                Date: Mon, 05 Jan 2026 10:00:00 GMT\r
                Content-Type: text/html; charset=utf-8\r
                Last-Modified: Tue, 11 Apr 2023 17:21:57 GMT\r
                Connection: keep-alive\r
                ETag: "64359735-27"\r
                """;
        response = Ascii.bytes(head + "Content-Length: 27\r\n\r\n{\"text\":\"Success\",\"code\":0}");
        chunked = Ascii.bytes(head + "Transfer-Encoding: chunked\r\n\r\n"
                + ("2000\r\n" + "x".repeat(8192) + "\r\n").repeat(8) + "0\r\n\r\n");
    }

    /** Each message in one piece. */
    @Benchmark
    public long small() {
        feed(request, response);
        return sizes.total;
    }

    /** A body of 64 KiB. */
    @Benchmark
    public long chunked() {
        feed(request, chunked);
        return sizes.total;
    }

    /** Heads cut in two, as by packets. */
    @Benchmark
    public long split() {
        dissector.feed(Direction.TO_DEST, request, 0, 50, 1);
        dissector.feed(Direction.TO_DEST, request, 50, request.length - 50, 1);
        dissector.feed(Direction.TO_SOURCE, response, 0, 100, 1);
        dissector.feed(Direction.TO_SOURCE, response, 100, response.length - 100, 1);
        return sizes.total;
    }

    /** Milliseconds for all of them; there is no second measurement. */
    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @OutputTimeUnit(TimeUnit.MILLISECONDS)
    @Warmup(iterations = 0)
    @Measurement(iterations = 1)
    @Fork(5)
    public long firstSixHundredThousand() {
        for (int i = 0; i < CAPTURE; i++) {
            if (i % PER_CONNECTION == 0) {
                dissector = new Http1Dissector(sizes, HttpLimits.STANDARD);
            }
            feed(request, response);
        }
        return sizes.total;
    }

    private void feed(byte[] sent, byte[] received) {
        dissector.feed(Direction.TO_DEST, sent, 0, sent.length, 1);
        dissector.feed(Direction.TO_SOURCE, received, 0, received.length, 1);
    }

    /** Runs all of it, with what each exchange allocates. */
    public static void main(String[] arguments) throws RunnerException {
        new Runner(new OptionsBuilder()
                        .include(Http1DissectorBenchmark.class.getSimpleName())
                        .addProfiler("gc")
                        .build())
                .run();
    }

    /** Adds up, so that nothing can be left out. */
    private static final class Sizes implements MessageListener {
        long total;

        @Override
        public void started(Direction direction, long time) {
            total += time;
        }

        @Override
        public void head(Direction direction, int status, byte[] array, int offset, int length) {
            total += array[offset] + status;
        }

        @Override
        public void interim(int status) {
            throw new IllegalStateException();
        }

        @Override
        public boolean wantsBody(Direction direction) {
            return false;
        }

        @Override
        public void body(Direction direction, byte[] array, int offset, int length) {
            throw new IllegalStateException();
        }

        @Override
        public void finished(Direction direction, long size, long time, Completion completion) {
            total += size;
        }
    }
}
