package io.jsniff.output.json;

import io.jsniff.bytes.Ascii;
import io.jsniff.http.HeaderCursor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Header lines as an object: names in lower case, values as strings, or as arrays of them where a name comes again. The first
 * line with a name says where in the object its value stands.
 */
final class HeadersJson {
    private final Map<String, Values> all = new LinkedHashMap<>();

    /** Where a value stands in the head, with those that have the same name. */
    private record Values(int from, int to, List<Values> more) {}

    void write(String member, byte[] head, JsonWriter json) throws IOException {
        collect(head);
        json.object(member);
        for (Map.Entry<String, Values> header : all.entrySet()) {
            json.json().writeFieldName(header.getKey());
            Values first = header.getValue();
            if (first.more.isEmpty()) {
                write(head, first, json);
            } else {
                writeArray(head, first, json);
            }
        }
        json.endObject();
    }

    private void collect(byte[] head) {
        all.clear();
        HeaderCursor cursor = new HeaderCursor(head);
        while (cursor.next()) {
            String name = Ascii.text(head, cursor.nameFrom(), cursor.nameTo()).toLowerCase(Locale.ROOT);
            Values first = all.get(name);
            if (first == null) {
                all.put(name, new Values(cursor.valueFrom(), cursor.valueTo(), List.of()));
            } else {
                List<Values> more = first.more.isEmpty() ? new ArrayList<>() : first.more;
                more.add(new Values(cursor.valueFrom(), cursor.valueTo(), List.of()));
                all.put(name, new Values(first.from, first.to, more));
            }
        }
    }

    private static void writeArray(byte[] head, Values first, JsonWriter json) throws IOException {
        json.json().writeStartArray();
        write(head, first, json);
        for (Values next : first.more) {
            write(head, next, json);
        }
        json.json().writeEndArray();
    }

    private static void write(byte[] head, Values value, JsonWriter json) throws IOException {
        json.text(head, value.from, value.to);
    }
}
