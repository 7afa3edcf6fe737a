package io.jsniff.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.jsniff.connection.Close;
import io.jsniff.connection.Connection;
import io.jsniff.connection.Endpoint;
import io.jsniff.connection.Originator;
import io.jsniff.connection.Side;
import io.jsniff.exchange.Exchange;
import io.jsniff.http.Protocol;
import io.jsniff.reuse.Entry;
import io.jsniff.reuse.Evidence;
import io.jsniff.reuse.ReuseClass;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SummaryTest {
    private static final LossCounters NOTHING_LOST = new LossCounters(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    private static final String NOTHING_LOST_LINE =
            "lost or not understood: 0 entries dropped, 0 failed writes, 0 gaps,"
                    + " 0 connections given up, 0 suppressed errors, 0 failed dissections, 0 malformed connections, 0 responses without request, 0 bytes"
                    + " of unknown protocol, 0 TLS connections that could not be joined, 0 refusals for want of memory,"
                    + " 0 connections whose socket was never closed\n";

    private final Summary summary = new Summary(3, 3);

    private static Connection to(String host, int address, int port) {
        Endpoint source = Endpoint.of(new byte[] {10, 0, 0, 1}, 40_000);
        return new Connection(
                1, Side.CLIENT, source, Endpoint.of(new byte[] {10, 0, 0, (byte) address}, port), host, 0, 0);
    }

    private void connection(Connection connection, Originator closer, ReuseClass... classes) {
        summary.opened(connection);
        int number = classes.length == 0 ? 0 : 1;
        if (number == 0) {
            entry(connection, 0, ReuseClass.UNIQUE);
        }
        for (ReuseClass reuse : classes) {
            entry(connection, number++, reuse);
        }
        if (closer != null) {
            summary.closed(connection, new Close(closer, false, 1), classes.length, Evidence.NONE);
        }
    }

    private void entry(Connection connection, int number, ReuseClass reuse) {
        Exchange exchange = new Exchange(connection, number, Protocol.HTTP1, null, null, 0, new int[0]);
        summary.entry(new Entry(exchange, reuse, true, 0, null, 1));
    }

    private String print() throws IOException {
        StringBuilder out = new StringBuilder();
        summary.print(out, NOTHING_LOST);
        assertThat(out.toString()).endsWith(NOTHING_LOST_LINE);
        return out.substring(0, out.length() - NOTHING_LOST_LINE.length());
    }

    private List<String> firstWords() throws IOException {
        List<String> words = new ArrayList<>();
        print().lines().skip(1).forEach(line -> words.add(line.split(" ", 2)[0]));
        return words;
    }

    @Test
    void originsAreTotalledAndAligned() throws IOException {
        Connection api = to("api", 2, 8088);
        connection(api, Originator.CLIENT, ReuseClass.UNIQUE);
        connection(api, Originator.CLIENT, ReuseClass.UNIQUE);
        connection(api, Originator.SERVER, ReuseClass.START, ReuseClass.CONTINUE, ReuseClass.LAST);
        connection(to(null, 3, 80), null, ReuseClass.START);
        connection(to(null, 3, 80), Originator.TIMEDOUT);
        assertThat(print()).isEqualTo("""
                origin       requests  connections  req/conn  unique    start  continue    last  closed by client  by server  given up  open  avoidable  time lost
                api:8088            5            3       1.7  40.0 %   20.0 %    20.0 %  20.0 %                 2          1         0     0          0    0.000 s
                10.0.0.3:80         1            2       0.5   0.0 %  100.0 %     0.0 %   0.0 %                 0          0         1     1          0    0.000 s
                total               6            5       1.2  33.3 %   33.3 %    16.7 %  16.7 %                 2          1         1     1          0    0.000 s
                """);
    }

    @Test
    void nothingSeenIsSaidToo() throws IOException {
        assertThat(print().lines()).hasSize(1);
    }

    @Test
    void originsBeyondTheBoundAreCountedTogether() throws IOException {
        for (int i = 1; i <= 6; i++) {
            connection(to("host" + i, i, 80), Originator.CLIENT, ReuseClass.UNIQUE);
        }
        assertThat(firstWords()).containsExactly("host1:80", "host2:80", "host3:80", "other", "total");
        assertThat(print()).containsPattern("(?m)^other +3 +3 ").containsPattern("(?m)^total +6 +6 ");
    }

    @Test
    void addressesOfOneHostAreOneOrigin() throws IOException {
        connection(to("host", 1, 80), null, ReuseClass.START);
        connection(to("host", 2, 80), null, ReuseClass.START);
        assertThat(firstWords()).containsExactly("host:80");
    }

    @Test
    void quietOriginsAreShownTogether() throws IOException {
        Summary small = new Summary(10, 1);
        for (int i = 1; i <= 3; i++) {
            small.opened(to("host" + i, i, 80));
        }
        StringBuilder out = new StringBuilder();
        small.print(out, NOTHING_LOST);
        assertThat(out.toString()).containsPattern("(?m)^host1:80 +0 +1 ").containsPattern("(?m)^other +0 +2 +0.0 +- ");
    }
}
