package io.jsniff.output;

import io.jsniff.bytes.Ascii;
import java.util.Arrays;
import java.util.List;

/** Which parameters of URLs and forms hold credentials, by their names. */
final class SecretParameters {
    /** Of OAuth and OpenID Connect, of signed URLs (AWS, Google, Azure), of API keys, of forms to log in, of sessions in URLs. */
    private static final NamePatterns NAMES = new NamePatterns(List.of(
            "*token",
            "code",
            "code_verifier",
            "*secret",
            "*assertion",
            "samlresponse",
            "jwt",
            "ticket",
            "sig",
            "hmac",
            "*signature",
            "*credential",
            "*accesskeyid",
            "key",
            "*api_key",
            "*api-key",
            "*apikey",
            "*access_key",
            "*accesskey",
            "*private_key",
            "*secret_key",
            "*subscription-key",
            "auth",
            "authorization",
            "*password",
            "*passwd",
            "*passphrase",
            "pass",
            "pwd",
            "otp",
            "sid",
            "*sessionid",
            "*session_id",
            "phpsessid"));

    private static final int MAX_NAME = 128;

    private SecretParameters() {}

    /** Whether the value of the parameter whose name stands in the range is hidden. The name may be percent-encoded. */
    static boolean match(byte[] array, int from, int to) {
        int end = to;
        while (end > from && array[end - 1] == ']') { // user[password]
            end--;
        }
        if (Ascii.indexOf(array, from, end, '%') < 0) {
            return NAMES.match(array, from, end);
        }
        if (end - from > MAX_NAME) {
            return true; // such a name is there to hide something
        }
        byte[] name = decoded(array, from, end);
        return NAMES.match(name, 0, name.length);
    }

    private static byte[] decoded(byte[] array, int from, int to) {
        byte[] name = new byte[to - from];
        int length = 0;
        for (int i = from; i < to; i++) {
            int high = array[i] == '%' && i + 2 < to ? Character.digit(array[i + 1], 16) : -1;
            int low = high < 0 ? -1 : Character.digit(array[i + 2], 16);
            if (low >= 0) {
                name[length++] = (byte) (high << 4 | low);
                i += 2;
            } else {
                name[length++] = array[i];
            }
        }
        while (length > 0 && name[length - 1] == ']') {
            length--;
        }
        return Arrays.copyOf(name, length);
    }
}
