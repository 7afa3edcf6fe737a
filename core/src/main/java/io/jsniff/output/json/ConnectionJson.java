package io.jsniff.output.json;

import io.jsniff.connection.Close;
import io.jsniff.connection.Connection;
import io.jsniff.connection.Endpoint;
import io.jsniff.connection.Opener;
import io.jsniff.connection.TlsSession;
import io.jsniff.reuse.CloseEvidence;
import io.jsniff.reuse.Evidence;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is said of connections. */
final class ConnectionJson {
    private ConnectionJson() {}

    static void opened(Connection connection, JsonWriter json) throws IOException {
        json.text(JsonFields.EVENT, "open");
        json.moment(JsonFields.TIME, connection.openedAt());
        connection(connection, json);
    }

    static void closed(Connection connection, Close close, int exchanges, Evidence evidence, JsonWriter json)
            throws IOException {
        json.text(JsonFields.EVENT, "close");
        json.moment(JsonFields.TIME, close.time());
        connection(connection, json);
        json.number(JsonFields.REQUESTS, exchanges);
        tls(connection.tls(), json);
        CloseEvidence ending = evidence.ending();
        Http2Json.traffic(ending == null ? null : ending.traffic(), json);
        close(close, json);
        FindingJson.ofClosed(connection, evidence, json);
    }

    static void connection(Connection connection, JsonWriter json) throws IOException {
        json.object(JsonFields.CONNECTION);
        json.number(JsonFields.ID, connection.id());
        json.text(JsonFields.SIDE, connection.side().name().toLowerCase(Locale.ROOT));
        endpoint(JsonFields.SOURCE, connection.source(), json);
        endpoint(JsonFields.DEST, connection.dest(), json);
        json.text(JsonFields.HOST, connection.host());
        json.moment(JsonFields.OPENED_AT, connection.openedAt());
        json.seconds(JsonFields.CONNECT_TIME, connection.connectTime());
        if (!connection.openingSeen()) {
            json.truth(JsonFields.MIDSTREAM, true);
        }
        opener(connection.opener(), json);
        count(JsonFields.IDLE, connection.idle(), json);
        count(JsonFields.BUSY, connection.busy(), json);
        json.endObject();
    }

    /** What was agreed on, as far as it is known. */
    static void tls(@Nullable TlsSession tls, JsonWriter json) throws IOException {
        if (tls == null) {
            return;
        }
        json.object(JsonFields.TLS);
        json.text(JsonFields.VERSION, tls.version());
        json.text(JsonFields.CIPHER, tls.cipher());
        json.text(JsonFields.ALPN, tls.alpn());
        if (tls.resumed() != null) {
            json.truth(JsonFields.RESUMED, tls.resumed());
        }
        json.text(JsonFields.SNI, tls.serverName());
        json.seconds(JsonFields.HANDSHAKE, tls.handshake());
        json.text(JsonFields.FAILURE, tls.failure());
        json.endObject();
    }

    private static void opener(@Nullable Opener opener, JsonWriter json) throws IOException {
        if (opener == null) {
            return;
        }
        json.text(JsonFields.CALLER, opener.caller());
        json.text(JsonFields.CLIENT, opener.client());
        if (!opener.stack().isEmpty()) {
            json.json().writeFieldName(JsonFields.STACK);
            json.json().writeStartArray();
            for (String frame : opener.stack()) {
                json.json().writeString(frame);
            }
            json.json().writeEndArray();
        }
    }

    private static void count(String name, int number, JsonWriter json) throws IOException {
        if (number != Connection.UNCOUNTED) {
            json.number(name, number);
        }
    }

    static void close(Close close, JsonWriter json) throws IOException {
        json.object(JsonFields.CLOSE);
        json.text(JsonFields.BY, close.originator().text());
        json.truth(JsonFields.RESET, close.reset());
        json.moment(JsonFields.TIME, close.time());
        json.endObject();
    }

    private static void endpoint(String name, Endpoint endpoint, JsonWriter json) throws IOException {
        json.object(name);
        byte[] text = endpoint.ip();
        if (endpoint.address().length == 0) {
            json.text(JsonFields.PATH, text, 0, text.length);
        } else {
            json.text(JsonFields.IP, text);
            json.number(JsonFields.PORT, endpoint.port());
        }
        json.endObject();
    }
}
