package io.jsniff.output;

import io.jsniff.bytes.TextBuffer;
import io.jsniff.connection.Connection;
import io.jsniff.connection.Side;
import io.jsniff.exchange.Exchange;
import io.jsniff.http.Protocol;
import io.jsniff.output.format.FormatOptions;
import io.jsniff.output.format.LogFormat;
import io.jsniff.output.json.JsonLines;
import io.jsniff.reuse.Entry;
import io.jsniff.reuse.ReuseClass;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Nanoseconds to render one entry, with what wrk asks and nginx answers. Not part of the tests; run it by
 *
 * <pre>mvn -pl core test -Dtest=OutputBenchmark</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class OutputBenchmark {
    private static final int ENTRIES = 512;
    /** Entries come this many microseconds after each other: 100,000 in a second. */
    private static final int INTERVAL = 10;

    private static final String REQUEST = "GET /index.html HTTP/1.1\r\nHost: 127.0.0.1:8080\r\n\r\n";
    private static final String RESPONSE = Samples.wire("""
            HTTP/1.1 200 OK
            Server: nginx/1.26.3
            Date: Tue, 03 Feb 2026 04:05:06 GMT
            Content-Type: text/html
            Content-Length: 27
            Last-Modified: Mon, 02 Feb 2026 10:00:00 GMT
            Connection: keep-alive
            ETag: "6980a1b0-1b"
            Accept-Ranges: bytes

            """);

    /** What to render. */
    @Param({"agent", "clf", "json"})
    public String output;

    private final Entry[] entries = new Entry[ENTRIES];
    private final TextBuffer out = new TextBuffer(1 << 20);
    private EntryRenderer renderer;

    /** Makes the entries and the renderer. */
    @Setup
    public void prepare() {
        renderer = switch (output) {
            case "agent" -> LogFormat.compile(LogFormat.AGENT, FormatOptions.agent());
            case "clf" -> LogFormat.compile(LogFormat.CLF, FormatOptions.capture());
            case "json" -> new JsonLines(Redaction.CREDENTIALS);
            default -> throw new IllegalArgumentException(output);
        };
        Connection connection =
                new Connection(1, Side.WIRE, Samples.source(), Samples.dest(), null, Samples.OPENED, Samples.at(42));
        for (int i = 0; i < ENTRIES; i++) {
            long micros = 100 + (long) i * INTERVAL;
            Exchange exchange = new Exchange(
                    connection,
                    i + 1,
                    Protocol.HTTP1,
                    Samples.message(REQUEST, "", Samples.at(micros), Samples.at(micros)),
                    Samples.message(RESPONSE, "x".repeat(27), Samples.at(micros + 30), Samples.at(micros + 40)),
                    200,
                    new int[0]);
            entries[i] = new Entry(
                    exchange,
                    i == 0 ? ReuseClass.START : ReuseClass.CONTINUE,
                    i == 0,
                    Samples.at(micros + INTERVAL),
                    null,
                    8);
        }
    }

    /** Renders all entries. */
    @Benchmark
    @OperationsPerInvocation(ENTRIES)
    public int render() {
        out.clear();
        for (Entry entry : entries) {
            renderer.render(entry, out);
        }
        return out.length();
    }

    @Test
    void run() throws RunnerException {
        new Runner(new OptionsBuilder().include(OutputBenchmark.class.getName()).build()).run();
    }
}
