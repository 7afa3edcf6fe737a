package io.jsniff.output;

import io.jsniff.bytes.Ascii;
import io.jsniff.http.Head;
import io.jsniff.http.HeaderCursor;

/** What of a body may be shown. */
final class BodyRedaction {
    private static final byte[] CONTENT_TYPE = Ascii.bytes("content-type");
    private static final byte[] CONTENT_ENCODING = Ascii.bytes("content-encoding");
    private static final byte[] TRANSFER_ENCODING = Ascii.bytes("transfer-encoding");
    private static final byte[] FORM = Ascii.bytes("application/x-www-form-urlencoded");

    private final Redaction redaction;
    private final byte[] body;
    private final Head head;

    BodyRedaction(Redaction redaction, byte[] body, Head head) {
        this.redaction = redaction;
        this.body = body;
        this.head = head;
    }

    /** A form that is cut into chunks or compressed cannot be searched: chunk sizes may stand within a name. */
    byte[] shown(long size) {
        if (isForm()) {
            return has(TRANSFER_ENCODING) || has(CONTENT_ENCODING)
                    ? Redaction.size(size)
                    : new Redactor(redaction, body, 0, body.length).form();
        }
        return new Redactor(redaction, body, 0, body.length).lines();
    }

    private boolean has(byte[] name) {
        return new HeaderCursor(head.bytes()).find(name);
    }

    private boolean isForm() {
        byte[] bytes = head.bytes();
        HeaderCursor cursor = new HeaderCursor(bytes);
        boolean form = false;
        while (!form && cursor.find(CONTENT_TYPE)) {
            int end = Math.min(cursor.valueFrom() + FORM.length, cursor.valueTo());
            form = Ascii.equalsIgnoreCase(bytes, cursor.valueFrom(), end, FORM);
        }
        return form;
    }
}
