package io.jsniff.output.json;

import io.jsniff.connection.Close;
import io.jsniff.connection.Connection;
import io.jsniff.connection.Endpoint;
import io.jsniff.connection.Opener;
import io.jsniff.connection.TlsSession;
import io.jsniff.reuse.Ending;
import io.jsniff.reuse.Evidence;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is said of connections. */
final class ConnectionJson {
    private ConnectionJson() {}

    static void opened(Connection connection, JsonOut json) throws IOException {
        json.text("event", "open");
        json.moment("time", connection.openedAt());
        connection(connection, json);
    }

    static void closed(Connection connection, Close close, int exchanges, Evidence evidence, JsonOut json)
            throws IOException {
        json.text("event", "close");
        json.moment("time", close.time());
        connection(connection, json);
        json.number("requests", exchanges);
        tls(connection.tls(), json);
        Ending ending = evidence.ending();
        Http2Json.traffic(ending == null ? null : ending.traffic(), json);
        close(close, json);
        FindingJson.ofClosed(connection, evidence, json);
    }

    static void connection(Connection connection, JsonOut json) throws IOException {
        json.object("connection");
        json.number("id", connection.id());
        json.text("side", connection.side().name().toLowerCase(Locale.ROOT));
        endpoint("source", connection.source(), json);
        endpoint("dest", connection.dest(), json);
        json.text("host", connection.host());
        json.moment("openedAt", connection.openedAt());
        json.seconds("connectTime", connection.connectTime());
        if (!connection.openingSeen()) {
            json.truth("midstream", true);
        }
        opener(connection.opener(), json);
        count("idle", connection.idle(), json);
        count("busy", connection.busy(), json);
        json.endObject();
    }

    /** What was agreed on, as far as it is known. */
    static void tls(@Nullable TlsSession tls, JsonOut json) throws IOException {
        if (tls == null) {
            return;
        }
        json.object("tls");
        json.text("version", tls.version());
        json.text("cipher", tls.cipher());
        json.text("alpn", tls.alpn());
        if (tls.resumed() != null) {
            json.truth("resumed", tls.resumed());
        }
        json.text("sni", tls.serverName());
        json.seconds("handshake", tls.handshake());
        json.text("failure", tls.failure());
        json.endObject();
    }

    private static void opener(@Nullable Opener opener, JsonOut json) throws IOException {
        if (opener == null) {
            return;
        }
        json.text("caller", opener.caller());
        json.text("client", opener.client());
        if (!opener.stack().isEmpty()) {
            json.json().writeFieldName("stack");
            json.json().writeStartArray();
            for (String frame : opener.stack()) {
                json.json().writeString(frame);
            }
            json.json().writeEndArray();
        }
    }

    private static void count(String name, int number, JsonOut json) throws IOException {
        if (number != Connection.UNCOUNTED) {
            json.number(name, number);
        }
    }

    static void close(Close close, JsonOut json) throws IOException {
        json.object("close");
        json.text("by", close.originator().text());
        json.truth("reset", close.reset());
        json.moment("time", close.time());
        json.endObject();
    }

    private static void endpoint(String name, Endpoint endpoint, JsonOut json) throws IOException {
        json.object(name);
        byte[] text = endpoint.ip();
        if (endpoint.address().length == 0) {
            json.text("path", text, 0, text.length);
        } else {
            json.text("ip", text);
            json.number("port", endpoint.port());
        }
        json.endObject();
    }
}
