package io.jsniff.pipeline;

import io.jsniff.connection.Direction;
import io.jsniff.http.h2.FrameScript;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * What happens on a connection, as the input of a fuzzer says. Bytes stand for themselves and flow to the dest, until a caret
 * says otherwise:
 *
 * <pre>
 * ^> ^<     what follows flows to the dest, to the source     ^.     the end of that direction
 * ^t ^T     a second passes, a minute                         ^~n    as many bytes are lost as the code of n says
 * ^J        the tap begins to see inside TLS                  ^( ^)  what follows is plaintext, is records again
 * ^h ^f     the handshake is done, has failed                 ^k     the source begins to close
 * ^c ^s     the source closes, the dest                       ^a     the tap stops; the default at the end of the input
 * ^P        the preface of HTTP/2                             ^xHH   a byte in hexadecimal
 * ^FtfsN…   a frame of HTTP/2 around what follows: type and stream are the low four bits of t and s, the flags f without 0x40
 * ^^        a caret
 * </pre>
 */
public final class FuzzScript {
    /** What may happen. */
    public enum Kind {
        BYTES,
        PLAINTEXT,
        GAP,
        END,
        SECOND,
        MINUTE,
        JOIN,
        HANDSHAKE,
        FAILURE,
        CLOSING,
        CLOSED_BY_SOURCE,
        CLOSED_BY_DEST,
        ABANDONED
    }

    /** Something that happens; a gap is as long as its bytes. */
    public record Step(Kind kind, Direction direction, byte[] bytes) {
        Step switched() {
            return new Step(kind, direction.opposite(), bytes);
        }
    }

    private static final byte[] PREFACE = FrameScript.parse("> PREFACE").get(0).bytes();

    private final byte[] input;
    private final List<Step> steps = new ArrayList<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int at;
    private Direction direction = Direction.TO_DEST;
    private boolean inside;
    private int frameType = -1;
    private int frameFlags;
    private int frameStream;

    private FuzzScript(byte[] input, int from) {
        this.input = input;
        this.at = from;
    }

    /** The steps that the input says from an index on. */
    public static List<Step> parse(byte[] input, int from) {
        FuzzScript script = new FuzzScript(input, from);
        while (script.at < input.length) {
            script.next();
        }
        script.flush();
        return script.steps;
    }

    private int take() {
        return at < input.length ? input[at++] & 0xff : 0;
    }

    private void next() {
        int b = take();
        if (b == '^') {
            command(take());
        } else {
            bytes.write(b);
        }
    }

    private void command(int what) {
        switch (what) {
            case '^' -> bytes.write('^');
            case 'x' -> bytes.write(Character.digit(take(), 16) << 4 | Character.digit(take(), 16));
            case 'P' -> bytes.writeBytes(PREFACE);
            case 'F' -> frame();
            case '>' -> turn(Direction.TO_DEST, inside);
            case '<' -> turn(Direction.TO_SOURCE, inside);
            case '(' -> turn(direction, true);
            case ')' -> turn(direction, false);
            case '~' -> add(Kind.GAP, new byte[1 + take()]);
            case '.' -> add(Kind.END);
            case 't' -> add(Kind.SECOND);
            case 'T' -> add(Kind.MINUTE);
            case 'J' -> add(Kind.JOIN);
            case 'h' -> add(Kind.HANDSHAKE);
            case 'f' -> add(Kind.FAILURE);
            case 'k' -> add(Kind.CLOSING);
            case 'c' -> add(Kind.CLOSED_BY_SOURCE);
            case 's' -> add(Kind.CLOSED_BY_DEST);
            case 'a' -> add(Kind.ABANDONED);
            default -> bytes.write(what);
        }
    }

    private void frame() {
        flushFrame();
        frameType = take() & 0xf;
        frameFlags = take() & ~0x40;
        frameStream = take() & 0xf;
    }

    private void turn(Direction next, boolean plaintext) {
        flush();
        direction = next;
        inside = plaintext;
    }

    private void add(Kind kind, byte... content) {
        flush();
        steps.add(new Step(kind, direction, content));
    }

    private void flush() {
        flushFrame();
        if (bytes.size() > 0) {
            steps.add(new Step(inside ? Kind.PLAINTEXT : Kind.BYTES, direction, bytes.toByteArray()));
            bytes.reset();
        }
    }

    /** The frame that goes on is over: one step of its own. */
    private void flushFrame() {
        byte[] content = bytes.toByteArray();
        if (frameType >= 0) {
            content = FrameScript.frame(frameType, frameFlags, frameStream, content);
            frameType = -1;
        }
        bytes.reset();
        if (content.length > 0) {
            steps.add(new Step(inside ? Kind.PLAINTEXT : Kind.BYTES, direction, content));
        }
    }
}
