package io.jsniff.http.h1;

import io.jsniff.bytes.Ascii;

/** The first line of a response (RFC 9112, section 4). The reason may be missing, with or without its blank. */
final class StatusLine implements StartLine<StatusLine.Said> {
    private static final int DIGITS = 3;

    /** What a status line says of the message. */
    record Said(int status, boolean old) {}

    private int status;
    private boolean old;

    /** The status code, 100 to 999. */
    int status() {
        return status;
    }

    /** Whether it is of HTTP/1.0. */
    boolean old() {
        return old;
    }

    @Override
    public boolean mayBegin(byte[] array, int from, int to) {
        return HttpVersion.mayBegin(array, from, to);
    }

    @Override
    public boolean parse(byte[] array, int from, int to) {
        status = 0;
        int version = from + HttpVersion.LENGTH;
        if (HttpVersion.isAt(array, from, to)) {
            int code = Ascii.skipBlanks(array, version, to);
            int behind = code + DIGITS;
            if (code > version && (behind == to || (behind < to && array[behind] <= ' '))) {
                status = number(array, code);
                old = HttpVersion.isOld(array, from);
            }
        }
        return status != 0;
    }

    @Override
    public Said said() {
        return new Said(status, old);
    }

    @Override
    public void recall(Said said) {
        status = said.status;
        old = said.old;
    }

    @Override
    public boolean isWholeHead() {
        return false;
    }

    @Override
    public String fault() {
        return "not a status line";
    }

    private static int number(byte[] array, int at) {
        int number = 0;
        for (int i = at; i < at + DIGITS; i++) {
            if (!Ascii.isDigit(array[i])) {
                return 0;
            }
            number = number * 10 + array[i] - '0';
        }
        return number < 100 ? 0 : number;
    }
}
