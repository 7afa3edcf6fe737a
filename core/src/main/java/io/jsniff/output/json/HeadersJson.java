package io.jsniff.output.json;

import io.jsniff.bytes.Ascii;
import io.jsniff.http.HeaderCursor;
import io.jsniff.output.Redaction;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Header lines as an object: names in lower case, values as strings, or as arrays of them where a name comes again. */
final class HeadersJson {
    private final Redaction redaction;
    private final Map<String, List<String>> values = new LinkedHashMap<>();

    HeadersJson(Redaction redaction) {
        this.redaction = redaction;
    }

    void write(byte[] head, JsonOut json) throws IOException {
        values.clear();
        HeaderCursor cursor = new HeaderCursor(head);
        while (cursor.next()) {
            String name = Ascii.text(head, cursor.nameFrom(), cursor.nameTo()).toLowerCase(Locale.ROOT);
            values.computeIfAbsent(name, any -> new ArrayList<>(1)).add(value(head, cursor));
        }
        json.object("headers");
        for (Map.Entry<String, List<String>> header : values.entrySet()) {
            write(header.getKey(), header.getValue(), json);
        }
        json.endObject();
    }

    private static void write(String name, List<String> all, JsonOut json) throws IOException {
        if (all.size() == 1) {
            json.text(name, all.get(0));
        } else {
            json.json().writeFieldName(name);
            json.json().writeArray(all.toArray(String[]::new), 0, all.size());
        }
    }

    private String value(byte[] head, HeaderCursor cursor) {
        byte[] shown = redaction.shown();
        return redaction.hides(head, cursor.nameFrom(), cursor.nameTo())
                ? Ascii.text(shown, 0, shown.length)
                : JsonOut.decode(head, cursor.valueFrom(), cursor.valueTo());
    }
}
