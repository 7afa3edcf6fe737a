package io.jsniff.reuse;

import static org.assertj.core.api.Assertions.assertThat;

import io.jsniff.connection.Close;
import io.jsniff.connection.Connection;
import io.jsniff.connection.Endpoint;
import io.jsniff.connection.Originator;
import io.jsniff.connection.Side;
import io.jsniff.exchange.Exchange;
import io.jsniff.exchange.Message;
import io.jsniff.http.Completion;
import io.jsniff.http.Protocol;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A connection's life is told as a script of steps; the entries it yields are the expectation. */
class ReuseClassifierTest {
    private static final long LINGER = 10;
    private static final Endpoint END = Endpoint.of(new byte[] {127, 0, 0, 1}, 80);

    /**
     * Steps: {@code S2@5} request 2 starts at 5, {@code F2@7} exchange 2 is answered at 7, {@code C@9} the client begins to
     * close, {@code T@20} the clock ticks, {@code E} the end. Entries: {@code class#number} then {@code until}, and {@code c} if
     * it tells of the close.
     */
    @ParameterizedTest(name = "{0} yields {1}")
    @CsvSource(textBlock = """
            S1@1 F1@2 C@3 E,                     unique#1@3c
            S1@1 F1@2 E,                         start#1@-
            S1@1 F1@2 S2@3 F2@4 C@5 E,           start#1@3 last#2@5c
            S1@1 F1@2 S2@3 F2@4 E,               start#1@3 continue#2@-
            S1@1 F1@2 S2@3 F2@4 S3@5 F3@6 C@7 E, start#1@3 continue#2@5 last#3@7c
            S1@1 S2@2 F1@3 F2@4 C@5 E,           start#1@2 last#2@5c
            S1@1 S2@2 S3@3 F1@4 F2@5 F3@6 E,     start#1@2 continue#2@3 continue#3@-
            S1@1 F1@2 T@11 E,                    start#1@-
            S1@1 F1@2 T@12 C@13 E,               start#1@-
            S1@1 F1@2 T@12 S2@13 F2@14 C@15 E,   start#1@- last#2@15c
            S1@1 T@99 F1@100 C@101 E,            unique#1@101c
            S1@1 C@2 F1@3 E,                     unique#1@2c
            S1@1 F1@2 C@3 S2@4 F2@5 E,           start#1@4 last#2@3c
            C@3 E,                               unique#0@3c
            E,                                   ''
            """)
    void anExchangeGetsItsClassWhenItIsKnown(String script, String entries) {
        assertThat(run(script, true)).isEqualTo(entries);
    }

    @ParameterizedTest(name = "{0} yields {1}")
    @CsvSource(textBlock = """
            S1@1 F1@2 C@3 E,           last#1@3c
            C@3 E,                     ''
            S1@1 F1@2 E,               continue#1@-
            S1@1 F1@2 S2@3 F2@4 C@5 E, continue#1@3 last#2@5c
            """)
    void aConnectionPickedUpInTheMiddleHasNoStart(String script, String entries) {
        assertThat(run(script, false)).isEqualTo(entries);
    }

    @Test
    void aHalfClosedConnectionShowsItsLastEntryAfterASecond() {
        Script script = new Script(true, ReuseClassifier.NEVER);
        script.play("S1@1 F1@2 C@3 T@999999999");
        assertThat(script.entries()).isEmpty();
        script.play("T@1000000003");
        assertThat(script.entries()).isEqualTo("unique#1@3c");
        script.play("E");
        assertThat(script.entries()).isEqualTo("unique#1@3c");
    }

    @Test
    void withoutLingerNothingIsWrittenBeforeTheClassIsCertain() {
        Script script = new Script(true, ReuseClassifier.NEVER);
        script.play("S1@1 F1@2 T@9000000000000000000");
        assertThat(script.entries()).isEmpty();
    }

    private static String run(String steps, boolean openingSeen) {
        Script script = new Script(openingSeen, LINGER);
        script.play(steps);
        return script.entries();
    }

    private static final class Script implements EntryListener {
        private final List<String> entries = new ArrayList<>();
        private final Connection connection;
        private final ReuseClassifier classifier;

        Script(boolean openingSeen, long linger) {
            connection = new Connection(
                    1, Side.WIRE, END, END, null, openingSeen ? 0 : Connection.UNKNOWN, Connection.UNKNOWN);
            classifier = new ReuseClassifier(
                    OpenConnection.alone(connection), new Reporting(new Origins(), this, () -> 1, linger));
        }

        String entries() {
            return String.join(" ", entries);
        }

        void play(String steps) {
            for (String step : steps.split(" ")) {
                long time = step.indexOf('@') < 0 ? 0 : Long.parseLong(step.substring(step.indexOf('@') + 1));
                int number = Character.isDigit(step.charAt(step.length() - 1)) ? step.charAt(1) - '0' : 0;
                play(step.charAt(0), number, time);
            }
        }

        private void play(char step, int number, long time) {
            switch (step) {
                case 'S' -> classifier.started(number, time);
                case 'F' -> classifier.finished(exchange(number, time));
                case 'C' -> classifier.closing(new Close(Originator.CLIENT, false, time));
                case 'T' -> classifier.tick(time);
                case 'E' -> {
                    classifier.end(!classifierSawRequest());
                    classifier.over();
                }
                default -> throw new IllegalArgumentException("step " + step);
            }
        }

        private boolean started;

        private boolean classifierSawRequest() {
            return started;
        }

        private Exchange exchange(int number, long end) {
            started = true;
            Message message = new Message(null, 0, null, 1, end, end, Completion.COMPLETE);
            return new Exchange(connection, number, Protocol.HTTP1, message, message, 200, new int[0]);
        }

        @Override
        public void opened(Connection opened) {
            throw new AssertionError("not the classifier's to say");
        }

        @Override
        public void entry(Entry entry) {
            String text = new String(entry.reuse().text(), java.nio.charset.StandardCharsets.US_ASCII);
            String until = entry.until() == Connection.UNKNOWN ? "-" : Long.toString(entry.until());
            String close = entry.close() == null ? "" : "c";
            entries.add(text + "#" + entry.exchange().number() + "@" + until + close);
        }

        @Override
        public void closed(Connection closed, Close close, int exchanges, Evidence evidence) {}
    }
}
