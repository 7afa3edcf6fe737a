package io.jsniff.report.log;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The members of the objects of one line, in order. What has another type than is asked for counts as missing. */
final class Members {
    private static final double MICROS = 1e6;

    private final JsonParser json;
    private final Moments moments;

    Members(JsonParser json, Moments moments) {
        this.json = json;
        this.moments = moments;
    }

    /** Enters the object that comes next; whether there is one. What is there instead is passed over. */
    boolean enter() throws IOException {
        if (json.currentToken() == JsonToken.START_OBJECT) {
            return true;
        }
        json.skipChildren();
        return false;
    }

    /** The name of the next member, at whose value the reader then stands; {@code null} at the object's end. */
    @Nullable
    String next() throws IOException {
        if (json.nextToken() != JsonToken.FIELD_NAME) {
            return null;
        }
        String name = json.currentName();
        json.nextToken();
        return name;
    }

    void skip() throws IOException {
        json.skipChildren();
    }

    @Nullable
    String text() throws IOException {
        if (json.currentToken() == JsonToken.VALUE_STRING) {
            return json.getText();
        }
        json.skipChildren();
        return null;
    }

    String text(String missing) throws IOException {
        String text = text();
        return text == null ? missing : text;
    }

    boolean truth() throws IOException {
        json.skipChildren();
        return json.currentToken() == JsonToken.VALUE_TRUE;
    }

    long number(long missing) throws IOException {
        json.skipChildren();
        return json.currentToken() == JsonToken.VALUE_NUMBER_INT
                        && json.getNumberType() != JsonParser.NumberType.BIG_INTEGER
                ? json.getLongValue()
                : missing;
    }

    int integer(int missing) throws IOException {
        long number = number(missing);
        return number == (int) number ? (int) number : missing;
    }

    /** A number of seconds in microseconds. */
    long seconds() throws IOException {
        json.skipChildren();
        return json.currentToken() != null && json.currentToken().isNumeric()
                ? Math.round(json.getDoubleValue() * MICROS)
                : LogLine.UNKNOWN;
    }

    long moment() throws IOException {
        String text = text();
        return text == null ? LogLine.UNKNOWN : moments.micros(text);
    }

    <E extends Enum<E>> @Nullable E constant(Class<E> type) throws IOException {
        String text = text("").toUpperCase(Locale.ROOT);
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(text)) {
                return constant;
            }
        }
        return null;
    }

    /** An object of strings and arrays of strings. */
    Map<String, List<String>> lists() throws IOException {
        Map<String, List<String>> lists = new LinkedHashMap<>();
        if (enter()) {
            for (String name = next(); name != null; name = next()) {
                lists.put(name, list());
            }
        }
        return lists;
    }

    private List<String> list() throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            String text = text();
            return text == null ? List.of() : List.of(text);
        }
        List<String> list = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            String text = text();
            if (text != null) {
                list.add(text);
            }
        }
        return list;
    }
}
