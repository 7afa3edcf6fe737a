package io.jsniff.output.format;

import io.jsniff.bytes.Printable;
import io.jsniff.bytes.TextBuffer;
import io.jsniff.connection.Close;
import io.jsniff.connection.Connection;
import io.jsniff.connection.Endpoint;
import io.jsniff.reuse.Entry;
import org.jspecify.annotations.Nullable;

/** Keywords about the connection that are neither times nor taken from its bytes. */
enum ConnectionKeyword implements Keyword.OfEntry {
    SOURCE_IP("source.ip", "address of the end that connected"),
    SOURCE_PORT("source.port", "its port"),
    DEST_IP("dest.ip", "address of the end that accepted"),
    DEST_PORT("dest.port", "its port"),
    CONNECTION("connection", "the class: unique, start, continue or last"),
    CLOSE_ORIGINATOR("close.originator", "who ended the connection: client, server, timedout or truncated"),
    SESSION_REQUESTS(
            "session.requests", "the exchange's number on its connection, from 1; 0: closed without a request"),
    STREAMS("streams", "connections open at this moment");

    private final Text text;

    ConnectionKeyword(String word, String help) {
        this.text = new Text(word, help);
    }

    @Override
    public Text text() {
        return text;
    }

    @Override
    public boolean render(Entry entry, TextBuffer out) {
        Connection connection = entry.exchange().connection();
        switch (this) {
            case SOURCE_IP -> ip(connection.source(), out);
            case SOURCE_PORT -> out.decimal(connection.source().port());
            case DEST_IP -> ip(connection.dest(), out);
            case DEST_PORT -> out.decimal(connection.dest().port());
            case CONNECTION -> out.put(entry.reuse().text());
            case CLOSE_ORIGINATOR -> {
                return originator(entry.close(), out);
            }
            case SESSION_REQUESTS -> out.decimal(entry.exchange().number());
            case STREAMS -> out.decimal(entry.streams());
        }
        return true;
    }

    /** The path of a Unix-domain socket may have anything in it. */
    private static void ip(Endpoint end, TextBuffer out) {
        byte[] text = end.ip();
        Printable.QUOTED.put(text, 0, text.length, out);
    }

    private static boolean originator(@Nullable Close close, TextBuffer out) {
        if (close == null) {
            return false;
        }
        out.put(close.originator().text());
        return true;
    }
}
