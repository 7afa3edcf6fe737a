package io.jsniff.http.h2;

import io.jsniff.bytes.Ascii;
import io.jsniff.connection.Direction;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * Frames written down, one a line, behind {@code >} or {@code <}:
 *
 * <pre>
 * PREFACE
 * HEADERS 1 S p3 w k5 | :method: GET | +x: y | #62 | @62: z
 * PUSH 1 2 | :method: GET
 * DATA 1 S p3 text
 * SETTINGS 5=32768     PING     RST 1 8     GOAWAY 1 11 debug     WINDOW 1     FRAME type flags stream hex
 * TEXT escaped         GAP 5    END
 * </pre>
 *
 * {@code S} is END_STREAM, {@code p} padding, {@code w} a priority, {@code k} the length of the first part of a block that goes on
 * in a CONTINUATION; behind the stream of a RST and the last one of a GOAWAY may stand an error code. Fields are literals; {@code +} ones are added to the table, {@code #} is an index, {@code @} a name's index.
 */
public final class FrameScript {
    private static final byte[] PREFACE = Ascii.bytes("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");

    /** What happens: bytes, a gap of a length, or neither, which is the end of the direction. */
    public record Step(Direction direction, byte[] bytes, int gap) {
        boolean isEnd() {
            return bytes.length == 0 && gap == 0;
        }
    }

    private FrameScript() {}

    /** The steps of a script. */
    public static List<Step> parse(String script) {
        return script.lines().map(FrameScript::step).toList();
    }

    private static Step step(String line) {
        Direction direction = line.charAt(0) == '>' ? Direction.TO_DEST : Direction.TO_SOURCE;
        String[] words = line.substring(2).split(" ", 2);
        String rest = words.length > 1 ? words[1] : "";
        return switch (words[0]) {
            case "GAP" -> new Step(direction, new byte[0], Integer.parseInt(rest));
            case "END" -> new Step(direction, new byte[0], 0);
            default -> new Step(direction, bytes(words[0], rest), 0);
        };
    }

    private static byte[] bytes(String type, String rest) {
        return switch (type) {
            case "PREFACE" -> PREFACE;
            case "TEXT" -> Ascii.bytes(rest.translateEscapes());
            case "HEADERS" -> headers(rest);
            case "PUSH" -> push(rest);
            case "DATA" -> data(rest);
            case "SETTINGS" -> frame(4, rest.equals("ACK") ? 1 : 0, 0, settings(rest));
            case "PING" -> frame(6, 0, 0, new byte[8]);
            case "RST" -> frame(3, 0, word(rest, 0), number(word(rest, 1)));
            case "GOAWAY" -> goAway(rest);
            case "WINDOW" -> frame(8, 0, Integer.parseInt(rest), number(1));
            case "FRAME" -> raw(rest.split(" "));
            default -> throw new IllegalArgumentException(type);
        };
    }

    private static byte[] goAway(String rest) {
        String[] words = rest.split(" ", 3);
        byte[] debug = Ascii.bytes(words.length > 2 ? words[2] : "");
        return frame(7, 0, 0, concat(number(word(rest, 0)), number(word(rest, 1)), debug));
    }

    private static int word(String rest, int index) {
        String[] words = rest.split(" ");
        return index < words.length ? Integer.parseInt(words[index]) : 0;
    }

    private static byte[] raw(String[] words) {
        byte[] payload = words.length > 3 ? HexFormat.of().parseHex(words[3]) : new byte[0];
        return frame(Integer.parseInt(words[0]), Integer.parseInt(words[1]), Integer.parseInt(words[2]), payload);
    }

    private static byte[] settings(String rest) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (String setting : rest.isEmpty() || rest.equals("ACK") ? new String[0] : rest.split(" ")) {
            String[] pair = setting.split("=");
            out.write(0);
            out.write(Integer.parseInt(pair[0]));
            out.writeBytes(number(Integer.parseInt(pair[1])));
        }
        return out.toByteArray();
    }

    private static byte[] headers(String rest) {
        String[] parts = rest.split(" \\| ", 2);
        String[] words = parts[0].split(" ");
        byte[] block = parts.length > 1 ? block(parts[1]) : new byte[0];
        int stream = Integer.parseInt(words[0]);
        int first = option(words, 'k', block.length);
        int padding = option(words, 'p', -1);
        boolean weight = option(words, 'w', -1) >= 0;
        int flags = (option(words, 'S', -1) >= 0 ? 1 : 0)
                | (first == block.length ? 4 : 0)
                | (padding >= 0 ? 8 : 0)
                | (weight ? 0x20 : 0);
        byte[] fragment = concat(weight ? new byte[5] : new byte[0], Arrays.copyOf(block, first));
        byte[] frame = frame(1, flags, stream, padded(padding, fragment));
        return first == block.length
                ? frame
                : concat(frame, frame(9, 4, stream, Arrays.copyOfRange(block, first, block.length)));
    }

    private static byte[] push(String rest) {
        String[] parts = rest.split(" \\| ", 2);
        String[] words = parts[0].split(" ");
        byte[] payload = concat(number(Integer.parseInt(words[1])), block(parts[1]));
        return frame(5, 4, Integer.parseInt(words[0]), payload);
    }

    private static byte[] data(String rest) {
        String[] words = rest.split(" ");
        int padding = option(words, 'p', -1);
        boolean end = option(words, 'S', -1) >= 0;
        int skipped = 1 + (padding >= 0 ? 1 : 0) + (end ? 1 : 0);
        String text = String.join(" ", Arrays.asList(words).subList(skipped, words.length));
        int flags = (end ? 1 : 0) | (padding >= 0 ? 8 : 0);
        return frame(0, flags, Integer.parseInt(words[0]), padded(padding, Ascii.bytes(text)));
    }

    /** The number behind a letter, 0 if there is none; {@code absent} if there is no such word. */
    private static int option(String[] words, char letter, int absent) {
        for (int i = 1; i < words.length && i < 5; i++) {
            if (words[i].matches(letter + "\\d*")) {
                return words[i].length() == 1 ? 0 : Integer.parseInt(words[i].substring(1));
            }
        }
        return absent;
    }

    private static byte[] padded(int padding, byte[] payload) {
        return padding < 0 ? payload : concat(new byte[] {(byte) padding}, payload, new byte[padding]);
    }

    /** A header block. */
    public static byte[] block(String fields) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (String field : fields.split(" \\| ")) {
            if (field.charAt(0) == '#') {
                out.write(0x80 | Integer.parseInt(field.substring(1)));
            } else {
                literal(field, out);
            }
        }
        return out.toByteArray();
    }

    private static void literal(String field, ByteArrayOutputStream out) {
        int colon = field.indexOf(": ", 1);
        String name = field.substring(0, colon);
        if (name.charAt(0) == '@') {
            int index = Integer.parseInt(name.substring(1));
            out.write(0x40 | Math.min(index, 63));
            if (index >= 63) {
                out.write(index - 63);
            }
        } else {
            out.write(name.charAt(0) == '+' ? 0x40 : 0);
            string(name.charAt(0) == '+' ? name.substring(1) : name, out);
        }
        string(field.substring(colon + 2).translateEscapes(), out);
    }

    private static void string(String text, ByteArrayOutputStream out) {
        int length = text.length();
        if (length < 127) {
            out.write(length);
        } else {
            out.write(127);
            int rest = length - 127;
            for (; rest >= 128; rest >>= 7) {
                out.write((rest & 0x7f) | 0x80);
            }
            out.write(rest);
        }
        out.writeBytes(Ascii.bytes(text));
    }

    /** A frame. */
    public static byte[] frame(int type, int flags, int stream, byte[] payload) {
        byte[] length = number(payload.length);
        byte[] head = concat(Arrays.copyOfRange(length, 1, 4), new byte[] {(byte) type, (byte) flags}, number(stream));
        return concat(head, payload);
    }

    private static byte[] number(int number) {
        return new byte[] {(byte) (number >> 24), (byte) (number >> 16), (byte) (number >> 8), (byte) number};
    }

    private static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    /** All steps of scripts, one behind the other. */
    static List<Step> steps(String... scripts) {
        List<Step> steps = new ArrayList<>();
        for (String script : scripts) {
            steps.addAll(parse(script));
        }
        return steps;
    }
}
