package io.jsniff.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jsniff.bytes.Ascii;
import io.jsniff.capture.pcap.PcapSources;
import io.jsniff.capture.tcp.StreamLimits;
import io.jsniff.connection.Close;
import io.jsniff.connection.Connection;
import io.jsniff.exchange.Exchange;
import io.jsniff.exchange.Message;
import io.jsniff.exchange.Retention;
import io.jsniff.exchange.Retention.Part;
import io.jsniff.http.Head;
import io.jsniff.pipeline.Pipeline;
import io.jsniff.reuse.Entry;
import io.jsniff.reuse.EntryListener;
import io.jsniff.reuse.Evidence;
import io.jsniff.reuse.ReuseClassifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Captures of other projects, each with the table of exchanges that other tools find in it. They do not ship with the project:
 * the system property {@code jsniff.corpora} names their folder.
 */
class CorporaTest {
    private static final Pattern UNSETTLED = Pattern.compile("unsettled|gap|snap|incomplete-|nosyn");

    /** A line of an expected table, or one of ours. */
    private record Row(String source, String dest, String rest, boolean lenient) {
        static Row parse(String line) {
            String[] column = line.split("\t", -1);
            boolean lenient = UNSETTLED.matcher(column[12]).find();
            return new Row(
                    column[0], column[1], String.join(" ", List.of(column).subList(2, 7)), lenient);
        }

        String connection() {
            return source + " " + dest;
        }

        @Override
        public String toString() {
            return connection() + " " + rest;
        }
    }

    static Stream<Path> captures() throws IOException {
        @Nullable String folder = System.getProperty("jsniff.corpora");
        if (folder == null || !Files.isDirectory(Path.of(folder, "pcap"))) {
            return Stream.of(Path.of("none"));
        }
        try (Stream<Path> files = Files.list(Path.of(folder, "pcap"))) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("captures")
    void captureGivesItsTable(Path capture) throws Exception {
        assumeTrue(Files.exists(capture), "no folder of captures is named by -Djsniff.corpora");
        Path folder = capture.resolveSibling("../expect");
        List<String> lines = Files.readAllLines(folder.resolve(capture.getFileName() + ".tsv"));
        List<Row> expected =
                lines.stream().filter(l -> !l.startsWith("#")).map(Row::parse).toList();
        boolean midstream = lines.stream().anyMatch(l -> l.contains("nosyn") || l.contains("syn=0"));
        Rows rows = read(capture, midstream);
        List<Row> found = withoutTunnels(rows.rows, lines);
        assertThat(strict(found, expected)).isEqualTo(strict(expected, expected));
        assertThat(rows.connections)
                .containsAll(expected.stream().map(Row::connection).toList());
    }

    /** The rows of connections all of whose expected rows are settled, in the order of connections. */
    private static String strict(List<Row> rows, List<Row> expected) {
        List<String> open = expected.stream()
                .filter(Row::lenient)
                .map(Row::connection)
                .distinct()
                .toList();
        return String.join(
                "\n",
                rows.stream()
                        .filter(row -> !open.contains(row.connection()))
                        .map(Row::toString)
                        .sorted()
                        .toList());
    }

    /** What flows inside a tunnel is marked as no exchange of its own in the tables. */
    private static List<Row> withoutTunnels(List<Row> found, List<String> lines) {
        List<String> inside = lines.stream()
                .filter(l -> l.startsWith("#tunnel\t"))
                .map(l -> Row.parse(l.substring(8)).toString())
                .toList();
        return found.stream().filter(row -> !inside.contains(row.toString())).toList();
    }

    private static Rows read(Path capture, boolean midstream) throws CaptureException {
        Rows rows = new Rows();
        Retention retention = new Retention(Part.ALL, Part.ALL, 0, 0, false);
        Pipeline pipeline = new Pipeline(retention, rows, ReuseClassifier.NEVER);
        try (PacketSource source = sources().file(capture.toString(), "")) {
            StreamLimits limits = StreamLimits.standard().withMidstream(midstream);
            new CaptureTap(source, pipeline, limits, 1024).run();
        }
        return rows;
    }

    private static PacketSources sources() {
        try {
            return new PcapSources();
        } catch (CaptureException e) {
            return abort(e.getMessage());
        }
    }

    /** Keeps the exchanges that have an HTTP request. */
    private static final class Rows implements EntryListener {
        private final List<Row> rows = new ArrayList<>();
        private final Set<String> connections = new HashSet<>();

        @Override
        public void opened(Connection connection) {}

        @Override
        public void entry(Entry entry) {
            Exchange e = entry.exchange();
            @Nullable Message request = e.request();
            @Nullable Head head = request == null ? null : request.head();
            connections.add(e.connection().source() + " " + e.connection().dest());
            if (head != null) {
                String[] line = head.firstLine().split(" ", -1);
                String status = e.status() == 0 ? "-" : String.valueOf(e.status());
                byte[] reuse = entry.reuse().text();
                String rest =
                        String.join(" ", line[0], line[1], status, "" + e.number(), Ascii.text(reuse, 0, reuse.length));
                rows.add(new Row(e.connection().source() + "", e.connection().dest() + "", rest, false));
            }
        }

        @Override
        public void closed(Connection connection, Close close, int exchanges, Evidence evidence) {}
    }
}
