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
            json.object("http2");
            sent("client", traffic.client(), json);
            sent("server", traffic.server(), json);
            json.endObject();
        }
    }

    private static void sent(String end, SentFrames sent, JsonOut json) throws IOException {
        json.object(end);
        json.object("frames");
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
            json.object("goAway");
            json.moment("time", said.time());
            json.number("lastStream", said.lastStream());
            json.text("error", Http2Error.name(said.error()));
            json.text("debug", said.debug());
            json.endObject();
        }
    }

    static void reset(@Nullable StreamReset reset, JsonOut json) throws IOException {
        if (reset != null) {
            json.object("reset");
            json.text("by", reset.direction() == Direction.TO_DEST ? "client" : "server");
            json.text("error", Http2Error.name(reset.error()));
            json.endObject();
        }
    }
}
