package io.jsniff.output.json;

import io.jsniff.connection.Direction;
import io.jsniff.http.FrameKind;
import io.jsniff.http.GoAway;
import io.jsniff.http.Http2Error;
import io.jsniff.http.Http2Traffic;
import io.jsniff.http.SentFrames;
import io.jsniff.http.StreamReset;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What is said of frames. */
final class Http2Json {
    private static final FrameKind[] KINDS = FrameKind.values();

    private Http2Json() {}

    static void traffic(@Nullable Http2Traffic traffic, JsonOut json) throws IOException {
        if (traffic != null) {
            json.object(JsonFields.HTTP2);
            sent(JsonFields.CLIENT, traffic.client(), json);
            sent(JsonFields.SERVER, traffic.server(), json);
            json.endObject();
        }
    }

    private static void sent(String end, SentFrames sent, JsonOut json) throws IOException {
        json.object(end);
        json.object(JsonFields.FRAMES);
        for (FrameKind kind : KINDS) {
            if (sent.count(kind) > 0) {
                json.number(kind.text(), sent.count(kind));
            }
        }
        json.endObject();
        goAway(sent.goAway(), json);
        json.endObject();
    }

    private static void goAway(@Nullable GoAway said, JsonOut json) throws IOException {
        if (said != null) {
            json.object(JsonFields.GO_AWAY);
            json.moment(JsonFields.TIME, said.time());
            json.number(JsonFields.LAST_STREAM, said.lastStream());
            json.text(JsonFields.ERROR, Http2Error.name(said.error()));
            json.text(JsonFields.DEBUG, said.debug());
            json.endObject();
        }
    }

    static void reset(@Nullable StreamReset reset, JsonOut json) throws IOException {
        if (reset != null) {
            json.object(JsonFields.RESET);
            json.text(JsonFields.BY, reset.direction() == Direction.TO_DEST ? "client" : "server");
            json.text(JsonFields.ERROR, Http2Error.name(reset.error()));
            json.endObject();
        }
    }
}
