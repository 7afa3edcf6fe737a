package io.jsniff.output;

import io.jsniff.bytes.Ascii;

/**
 * Where the three parts of a first line stand; a part that is missing is empty. A request line is method, target and protocol;
 * a target that holds blanks, which it must not, reaches to the last of them. A status line is protocol, code and reason.
 *
 * @param firstTo end of the first part, which begins at 0
 * @param secondFrom begin of the second part
 * @param secondTo its end
 * @param thirdFrom begin of the third part
 * @param end end of the line, and of the third part
 */
public record StartLineParts(int firstTo, int secondFrom, int secondTo, int thirdFrom, int end) {
    /** Of a request. */
    public static StartLineParts ofRequest(byte[] bytes) {
        int end = end(bytes);
        int first = blank(bytes, 0, end);
        int last = end;
        while (last > first && bytes[last - 1] != ' ') {
            last--;
        }
        int second = Math.min(first + 1, end);
        return last > second
                ? new StartLineParts(first, second, last - 1, last, end)
                : new StartLineParts(first, second, end, end, end);
    }

    /** Of a response. */
    public static StartLineParts ofResponse(byte[] bytes) {
        int end = end(bytes);
        int first = blank(bytes, 0, end);
        int second = Math.min(first + 1, end);
        int secondTo = blank(bytes, second, end);
        return new StartLineParts(first, second, secondTo, Math.min(secondTo + 1, end), end);
    }

    private static int end(byte[] bytes) {
        int lf = Ascii.indexOf(bytes, 0, bytes.length, '\n');
        return Ascii.trimEnd(bytes, 0, lf < 0 ? bytes.length : lf);
    }

    private static int blank(byte[] bytes, int from, int end) {
        int at = Ascii.indexOf(bytes, from, end, ' ');
        return at < 0 ? end : at;
    }
}
