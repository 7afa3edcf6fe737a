package io.jsniff.http;

import io.jsniff.bytes.Ascii;
import io.jsniff.connection.ByteListener;
import io.jsniff.connection.Direction;
import org.jspecify.annotations.Nullable;

/**
 * Tells from the first bytes of a connection which protocol it speaks. Bytes that do not suffice are kept, a few dozen at
 * most, for the dissector that is chosen later. Single use.
 *
 * <p>A connection that is picked up in the middle may be in the middle of a message. What does not look like the begin of one is
 * then lost until the other end is heard, where messages begin; only when that has happened a few times is it another protocol.
 */
public final class ProtocolSniffer {
    /** Long enough for all that is looked for. */
    private static final int MOST = 40;

    /** So many ends of messages are lost at most: of a request, of its response, and of what had been pipelined. */
    private static final int MOST_LOST = 4;

    private static final int LONGEST_METHOD = 20;
    private static final byte[] HTTP2_PREFACE = Ascii.bytes("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
    private static final byte[] STATUS_LINE = Ascii.bytes("HTTP/1.");
    private static final int TLS_HANDSHAKE = 0x16;

    private final boolean midstream;
    private byte @Nullable [] kept;
    private int keptLength;
    private Direction keptDirection = Direction.TO_DEST;
    private long keptTime;
    private @Nullable Direction lost;
    private int losses;

    /** @param midstream whether the connection was picked up after its opening, so that the dest may be first to be heard */
    public ProtocolSniffer(boolean midstream) {
        this.midstream = midstream;
    }

    /**
     * Looks at the next bytes.
     *
     * @return what they are, to be followed by {@link #replay} and by giving these bytes to the dissector; or {@code null} if
     *     more is needed: then they are kept
     */
    public @Nullable Protocol sniff(Direction direction, byte[] array, int offset, int length, long time) {
        if (direction == lost) {
            return null;
        }
        lost = null;
        Protocol protocol = look(direction, array, offset, length, time);
        return protocol == Protocol.OTHER && midstream && ++losses < MOST_LOST ? lose(direction) : protocol;
    }

    /** Whether the bytes that were seen last are lost. */
    public boolean isLost() {
        return lost != null;
    }

    private @Nullable Protocol lose(Direction direction) {
        keptLength = 0;
        lost = direction;
        return null;
    }

    private @Nullable Protocol look(Direction direction, byte[] array, int offset, int length, long time) {
        if (keptLength > 0 && direction != keptDirection) {
            if (!midstream) {
                return Protocol.OTHER;
            }
            keptLength = 0;
            losses++;
        }
        Protocol protocol =
                keptLength == 0 ? judge(direction, array, offset, offset + length) : more(array, offset, length);
        if (protocol == null && keptLength + length >= MOST) {
            return Protocol.OTHER;
        }
        if (protocol == null && length > 0) {
            keep(direction, array, offset, length, time);
        }
        return protocol;
    }

    /** Whether the connection is taken for one that was picked up after its opening. */
    public boolean isMidstream() {
        return midstream;
    }

    /** Gives the bytes that were kept to the dissector that has been chosen. */
    public void replay(ByteListener dissector) {
        byte[] bytes = kept;
        if (bytes != null && keptLength > 0) {
            dissector.bytes(keptDirection, bytes, 0, keptLength, keptTime);
        }
    }

    private @Nullable Protocol more(byte[] array, int offset, int length) {
        byte[] all = new byte[MOST];
        int added = Math.min(length, MOST - keptLength);
        if (kept != null) {
            System.arraycopy(kept, 0, all, 0, keptLength);
        }
        System.arraycopy(array, offset, all, keptLength, added);
        return judge(keptDirection, all, 0, keptLength + added);
    }

    private void keep(Direction direction, byte[] array, int offset, int length, long time) {
        byte[] bytes = kept;
        if (bytes == null) {
            bytes = new byte[MOST];
            kept = bytes;
        }
        if (keptLength == 0) {
            keptDirection = direction;
            keptTime = time;
        }
        System.arraycopy(array, offset, bytes, keptLength, length);
        keptLength += length;
    }

    private @Nullable Protocol judge(Direction direction, byte[] array, int from, int to) {
        if (from == to) {
            return null;
        }
        if (array[from] == 0) {
            return frame(direction, array, from, to);
        }
        if (direction == Direction.TO_SOURCE) {
            return midstream ? response(array, from, to) : Protocol.OTHER;
        }
        if (array[from] == TLS_HANDSHAKE) {
            return handshake(array, from, to);
        }
        int same = common(HTTP2_PREFACE, array, from, to);
        if (same == HTTP2_PREFACE.length) {
            return Protocol.HTTP2;
        }
        return same == to - from ? null : request(array, from, to);
    }

    /** In the middle any frame of HTTP/2; at the begin the settings of a server that does not wait for the client's preface. */
    private @Nullable Protocol frame(Direction direction, byte[] array, int from, int to) {
        if (!midstream && direction == Direction.TO_DEST) {
            return Protocol.OTHER;
        }
        if (to - from < Http2FrameHead.LENGTH) {
            return Http2FrameHead.mayBegin(array, from, to) ? null : Protocol.OTHER;
        }
        boolean expected = midstream || Http2FrameHead.isSettings(array, from);
        return expected && Http2FrameHead.isPlausible(array, from) ? Protocol.HTTP2 : Protocol.OTHER;
    }

    /** The head of a record that holds a handshake message (RFC 8446, section 5.1). */
    private static @Nullable Protocol handshake(byte[] array, int from, int to) {
        if (to - from < 3) {
            return to - from < 2 || array[from + 1] == 3 ? null : Protocol.OTHER;
        }
        return array[from + 1] == 3 && array[from + 2] >= 0 && array[from + 2] <= 4 ? Protocol.TLS : Protocol.OTHER;
    }

    private static @Nullable Protocol response(byte[] array, int from, int to) {
        int same = common(STATUS_LINE, array, from, to);
        if (same == STATUS_LINE.length) {
            return Protocol.HTTP1;
        }
        return same == to - from ? null : Protocol.OTHER;
    }

    /** A method, a blank and the first character of a target, behind any empty lines. */
    private static @Nullable Protocol request(byte[] array, int from, int to) {
        int method = from;
        while (method < to && (array[method] == '\r' || array[method] == '\n')) {
            method++;
        }
        int end = HttpToken.end(array, method, to);
        int target = Ascii.skipBlanks(array, end, to);
        boolean noMethod = end == method || target == end;
        if (end - method > LONGEST_METHOD || (noMethod && end < to)) {
            return Protocol.OTHER;
        }
        if (target == to) {
            return null;
        }
        return isTarget(array[target], array[method]) ? Protocol.HTTP1 : Protocol.OTHER;
    }

    /** Text protocols say {@code get key}; HTTP's methods are upper case, unless somebody made one up for a path. */
    private static boolean isTarget(byte first, byte method) {
        boolean upperCase = method >= 'A' && method <= 'Z';
        return first == '/' || (upperCase && (first == '*' || first == '[' || Character.isLetterOrDigit(first)));
    }

    private static int common(byte[] wanted, byte[] array, int from, int to) {
        int length = Math.min(wanted.length, to - from);
        int i = 0;
        while (i < length && array[from + i] == wanted[i]) {
            i++;
        }
        return i;
    }
}
