package io.jsniff.report.log;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How values of lines are read: in our units, and as missing where they have another type than they should. */
final class ValueReaders {
    private static final double MICROS = 1e6;

    private ValueReaders() {}

    /** A value that is of the right type, or missing. */
    private abstract static class Lenient<T> extends JsonDeserializer<T> {
        private final @Nullable T missing;

        Lenient(@Nullable T missing) {
            this.missing = missing;
        }

        /** The value at which the parser stands; {@code null} if it is of another type. */
        abstract @Nullable T read(JsonParser json) throws IOException;

        @Override
        @SuppressWarnings("NullAway") // Jackson's own classes say nothing of null, which it takes
        public T deserialize(JsonParser json, DeserializationContext context) throws IOException {
            T value = read(json);
            if (value == null) {
                json.skipChildren();
                return missing;
            }
            return value;
        }

        @Override
        @SuppressWarnings("NullAway") // as above
        public T getNullValue(DeserializationContext context) {
            return missing;
        }

        @Override
        @SuppressWarnings("NullAway") // as above
        public Object getAbsentValue(DeserializationContext context) {
            return missing;
        }
    }

    /** A string. */
    static final class Text extends Lenient<String> {
        Text() {
            super(null);
        }

        @Override
        @Nullable
        String read(JsonParser json) throws IOException {
            return json.currentToken() == JsonToken.VALUE_STRING ? json.getText() : null;
        }
    }

    /** A boolean, {@code false} if it is missing. */
    static final class Truth extends Lenient<Boolean> {
        Truth() {
            super(false);
        }

        @Override
        Boolean read(JsonParser json) throws IOException {
            json.skipChildren();
            return json.currentToken() == JsonToken.VALUE_TRUE;
        }
    }

    /** A whole number. */
    static class LongNumber extends Lenient<Long> {
        LongNumber(long missing) {
            super(missing);
        }

        @Override
        @Nullable
        Long read(JsonParser json) throws IOException {
            return json.currentToken() == JsonToken.VALUE_NUMBER_INT
                            && json.getNumberType() != JsonParser.NumberType.BIG_INTEGER
                    ? json.getLongValue()
                    : null;
        }
    }

    /** A whole number that is not negative, -1 if it is missing. */
    static final class LongCount extends LongNumber {
        LongCount() {
            super(-1);
        }
    }

    /** A whole number of 32 bits. */
    static class IntNumber extends Lenient<Integer> {
        IntNumber(int missing) {
            super(missing);
        }

        @Override
        @Nullable
        Integer read(JsonParser json) throws IOException {
            return json.currentToken() == JsonToken.VALUE_NUMBER_INT
                            && json.getNumberType() == JsonParser.NumberType.INT
                    ? json.getIntValue()
                    : null;
        }
    }

    /** The same, -1 if it is missing. */
    static final class IntCount extends IntNumber {
        IntCount() {
            super(-1);
        }
    }

    /** A number of seconds, in microseconds. */
    static final class Duration extends Lenient<Long> {
        Duration() {
            super(LogLine.UNKNOWN);
        }

        @Override
        @Nullable
        Long read(JsonParser json) throws IOException {
            return json.currentToken().isNumeric() ? Math.round(json.getDoubleValue() * MICROS) : null;
        }
    }

    /** A date with its time, in microseconds since the epoch. */
    static final class Moment extends Lenient<Long> {
        private final TimestampParser moments = new TimestampParser();

        Moment() {
            super(LogLine.UNKNOWN);
        }

        @Override
        @Nullable
        Long read(JsonParser json) throws IOException {
            return json.currentToken() == JsonToken.VALUE_STRING ? moments.micros(json.getText()) : null;
        }
    }

    /** An object of strings and arrays of strings; empty unless headers are wanted. */
    static final class Headers extends JsonDeserializer<Map<String, List<String>>> {
        @Override
        public Map<String, List<String>> deserialize(JsonParser json, DeserializationContext context)
                throws IOException {
            if (context.getAttribute(FieldSelection.class) != FieldSelection.HEADERS
                    || json.currentToken() != JsonToken.START_OBJECT) {
                json.skipChildren();
                return Map.of();
            }
            Map<String, List<String>> headers = new LinkedHashMap<>();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                headers.put(name, list(json));
            }
            return headers;
        }

        private static List<String> list(JsonParser json) throws IOException {
            List<String> list = new ArrayList<>();
            if (json.currentToken() == JsonToken.START_ARRAY) {
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    add(json, list);
                }
            } else {
                add(json, list);
            }
            return list;
        }

        private static void add(JsonParser json, List<String> list) throws IOException {
            if (json.currentToken() == JsonToken.VALUE_STRING) {
                list.add(json.getText());
            } else {
                json.skipChildren();
            }
        }

        @Override
        public Object getAbsentValue(DeserializationContext context) {
            return Map.of();
        }

        @Override
        public Map<String, List<String>> getNullValue(DeserializationContext context) {
            return Map.of();
        }
    }

    /** What is not wanted. */
    static final class Skipped<T> extends JsonDeserializer<T> {
        @Override
        @SuppressWarnings("NullAway") // Jackson's own classes say nothing of null, which it takes
        public T deserialize(JsonParser json, DeserializationContext context) throws IOException {
            json.skipChildren();
            return null;
        }
    }
}
