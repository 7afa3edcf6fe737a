package io.jsniff.output.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.jsniff.bytes.Ascii;
import io.jsniff.connection.Connection;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Members of objects, in our units; what is not known is left out. */
record JsonOut(JsonGenerator json) {
    private static final long NANOS = 1_000_000_000L;
    private static final int NANOS_PER_MICRO = 1_000;
    private static final int MICROS = 1_000_000;

    void object(String name) throws IOException {
        json.writeObjectFieldStart(name);
    }

    void endObject() throws IOException {
        json.writeEndObject();
    }

    void text(String name, @Nullable String value) throws IOException {
        if (value != null) {
            json.writeStringField(name, value);
        }
    }

    /** Text out of bytes; an empty range is no text. */
    void text(String name, byte[] array, int from, int to) throws IOException {
        if (to > from) {
            json.writeStringField(name, decode(array, from, to));
        }
    }

    void number(String name, long value) throws IOException {
        json.writeNumberField(name, value);
    }

    void truth(String name, boolean value) throws IOException {
        json.writeBooleanField(name, value);
    }

    /** Nanoseconds as seconds. */
    void seconds(String name, long nanos) throws IOException {
        if (nanos != Connection.UNKNOWN) {
            json.writeFieldName(name);
            json.writeNumber(nanos / NANOS + fraction(nanos % NANOS));
        }
    }

    /** Nanoseconds since the epoch as date and time. */
    void moment(String name, long nanos) throws IOException {
        if (nanos != Connection.UNKNOWN) {
            String second = Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS)).toString();
            String withoutZone = second.substring(0, second.length() - 1);
            json.writeStringField(name, withoutZone + fraction(Math.floorMod(nanos, NANOS)) + "Z");
        }
    }

    /** A point and six digits. */
    private static String fraction(long nanos) {
        return "." + Long.toString(MICROS + nanos / NANOS_PER_MICRO).substring(1);
    }

    /** UTF-8 if it is that, otherwise one character a byte. */
    static String decode(byte[] array, int from, int to) {
        for (int i = from; i < to; i++) {
            if (array[i] < 0) {
                return decodeBeyondAscii(array, from, to);
            }
        }
        return Ascii.text(array, from, to);
    }

    private static String decodeBeyondAscii(byte[] array, int from, int to) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(array, from, to - from))
                    .toString();
        } catch (CharacterCodingException e) {
            return Ascii.text(array, from, to);
        }
    }
}
