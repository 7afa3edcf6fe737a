package io.jsniff.demo;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The first line and the header fields of a request or a response.
 *
 * @param startLine without its line end
 * @param fields values by lower-case name; of a repeated one the last
 */
record Head(String startLine, Map<String, String> fields) {
    private static final int MAX_BYTES = 16 * 1024;

    /**
     * Reads a head, and not a byte more.
     *
     * @return {@code null} if the stream ends before its first byte
     * @throws ProtocolException if it is no HTTP head or exceeds 16 KiB
     */
    static @Nullable Head read(InputStream in) throws IOException {
        String startLine = readLine(in, MAX_BYTES);
        return startLine == null ? null : new Head(startLine, readFields(in, MAX_BYTES - startLine.length()));
    }

    /** Reads the header fields and the empty line after them. */
    static Map<String, String> readFields(InputStream in, int mostBytes) throws IOException {
        Map<String, String> fields = new HashMap<>();
        int left = mostBytes;
        for (String line = readField(in, left); !line.isEmpty(); line = readField(in, left)) {
            left -= line.length();
            int colon = line.indexOf(':');
            if (colon < 1) {
                throw new ProtocolException("not a header field: " + line);
            }
            fields.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return fields;
    }

    private static String readField(InputStream in, int mostBytes) throws IOException {
        String line = readLine(in, mostBytes);
        if (line == null) {
            throw new EOFException("the stream ended within a head");
        }
        return line;
    }

    /** Reads a line, without its end; {@code null} if the stream ends before its first byte. */
    static @Nullable String readLine(InputStream in, int mostBytes) throws IOException {
        var line = new ByteArrayOutputStream();
        int next = in.read();
        if (next < 0) {
            return null;
        }
        for (; next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the stream ended within a line");
            } else if (line.size() >= mostBytes) {
                throw new ProtocolException("a head of more than " + MAX_BYTES + " bytes");
            }
            line.write(next);
        }
        String text = line.toString(ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    /** The length of the body that follows, 0 if none is given. */
    static int contentLength(Map<String, String> fields) throws ProtocolException {
        String value = fields.getOrDefault("content-length", "0");
        if (!value.matches("\\d{1,8}")) {
            throw new ProtocolException("not a length: " + value);
        }
        return Integer.parseInt(value);
    }

    /** Whether one of the words of the Connection field is this one. */
    boolean connectionSays(String word) {
        for (String said : fields.getOrDefault("connection", "").split(",")) {
            if (said.strip().equalsIgnoreCase(word)) {
                return true;
            }
        }
        return false;
    }
}
