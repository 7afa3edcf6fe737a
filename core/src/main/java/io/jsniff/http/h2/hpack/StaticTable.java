package io.jsniff.http.h2.hpack;

import io.jsniff.bytes.Ascii;

/** The fields that every decoder knows (RFC 7541, Appendix A), as ranges of one array. */
final class StaticTable {
    /** How many there are; their indices are 1 to this. */
    static final int SIZE = 61;

    private static final String FIELDS = """
            :authority
            :method GET
            :method POST
            :path /
            :path /index.html
            :scheme http
            :scheme https
            :status 200
            :status 204
            :status 206
            :status 304
            :status 400
            :status 404
            :status 500
            accept-charset
            accept-encoding gzip, deflate
            accept-language
            accept-ranges
            accept
            access-control-allow-origin
            age
            allow
            authorization
            cache-control
            content-disposition
            content-encoding
            content-language
            content-length
            content-location
            content-range
            content-type
            cookie
            date
            etag
            expect
            expires
            from
            host
            if-match
            if-modified-since
            if-none-match
            if-range
            if-unmodified-since
            last-modified
            link
            location
            max-forwards
            proxy-authenticate
            proxy-authorization
            range
            referer
            refresh
            retry-after
            server
            set-cookie
            strict-transport-security
            transfer-encoding
            user-agent
            vary
            via
            www-authenticate
            """;

    private static final byte[] BYTES = Ascii.bytes(FIELDS);
    private static final short[] NAME_FROM = new short[SIZE + 1];
    private static final short[] NAME_TO = new short[SIZE + 1];
    private static final short[] VALUE_TO = new short[SIZE + 1];

    static {
        int at = 0;
        for (int i = 1; i <= SIZE; i++) {
            int end = Ascii.indexOf(BYTES, at, BYTES.length, '\n');
            int blank = Ascii.indexOf(BYTES, at, end, ' ');
            NAME_FROM[i] = (short) at;
            NAME_TO[i] = (short) (blank < 0 ? end : blank);
            VALUE_TO[i] = (short) end;
            at = end + 1;
        }
    }

    private StaticTable() {}

    /** Where the ranges stand. Not to be changed. */
    static byte[] bytes() {
        return BYTES;
    }

    static int nameFrom(int index) {
        return NAME_FROM[index];
    }

    static int nameTo(int index) {
        return NAME_TO[index];
    }

    static int valueFrom(int index) {
        return Math.min(NAME_TO[index] + 1, VALUE_TO[index]);
    }

    static int valueTo(int index) {
        return VALUE_TO[index];
    }
}
