package io.jsniff.http.h1;

import io.jsniff.bytes.Ascii;
import io.jsniff.http.HttpToken;
import org.jspecify.annotations.Nullable;

/** The first line of a request (RFC 9112, section 3). */
final class RequestLine implements StartLine<RequestLine.Said> {
    private static final int MAX_METHOD_LENGTH = 32;
    private static final byte[] GET = Ascii.bytes("GET");
    private static final byte[] HEAD = Ascii.bytes("HEAD");
    private static final byte[] CONNECT = Ascii.bytes("CONNECT");

    /** What a request line says of the message. */
    record Said(RequestKind kind, boolean old) {}

    private RequestKind kind = RequestKind.PLAIN;
    private boolean old;

    /** What the request is, as far as its first line says. */
    RequestKind kind() {
        return kind;
    }

    /** Whether it is of HTTP/1.0. */
    boolean old() {
        return old;
    }

    @Override
    public boolean mayBegin(byte[] array, int from, int to) {
        int method = HttpToken.end(array, from, Math.min(to, from + MAX_METHOD_LENGTH + 1));
        int length = method - from;
        return length > 0 && length <= MAX_METHOD_LENGTH && (method == to || Ascii.isBlank(array[method]));
    }

    @Override
    public boolean parse(byte[] array, int from, int to) {
        old = false;
        RequestKind found = mayBegin(array, from, to) ? find(array, from, Ascii.trimEnd(array, from, to)) : null;
        kind = found == null ? RequestKind.PLAIN : found;
        return found != null;
    }

    @Override
    public Said said() {
        return new Said(kind, old);
    }

    @Override
    public void recall(Said said) {
        kind = said.kind;
        old = said.old;
    }

    @Override
    public boolean isWholeHead() {
        return kind == RequestKind.SIMPLE;
    }

    @Override
    public String fault() {
        return "not a request line";
    }

    private @Nullable RequestKind find(byte[] array, int from, int to) {
        int method = HttpToken.end(array, from, to);
        int target = Ascii.skipBlanks(array, method, to);
        int version = to - HttpVersion.LENGTH;
        if (version > target && Ascii.isBlank(array[version - 1]) && HttpVersion.isAt(array, version, to)) {
            old = HttpVersion.isOld(array, version);
            return byMethod(array, from, method);
        }
        boolean simple = target < to && array[target] == '/' && Ascii.indexOf(array, target, to, ' ') < 0;
        return simple && is(GET, array, from, method) ? RequestKind.SIMPLE : null;
    }

    private static RequestKind byMethod(byte[] array, int from, int to) {
        if (is(HEAD, array, from, to)) {
            return RequestKind.HEAD;
        }
        return is(CONNECT, array, from, to) ? RequestKind.CONNECT : RequestKind.PLAIN;
    }

    private static boolean is(byte[] method, byte[] array, int from, int to) {
        return to - from == method.length && Ascii.startsWith(array, from, to, method);
    }
}
