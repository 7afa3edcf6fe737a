package io.jsniff.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.jsniff.bytes.TextBuffer;
import io.jsniff.connection.Close;
import io.jsniff.connection.Connection;
import io.jsniff.connection.Side;
import io.jsniff.exchange.Exchange;
import io.jsniff.exchange.Message;
import io.jsniff.http.Protocol;
import io.jsniff.output.EntryRenderer;
import io.jsniff.output.Redaction;
import io.jsniff.output.format.FormatOptions;
import io.jsniff.output.format.LogFormat;
import io.jsniff.output.json.JsonLines;
import io.jsniff.reuse.Entry;
import io.jsniff.reuse.EntryListener;
import io.jsniff.reuse.Evidence;
import io.jsniff.reuse.ReuseClass;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The entries of one connection: written down, rendered in every way, and held against the rules of numbers and classes. */
final class FuzzedEntries implements EntryListener {
    private static final List<EntryRenderer> RENDERERS = List.of(
            new JsonLines(Redaction.CREDENTIALS),
            LogFormat.compile(LogFormat.AGENT, FormatOptions.agent()),
            LogFormat.compile(LogFormat.RAW, FormatOptions.agent()));
    private final TextBuffer out = new TextBuffer(1024);
    private final List<Entry> entries = new ArrayList<>();
    private final List<String> transcript = new ArrayList<>();
    private final boolean rendered;
    private int exchanges = -1;

    /** @param rendered whether what is heard is rendered, too */
    FuzzedEntries(boolean rendered) {
        this.rendered = rendered;
    }

    List<String> transcript() {
        return transcript;
    }

    @Override
    public void opened(Connection connection) {
        if (rendered) {
            RENDERERS.forEach(renderer -> renderer.renderOpened(connection, out));
        }
    }

    @Override
    public void entry(Entry entry) {
        assertThat(exchanges).as("entries before the end").isNegative();
        entries.add(entry);
        Exchange exchange = entry.exchange();
        transcript.add(
                entry.reuse() + " #" + exchange.number() + " " + exchange.protocol() + " " + exchange.stream() + " "
                        + exchange.status() + " " + Arrays.toString(exchange.interim()) + " " + exchange.reset() + " "
                        + text(exchange, exchange.request()) + " " + text(exchange, exchange.response()) + " until "
                        + entry.until());
        if (rendered) {
            render(entry);
        }
    }

    /** Nothing is much longer than what it tells of: a byte takes six characters at most, in JSON and in text. */
    private void render(Entry entry) {
        out.clear();
        RENDERERS.forEach(renderer -> renderer.render(entry, out));
        assertThat((long) out.length())
                .isLessThan(8192
                        + 18
                                * (kept(entry.exchange().request())
                                        + kept(entry.exchange().response())));
    }

    private static long kept(Message message) {
        return message == null
                ? 0
                : (message.head() == null ? 0 : message.head().bytes().length)
                        + (message.body() == null ? 0 : message.body().length)
                        + (message.trailers() == null ? 0 : message.trailers().bytes().length);
    }

    @Override
    public void closed(Connection connection, Close close, int count, Evidence evidence) {
        exchanges = count;
        transcript.add("closed " + count + " " + close);
        if (rendered) {
            RENDERERS.forEach(renderer -> renderer.renderClosed(connection, close, count, evidence, out));
        }
    }

    /** Of TLS records only the first are kept, and how many depends on when the wait for a tap that sees inside them is over. */
    private static String text(Exchange exchange, Message m) {
        return m == null
                ? "-"
                : "[" + (m.head() == null ? "" : text(m.head().bytes())) + "|"
                        + (mayHaveBeenHeldBack(exchange) ? "" : text(m.body())) + "|"
                        + (m.trailers() == null ? "" : text(m.trailers().bytes())) + "] " + m.headSize() + " "
                        + m.size() + " "
                        + m.begin() + " " + m.end() + " " + m.completion() + " " + m.persistence() + " "
                        + m.shortfall();
    }

    private static boolean mayHaveBeenHeldBack(Exchange exchange) {
        return exchange.connection().side() != Side.WIRE
                && (exchange.protocol() == Protocol.TLS || exchange.protocol() == Protocol.OTHER);
    }

    private static String text(byte[] bytes) {
        return bytes == null ? "" : new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /**
     * Holds the rules.
     *
     * @param flowed how many bytes have flowed
     * @param lingers whether entries are written although the connection may go on, those of one that has begun to close as its last
     * @param bodyLimit most bytes of a body
     */
    void check(long flowed, boolean lingers, int bodyLimit) {
        Map<Long, List<Entry>> conversations = new LinkedHashMap<>();
        for (Entry entry : entries) {
            conversations
                    .computeIfAbsent(entry.exchange().connection().openedAt(), key -> new ArrayList<>())
                    .add(entry);
            assertThat(entry.exchange().interim().length).isLessThanOrEqualTo((int) Math.min(flowed, 1 << 16));
            checkKept(entry.exchange().request(), bodyLimit);
            checkKept(entry.exchange().response(), bodyLimit);
        }
        conversations.values().forEach(one -> checkNumbers(one, lingers));
        assertThat(entries.stream()
                        .map(Entry::exchange)
                        .filter(exchange -> exchange.stream() == 0)
                        .mapToLong(exchange -> size(exchange.request()) + size(exchange.response()))
                        .sum())
                .as("bytes of messages")
                .isLessThanOrEqualTo(flowed);
        List<Entry> outer = conversations.isEmpty()
                ? List.of()
                : conversations.values().iterator().next();
        if (exchanges >= 0 && conversations.size() == 1) {
            assertThat(outer.stream()
                            .filter(entry -> entry.exchange().number() > 0)
                            .count())
                    .isEqualTo(exchanges);
        }
    }

    private static void checkKept(Message message, int bodyLimit) {
        if (message != null && message.body() != null) {
            assertThat(message.body().length).isLessThanOrEqualTo(bodyLimit);
        }
    }

    private static long size(Message message) {
        return message == null ? 0 : message.size();
    }

    /** unique, or start, continue and so on, last; in order but for streams, which are over in any. */
    private static void checkNumbers(List<Entry> reported, boolean lingers) {
        List<Entry> sorted = new ArrayList<>(reported);
        sorted.sort(Comparator.comparingInt(entry -> entry.exchange().number()));
        if (reported.stream().allMatch(entry -> entry.exchange().stream() == 0)) {
            assertThat(reported).as("in order").isEqualTo(sorted);
        }
        if (sorted.get(0).exchange().number() == 0) {
            assertThat(sorted).as("a silent connection").hasSize(1);
            return;
        }
        for (int i = 0; i < sorted.size(); i++) {
            Entry entry = sorted.get(i);
            assertThat(entry.exchange().number()).isEqualTo(i + 1);
            boolean first = i == 0 && entry.exchange().connection().openingSeen();
            boolean last = (lingers || i == sorted.size() - 1) && entry.close() != null;
            assertThat(entry.reuse())
                    .isEqualTo(
                            last
                                    ? first ? ReuseClass.UNIQUE : ReuseClass.LAST
                                    : first ? ReuseClass.START : ReuseClass.CONTINUE);
            assertThat(lingers || last || entry.close() == null).isTrue();
        }
    }
}
