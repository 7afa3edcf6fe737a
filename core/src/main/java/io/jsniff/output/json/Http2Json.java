package io.jsniff.output.json;

import io.jsniff.connection.Direction;
import io.jsniff.http.h2.GoAway;
import io.jsniff.http.h2.Http2ErrorCode;
import io.jsniff.http.h2.Http2FrameType;
import io.jsniff.http.h2.Http2Traffic;
import io.jsniff.http.h2.SentFrames;
import io.jsniff.http.h2.StreamReset;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What is said of frames. */
final class Http2Json {
    private static final Http2FrameType[] KINDS = Http2FrameType.values();

    private Http2Json() {}

    static void traffic(@Nullable Http2Traffic traffic, JsonWriter json) throws IOException {
        if (traffic != null) {
            json.object(JsonFields.HTTP2);
            sent(JsonFields.CLIENT, traffic.client(), json);
            sent(JsonFields.SERVER, traffic.server(), json);
            json.endObject();
        }
    }

    private static void sent(String end, SentFrames sent, JsonWriter json) throws IOException {
        json.object(end);
        json.object(JsonFields.FRAMES);
        for (Http2FrameType kind : KINDS) {
            if (sent.count(kind) > 0) {
                json.number(kind.text(), sent.count(kind));
            }
        }
        json.endObject();
        goAway(sent.goAway(), json);
        json.endObject();
    }

    private static void goAway(@Nullable GoAway said, JsonWriter json) throws IOException {
        if (said != null) {
            json.object(JsonFields.GO_AWAY);
            json.moment(JsonFields.TIME, said.time());
            json.number(JsonFields.LAST_STREAM, said.lastStream());
            json.text(JsonFields.ERROR, Http2ErrorCode.name(said.error()));
            json.text(JsonFields.DEBUG, said.debug());
            json.endObject();
        }
    }

    static void reset(@Nullable StreamReset reset, JsonWriter json) throws IOException {
        if (reset != null) {
            json.object(JsonFields.RESET);
            json.text(JsonFields.BY, reset.direction() == Direction.TO_DEST ? "client" : "server");
            json.text(JsonFields.ERROR, Http2ErrorCode.name(reset.error()));
            json.endObject();
        }
    }
}
