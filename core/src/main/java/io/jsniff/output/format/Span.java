package io.jsniff.output.format;

import io.jsniff.bytes.TextBuffer;
import io.jsniff.connection.Connection;
import io.jsniff.output.Times;
import io.jsniff.reuse.Entry;

/** Keywords that are durations: seconds with six decimals. */
enum Span implements Keyword.OfEntry {
    CONNECT("connection.time", "seconds to connect (SYN to established); first entry of a connection only"),
    IDLE_BEFORE("idle.time.0", "seconds from established to the first request byte; first entry of a connection only"),
    REQUEST("request.time", "seconds from the first to the last request byte"),
    RESPONSE("response.time", "seconds from the last request byte to the last response byte"),
    RESPONSE_BEGIN("response.time.begin", "seconds from the last request byte to the first response byte"),
    RESPONSE_END("response.time.end", "seconds from the first to the last response byte"),
    IDLE_AFTER("idle.time.1", "seconds from the last response byte to the next request or the close"),
    CLOSE("close.time", "seconds from the last byte to the close"),
    SESSION("session.time", "seconds from the opening to the last event of this entry");

    private final Text text;

    Span(String word, String help) {
        this.text = new Text(word, help);
    }

    @Override
    public Text text() {
        return text;
    }

    @Override
    public boolean render(Entry entry, TextBuffer out) {
        long nanos = nanos(entry);
        if (nanos == Connection.UNKNOWN) {
            return false;
        }
        out.seconds(nanos);
        return true;
    }

    private long nanos(Entry entry) {
        return switch (this) {
            case CONNECT -> Times.connect(entry);
            case IDLE_BEFORE -> Times.idleBefore(entry);
            case REQUEST -> Times.request(entry);
            case RESPONSE -> Times.response(entry);
            case RESPONSE_BEGIN -> Times.responseBegin(entry);
            case RESPONSE_END -> Times.responseEndsAfter(entry);
            case IDLE_AFTER -> Times.idleAfter(entry);
            case CLOSE -> Times.close(entry);
            case SESSION -> Times.session(entry);
        };
    }
}
