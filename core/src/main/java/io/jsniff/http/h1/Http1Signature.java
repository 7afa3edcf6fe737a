package io.jsniff.http.h1;

import io.jsniff.bytes.Ascii;
import io.jsniff.connection.Direction;
import io.jsniff.http.HttpToken;
import io.jsniff.http.Protocol;
import io.jsniff.http.ProtocolSignature;

/** A request line or, in the middle of a connection, a status line (RFC 9112, sections 3 and 4). */
public final class Http1Signature implements ProtocolSignature {
    private static final int MAX_METHOD = 20;
    private static final byte[] STATUS_LINE = Ascii.bytes("HTTP/1.");

    @Override
    public Protocol protocol() {
        return Protocol.HTTP1;
    }

    @Override
    public Match match(Direction direction, boolean midstream, byte[] array, int from, int to) {
        if (direction == Direction.TO_DEST) {
            return request(array, from, to);
        }
        return midstream ? status(array, from, to) : Match.NO;
    }

    private static Match status(byte[] array, int from, int to) {
        int same = Ascii.commonPrefix(STATUS_LINE, array, from, to);
        return same == STATUS_LINE.length ? Match.YES : same == to - from ? Match.OPEN : Match.NO;
    }

    /** A method, a blank and the first character of a target, after any empty lines. */
    private static Match request(byte[] array, int from, int to) {
        int method = from;
        while (method < to && (array[method] == '\r' || array[method] == '\n')) {
            method++;
        }
        int end = HttpToken.end(array, method, to);
        int target = Ascii.skipBlanks(array, end, to);
        boolean noMethod = end == method || target == end;
        if (end - method > MAX_METHOD || (noMethod && end < to)) {
            return Match.NO;
        }
        if (target == to) {
            return Match.OPEN;
        }
        return isTarget(array[target], array[method]) ? Match.YES : Match.NO;
    }

    /** Text protocols say {@code get key}; HTTP's methods are upper case, but for those that an application made up, which are followed by a path. */
    private static boolean isTarget(byte first, byte method) {
        boolean upperCase = method >= 'A' && method <= 'Z';
        return first == '/' || (upperCase && (first == '*' || first == '[' || Character.isLetterOrDigit(first)));
    }
}
