package io.jsniff.output.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jsniff.bytes.TextBuffer;
import io.jsniff.connection.Close;
import io.jsniff.connection.Connection;
import io.jsniff.connection.Direction;
import io.jsniff.connection.Endpoint;
import io.jsniff.connection.Originator;
import io.jsniff.connection.Side;
import io.jsniff.exchange.Exchange;
import io.jsniff.exchange.Message;
import io.jsniff.exchange.Retention;
import io.jsniff.exchange.Retention.Part;
import io.jsniff.http.Completion;
import io.jsniff.http.Head;
import io.jsniff.http.Persistence;
import io.jsniff.http.Protocol;
import io.jsniff.http.h2.GoAway;
import io.jsniff.http.h2.Http2Traffic;
import io.jsniff.http.h2.SentFrames;
import io.jsniff.http.h2.StreamReset;
import io.jsniff.output.Redaction;
import io.jsniff.output.Samples;
import io.jsniff.reuse.CloseEvidence;
import io.jsniff.reuse.Entry;
import io.jsniff.reuse.Evidence;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonLinesTest {
    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final JsonLines lines = new JsonLines(Redaction.CREDENTIALS);
    private final TextBuffer out = new TextBuffer(16);

    private JsonNode parse() throws JsonProcessingException {
        String text = new String(out.toArray(), StandardCharsets.UTF_8);
        assertThat(text).endsWith("\n").doesNotContain("null");
        assertThat(text.indexOf('\n')).isEqualTo(text.length() - 1);
        out.clear();
        JsonLineSchema.check(text);
        return MAPPER.readTree(text);
    }

    private JsonNode render(Entry entry) throws JsonProcessingException {
        lines.render(entry, out);
        return parse();
    }

    private static JsonNode json(String text) throws JsonProcessingException {
        return MAPPER.readTree(text);
    }

    @Test
    void exchangeTellsEverything() throws JsonProcessingException {
        assertThat(render(Samples.unique())).isEqualTo(json("""
                {
                  "time": "2026-02-03T04:05:06.000142Z",
                  "class": "unique",
                  "number": 1,
                  "protocol": "HTTP/1",
                  "connection": {
                    "id": 7,
                    "side": "client",
                    "source": {"ip": "10.0.0.1", "port": 40001},
                    "dest": {"ip": "10.0.0.2", "port": 8088},
                    "host": "collector",
                    "openedAt": "2026-02-03T04:05:06.000042Z",
                    "connectTime": 0.000042
                  },
                  "request": {
                    "line": "POST /collect?x=1 HTTP/1.1",
                    "method": "POST",
                    "url": "/collect?x=1",
                    "protocol": "HTTP/1.1",
                    "headers": {
                      "host": "localhost:8088",
                      "x-forwarded-host": "elsewhere",
                      "user-agent": "probe/1.0",
                      "authorization": "***",
                      "content-length": "12",
                      "content-type": "text/plain"
                    },
                    "size": 193,
                    "bodySize": 12,
                    "begin": "2026-02-03T04:05:06.000142Z",
                    "end": "2026-02-03T04:05:06.000292Z",
                    "completion": "complete"
                  },
                  "response": {
                    "status": 200,
                    "line": "HTTP/1.1 200 Very OK",
                    "protocol": "HTTP/1.1",
                    "message": "Very OK",
                    "headers": {
                      "server": "tiny",
                      "content-length": "7",
                      "content-language": "en",
                      "set-cookie": ["***", "***"],
                      "x-empty": ""
                    },
                    "size": 135,
                    "bodySize": 7,
                    "begin": "2026-02-03T04:05:07.000342Z",
                    "end": "2026-02-03T04:05:07.000442Z",
                    "completion": "complete"
                  },
                  "timing": {
                    "connect": 0.000042,
                    "idleBefore": 0.000058,
                    "request": 0.000150,
                    "wait": 1.000050,
                    "receive": 0.000100,
                    "response": 1.000150,
                    "idleAfter": 2.000000,
                    "close": 2.000000,
                    "session": 3.000400
                  },
                  "close": {"by": "client", "reset": false, "time": "2026-02-03T04:05:09.000442Z"},
                  "openConnections": 3
                }
                """));
    }

    @Test
    void streamsHaveTheirNumberAndTrailers() throws JsonProcessingException {
        Head head = head("HTTP/2 200\r\ncontent-type: application/grpc\r\n\r\n");
        Head trailers = head("\r\ngrpc-status: 5\r\nset-cookie: a\r\n");
        Message response =
                new Message(head, 46, null, 50, 1, 2, Completion.COMPLETE, Persistence.NOTHING_SAID, null, trailers);
        JsonNode json = render(Samples.unique(new Exchange(
                Samples.connection(), 2, Protocol.HTTP2, Samples.request(), response, 200, new int[0], 3, null)));
        assertThat(json.get("protocol").asText()).isEqualTo("HTTP/2");
        assertThat(json.get("stream").asInt()).isEqualTo(3);
        assertThat(json.at("/response/protocol").asText()).isEqualTo("HTTP/2");
        assertThat(json.at("/response/bodySize").asInt()).isEqualTo(4);
        assertThat(json.at("/response/grpcStatus").asInt()).isEqualTo(5);
        assertThat(json.at("/response/trailers")).isEqualTo(json("{\"grpc-status\": \"5\", \"set-cookie\": \"***\"}"));
    }

    @Test
    void aGrpcCallThatFailsAtOnceHasItsStatusInTheHead() throws JsonProcessingException {
        Message response =
                new Message(head("HTTP/2 200\r\ngrpc-status: 12\r\n\r\n"), 31, null, 31, 1, 2, Completion.COMPLETE);
        JsonNode json = render(Samples.unique(Samples.exchange(Samples.request(), response)));
        assertThat(json.at("/response/grpcStatus").asInt()).isEqualTo(12);
        assertThat(json.has("stream")).isFalse();
    }

    private static Head head(String text) {
        return new Head(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void durationsHaveSixDecimals() {
        lines.render(Samples.unique(), out);
        assertThat(out.toString()).contains("\"connect\":0.000042,").contains("\"idleAfter\":2.000000,");
    }

    @Test
    void whatIsNotKnownIsLeftOut() throws JsonProcessingException {
        JsonNode third = render(Samples.third());
        assertThat(third.get("response").get("interim")).isEqualTo(json("[100]"));
        assertThat(third.has("close")).isFalse();
        assertThat(third.get("timing").fieldNames())
                .toIterable()
                .containsExactly("request", "wait", "receive", "response", "session");
        assertThat(render(Samples.unanswered()).has("response")).isFalse();
    }

    @Test
    void connectionWithoutRequestHasNeitherMessage() throws JsonProcessingException {
        JsonNode empty = render(Samples.empty());
        assertThat(empty.fieldNames())
                .toIterable()
                .containsExactly(
                        "time", "class", "number", "protocol", "connection", "timing", "close", "openConnections");
        assertThat(empty.get("time").asText()).isEqualTo("2026-02-03T04:05:06.000042Z");
        assertThat(empty.get("number").asInt()).isZero();
    }

    @Test
    void runOfBytesHasSizesOnly() throws JsonProcessingException {
        JsonNode request = render(Samples.unique(Samples.exchange(Samples.run(new byte[] {22, 3, 1}), null)))
                .get("request");
        assertThat(request.fieldNames()).toIterable().containsExactly("size", "bodySize", "begin", "end", "completion");
    }

    @Test
    void bytesBeyondAsciiAreUtf8OrElseLatin1() throws JsonProcessingException {
        String head = "GET /gr\u00c3\u00bc\u00dfe HTTP/1.1\r\nA: gr\u00c3\u00bc\u00c3\u009fe\r\nB: \"\u0001\\\r\n\r\n";
        JsonNode request = render(
                        Samples.unique(Samples.exchange(Samples.message(head, "", Samples.at(1), Samples.at(2)), null)))
                .get("request");
        assertThat(request.get("url").asText()).isEqualTo("/gr\u00c3\u00bc\u00dfe");
        assertThat(request.get("headers").get("a").asText()).isEqualTo("gr\u00fc\u00dfe");
        assertThat(request.get("headers").get("b").asText()).isEqualTo("\"\u0001\\");
    }

    @Test
    void everyLineIsAnObjectOfItsOwn() throws JsonProcessingException {
        lines.render(Samples.unique(), out);
        lines.render(Samples.third(), out);
        String[] both = out.toString().split("\n");
        assertThat(both).hasSize(2);
        assertThat(json(both[0]).get("number").asInt()).isEqualTo(1);
        assertThat(json(both[1]).get("number").asInt()).isEqualTo(3);
    }

    @Test
    void openingAndClosingAreEvents() throws JsonProcessingException {
        assertThat(lines.rendersConnections()).isTrue();
        lines.renderOpened(Samples.connection(), out);
        ObjectNode opened = (ObjectNode) parse();
        JsonNode connection = opened.remove("connection");
        assertThat(opened).isEqualTo(json("{\"event\":\"open\",\"time\":\"2026-02-03T04:05:06.000042Z\"}"));
        assertThat(connection.get("id").asLong()).isEqualTo(7);

        lines.renderClosed(
                Samples.connection(), new Close(Originator.SERVER, true, Samples.at(5)), 4, Evidence.NONE, out);
        ObjectNode closed = (ObjectNode) parse();
        assertThat(closed.remove("connection")).isEqualTo(connection);
        assertThat(closed).isEqualTo(json("""
                {"event":"close","time":"2026-02-03T04:05:06.000047Z","requests":4,
                 "close":{"by":"server","reset":true,"time":"2026-02-03T04:05:06.000047Z"}}
                """));
    }

    @Test
    void unixDomainSocketHasAPath() throws JsonProcessingException {
        Connection connection = new Connection(
                1,
                Side.SERVER,
                Endpoint.unix(""),
                Endpoint.unix("/run/x"),
                null,
                Connection.UNKNOWN,
                Connection.UNKNOWN);
        lines.renderOpened(connection, out);
        assertThat(parse()).isEqualTo(json("""
                {"event":"open",
                 "connection":{"id":1,"side":"server","source":{"path":"-"},"dest":{"path":"/run/x"},"midstream":true}}
                """));
    }

    @Test
    void lineThatFailedDoesNotSpoilTheNext() throws JsonProcessingException {
        Message broken = new Message(null, 0, null, 1, 1, 1, Completion.CUT);
        Exchange exchange = new Exchange(Samples.connection(), 1, Protocol.OTHER, broken, broken, 0, null);
        assertThatThrownBy(() -> lines.render(Samples.unique(exchange), out)).isInstanceOf(RuntimeException.class);
        out.clear();
        assertThat(render(Samples.unique()).get("number").asInt()).isEqualTo(1);
    }

    @Test
    void aStreamThatWasResetSaysByWhomAndWhy() throws JsonProcessingException {
        Exchange exchange = new Exchange(
                Samples.connection(),
                2,
                Protocol.HTTP2,
                Samples.request(),
                null,
                0,
                new int[0],
                3,
                new StreamReset(Direction.TO_SOURCE, 7));
        assertThat(render(Samples.unique(exchange)).get("reset"))
                .isEqualTo(json("{\"by\": \"server\", \"error\": \"REFUSED_STREAM\"}"));
    }

    @Test
    void theCloseOfAnHttp2ConnectionTellsWhatFlowedInFrames() throws JsonProcessingException {
        SentFrames client = new SentFrames(new long[] {0, 2, 0, 0, 2, 0, 0, 0, 5, 0, 0}, null);
        SentFrames server =
                new SentFrames(new long[] {7, 2, 0, 0, 2, 0, 1, 1, 0, 0, 3}, new GoAway(3, 11, Samples.at(9), "calm"));
        CloseEvidence ending = new CloseEvidence(
                Samples.connection(),
                Samples.closed(Originator.SERVER),
                true,
                2,
                null,
                0,
                "main",
                0,
                0,
                0,
                0,
                List.of(),
                new Http2Traffic(client, server));
        lines.renderClosed(
                Samples.connection(), Samples.closed(Originator.SERVER), 2, new Evidence(null, ending, 2), out);
        assertThat(parse().get("http2")).isEqualTo(json("""
                {
                  "client": {"frames": {"headers": 2, "settings": 2, "windowUpdate": 5}},
                  "server": {
                    "frames": {"data": 7, "headers": 2, "settings": 2, "ping": 1, "goAway": 1, "other": 3},
                    "goAway": {
                      "time": "2026-02-03T04:05:06.000051Z",
                      "lastStream": 3,
                      "error": "ENHANCE_YOUR_CALM",
                      "debug": "calm"
                    }
                  }
                }
                """));
    }

    @Test
    void headsAreNeededButNoBodies() {
        assertThat(lines.needs()).isEqualTo(new Retention(Part.ALL, Part.ALL, 0, 0, true));
    }
}
