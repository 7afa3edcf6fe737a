package io.jsniff.output.format;

import io.jsniff.bytes.TextBuffer;
import io.jsniff.connection.Connection;
import io.jsniff.output.EntryTimes;
import io.jsniff.reuse.Entry;

/** Keywords that are durations: seconds with six decimals. */
enum DurationKeyword implements Keyword.OfEntry {
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

    DurationKeyword(String word, String help) {
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
            case CONNECT -> EntryTimes.connect(entry);
            case IDLE_BEFORE -> EntryTimes.idleBefore(entry);
            case REQUEST -> EntryTimes.request(entry);
            case RESPONSE -> EntryTimes.response(entry);
            case RESPONSE_BEGIN -> EntryTimes.responseBegin(entry);
            case RESPONSE_END -> EntryTimes.responseEndsAfter(entry);
            case IDLE_AFTER -> EntryTimes.idleAfter(entry);
            case CLOSE -> EntryTimes.close(entry);
            case SESSION -> EntryTimes.session(entry);
        };
    }
}
