package io.jsniff.output;

import io.jsniff.bytes.Ascii;
import io.jsniff.http.Head;
import java.util.Collection;
import java.util.List;

/**
 * What is not for the eyes of a log's readers. It appears as {@code ***} in all outputs, for all of them show what comes out of
 * this class: values of header fields that hold credentials, user and password in URLs, values of parameters that hold
 * credentials (in URLs, wherever in a head they stand, and in forms), and text of which it cannot be told what it holds.
 *
 * <p>What needs no change is given back as it is: to look for it is one pass over the bytes.
 */
public final class Redaction {
    /** Shows everything. */
    public static final Redaction NONE = new Redaction(new NamePatterns(List.of()), false);

    /**
     * Fields that hold credentials by their standard, or by the habit of many: of API gateways and clouds (AWS, Google, Azure),
     * of identity providers and of proxies before them, of frameworks against request forgery, and of signed webhooks.
     */
    private static final List<String> FIELDS = List.of(
            "*authorization",
            "*authentication-info",
            "cookie",
            "set-cookie",
            "cookie2",
            "set-cookie2",
            "dpop",
            "x-auth",
            "*-auth-key",
            "*-zumo-auth",
            "*-sentry-auth",
            "*token",
            "*secret",
            "*password",
            "*api-key",
            "*apikey",
            "*access-key",
            "*application-key",
            "*customer-key",
            "*encryption-key",
            "*functions-key",
            "*insert-key",
            "*license-key",
            "*master-key",
            "*query-key",
            "*subscription-key",
            "*jwt-assertion",
            "*oidc-data",
            "*-otp",
            "*signature",
            "*signature-256",
            "x-honeycomb-team");

    /** Hides credentials: what an agent does unless it is told otherwise. */
    public static final Redaction CREDENTIALS = of(FIELDS);

    private static final byte[] SHOWN = {'*', '*', '*'};

    private final NamePatterns fields;
    private final boolean active;

    private Redaction(NamePatterns fields, boolean active) {
        this.fields = fields;
        this.active = active;
    }

    /**
     * Hides the values of fields with these names, case ignored, and all else that is hidden by default.
     *
     * @param names {@code *token} stands for all names that end so; with none at all, nothing is hidden
     */
    public static Redaction of(Collection<String> names) {
        return names.isEmpty() ? NONE : new Redaction(new NamePatterns(names), true);
    }

    /** What stands for a hidden value. Not to be changed. */
    public byte[] shown() {
        return SHOWN;
    }

    /** Whether nothing is hidden. */
    public boolean isEmpty() {
        return !active;
    }

    /** Whether the value of the field whose name stands in the range is hidden. */
    public boolean hides(byte[] array, int from, int to) {
        return active && fields.match(array, from, to);
    }

    /** The bytes that begin with a first line, with that line fit to be shown; what follows it may be missing. */
    public byte[] firstLine(byte[] head) {
        return active ? new Redactor(this, head, 0, head.length).firstLine() : head;
    }

    /** A head, or trailer lines, fit to be shown. */
    public byte[] head(byte[] head) {
        return active ? new Redactor(this, head, 0, head.length).head() : head;
    }

    /** The value of a field whose name, in lower case, is given. */
    public byte[] value(byte[] name, byte[] array, int from, int to) {
        if (hides(name, 0, name.length)) {
            return SHOWN;
        }
        Redactor value = new Redactor(this, array, from, to);
        return active ? value.value(name) : value.all();
    }

    /**
     * What follows the head of a message. Credentials are looked for in forms, in URLs, and in lines that look like those of a head:
     * trailers, and messages that a wrong length has made a part of the body.
     *
     * @param size how long all of it was
     */
    public byte[] body(byte[] body, Head head, long size) {
        return active ? new BodyRedaction(this, body, head).shown(size) : body;
    }

    /** Bytes of which nothing is known are not shown. */
    public byte[] unknown(byte[] bytes, long size) {
        return active ? size(size) : bytes;
    }

    /** What stands for that many bytes. */
    static byte[] size(long bytes) {
        return Ascii.bytes("*** (" + bytes + " bytes)");
    }
}
