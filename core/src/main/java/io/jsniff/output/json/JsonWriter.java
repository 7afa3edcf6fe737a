package io.jsniff.output.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.jsniff.bytes.Ascii;
import io.jsniff.bytes.TextBuffer;
import io.jsniff.connection.Connection;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Members of objects, in our units; what is not known is left out. Text of the wire goes through without becoming strings. */
final class JsonWriter {
    private static final long NANOS = 1_000_000_000L;
    private static final int ROOM = 32;

    private final JsonGenerator json;
    private final TextBuffer scratch = new TextBuffer(ROOM);
    private final char[] digits = new char[ROOM];
    private long second = Long.MIN_VALUE;
    private byte[] secondText = new byte[0];

    JsonWriter(JsonGenerator json) {
        this.json = json;
    }

    JsonGenerator json() {
        return json;
    }

    void object(String name) throws IOException {
        json.writeFieldName(name);
        json.writeStartObject();
    }

    void endObject() throws IOException {
        json.writeEndObject();
    }

    void text(String name, @Nullable String value) throws IOException {
        if (value != null) {
            json.writeFieldName(name);
            json.writeString(value);
        }
    }

    void text(String name, byte[] ascii) throws IOException {
        json.writeFieldName(name);
        json.writeUTF8String(ascii, 0, ascii.length);
    }

    /** Text out of bytes; an empty range is no text. */
    void text(String name, byte[] array, int from, int to) throws IOException {
        if (to > from) {
            json.writeFieldName(name);
            text(array, from, to);
        }
    }

    /** A value out of bytes: UTF-8 if they are that, otherwise one character a byte. */
    void text(byte[] array, int from, int to) throws IOException {
        if (isAscii(array, from, to)) {
            json.writeUTF8String(array, from, to - from);
        } else {
            json.writeString(decode(array, from, to));
        }
    }

    void number(String name, long value) throws IOException {
        json.writeFieldName(name);
        json.writeNumber(value);
    }

    void truth(String name, boolean value) throws IOException {
        json.writeFieldName(name);
        json.writeBoolean(value);
    }

    /** Nanoseconds as seconds. */
    void seconds(String name, long nanos) throws IOException {
        if (nanos != Connection.UNKNOWN) {
            scratch.clear();
            scratch.seconds(nanos);
            for (int i = 0; i < scratch.length(); i++) {
                digits[i] = (char) scratch.array()[i];
            }
            json.writeFieldName(name);
            json.writeNumber(digits, 0, scratch.length());
        }
    }

    /** Nanoseconds since the epoch as date and time. */
    void moment(String name, long nanos) throws IOException {
        if (nanos != Connection.UNKNOWN) {
            scratch.clear();
            scratch.put(textOf(Math.floorDiv(nanos, NANOS)));
            scratch.put('.');
            scratch.micros((int) Math.floorMod(nanos, NANOS));
            scratch.put('Z');
            json.writeFieldName(name);
            json.writeRawUTF8String(scratch.array(), 0, scratch.length());
        }
    }

    /** Date and time of a second, made once as long as it lasts: the formatter is slow. */
    private byte[] textOf(long epochSecond) {
        if (epochSecond != second) {
            String text = Instant.ofEpochSecond(epochSecond).toString();
            secondText = Ascii.bytes(text.substring(0, text.length() - 1));
            second = epochSecond;
        }
        return secondText;
    }

    private static boolean isAscii(byte[] array, int from, int to) {
        for (int i = from; i < to; i++) {
            if (array[i] < 0) {
                return false;
            }
        }
        return true;
    }

    private static String decode(byte[] array, int from, int to) {
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
