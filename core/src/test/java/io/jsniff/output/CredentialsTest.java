package io.jsniff.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.jsniff.bytes.Ascii;
import io.jsniff.http.Head;
import io.jsniff.http.HeaderCursor;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is hidden by default, and what is not. In the tables {@code ~} stands for CR and LF, {@code ^} for a CR alone. */
class CredentialsTest {
    private static final Redaction CREDENTIALS = Redaction.CREDENTIALS;

    private static byte[] bytes(String text) {
        return Ascii.bytes(text.replace("~", "\r\n").replace("^", "\r"));
    }

    private static String text(byte[] bytes) {
        return Ascii.text(bytes, 0, bytes.length).replace("\r\n", "~").replace("\r", "^");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET /a?token=s HTTP/1.1 | GET /a?token=*** HTTP/1.1",
                "GET /a?b=c&Token=s&d=e HTTP/1.1 | GET /a?b=c&Token=***&d=e HTTP/1.1",
                "GET /a?access_token=s&refresh_token=s&id_token=s HTTP/1.1 | GET /a?access_token=***&refresh_token=***&id_token=*** HTTP/1.1",
                "GET /a?X-Amz-Credential=s&X-Amz-Signature=s&X-Amz-Security-Token=s HTTP/1.1 | GET /a?X-Amz-Credential=***&X-Amz-Signature=***&X-Amz-Security-Token=*** HTTP/1.1",
                "GET /b?sv=2024&sig=s%3D HTTP/1.1 | GET /b?sv=2024&sig=*** HTTP/1.1",
                "GET /a?api_key=s&apikey=s&key=s&password=s&code=s&client_secret=s HTTP/1.1 | GET /a?api_key=***&apikey=***&key=***&password=***&code=***&client_secret=*** HTTP/1.1",
                "GET /a?user[password]=s&user%5Bpassword%5D=s HTTP/1.1 | GET /a?user[password]=***&user%5Bpassword%5D=*** HTTP/1.1",
                "GET /a?%74oken=s HTTP/1.1 | GET /a?%74oken=*** HTTP/1.1",
                "GET /a;jsessionid=s?b HTTP/1.1 | GET /a;jsessionid=*** HTTP/1.1",
                "GET /a?token=s t HTTP/1.1 | GET /a?token=*** HTTP/1.1",
                "GET /a?token=s\"t HTTP/1.1 | GET /a?token=*** HTTP/1.1",
                "GET /a?token=s | GET /a?token=***",
                "GET http://u:s@h/a HTTP/1.1 | GET http://***@h/a HTTP/1.1",
                "GET http://s@h HTTP/1.1 | GET http://***@h HTTP/1.1",
                "GET http://u:s@x@h:80/a?token=s HTTP/1.1 | GET http://***@h:80/a?token=*** HTTP/1.1",
                "CONNECT u:s@h:443 HTTP/1.1 | CONNECT ***@h:443 HTTP/1.1",
                "GET /a?u=http://u:s@h/ HTTP/1.1 | GET /a?u=http://***@h/ HTTP/1.1",
                "HTTP/1.1 302 /a?token=s | HTTP/1.1 302 /a?token=***"
            })
    void firstLineHidesThem(String line, String shown) {
        byte[] head = bytes(line + "~Host: h~~");
        assertThat(text(CREDENTIALS.head(head))).isEqualTo(shown + "~Host: h~~");
        assertThat(text(CREDENTIALS.firstLine(head))).startsWith(shown).isEqualToIgnoringNewLines(shown + "~");
        assertThat(Redaction.NONE.head(head)).isSameAs(head);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Authorization: s | Authorization: ***",
                "authorization : s | authorization : ***",
                "X-API-Key: s | X-API-Key: ***",
                "x-amz-security-token: s | x-amz-security-token: ***",
                "X-Auth-Token:s | X-Auth-Token:***",
                "X-CSRF-Token: s | X-CSRF-Token: ***",
                "X-XSRF-TOKEN: s | X-XSRF-TOKEN: ***",
                "X-Access-Token: s | X-Access-Token: ***",
                "X-Vault-Token: s | X-Vault-Token: ***",
                "X-Goog-Api-Key: s | X-Goog-Api-Key: ***",
                "Ocp-Apim-Subscription-Key: s | Ocp-Apim-Subscription-Key: ***",
                "Authentication-Info: s | Authentication-Info: ***",
                "Private-Token: s | Private-Token: ***",
                "Cf-Access-Client-Secret: s | Cf-Access-Client-Secret: ***",
                "Cf-Access-Jwt-Assertion: s | Cf-Access-Jwt-Assertion: ***",
                "X-Hub-Signature-256: s | X-Hub-Signature-256: ***",
                "DD-API-KEY: s | DD-API-KEY: ***",
                "Set-Cookie: a=s~ b=s~\tc=s | Set-Cookie: ***",
                "A: b^Set-Cookie: s | A: b^Set-Cookie: ***",
                "Referer: http://h/?token=s&a=b | Referer: http://h/?token=***&a=b",
                "Referer: http://u:s@h/ | Referer: http://***@h/",
                "Location: /cb?code=s t&state=x | Location: /cb?code=***&state=x",
                "Location: /cb#access_token=s~ s | Location: /cb#access_token=***",
                "Location: //u:s@h/ | Location: //***@h/",
                "Link: <http://h/?key=s>; rel=\"next\" | Link: <http://h/?key=***>; rel=\"next\"",
                "Refresh: 0; url=/a?token=s | Refresh: 0; url=/a?token=***",
                "X-Original-URL: /a?token=s t | X-Original-URL: /a?token=***",
                "Host: u:s@h | Host: ***@h"
            })
    void fieldHidesThem(String field, String shown) {
        byte[] head = bytes("GET / HTTP/1.1~" + field + "~A: b~~");
        assertThat(text(CREDENTIALS.head(head))).isEqualTo("GET / HTTP/1.1~" + shown + "~A: b~~");

        HeaderCursor cursor = new HeaderCursor(head);
        assertThat(cursor.next()).isTrue();
        byte[] name =
                Ascii.bytes(Ascii.text(head, cursor.nameFrom(), cursor.nameTo()).toLowerCase(Locale.ROOT));
        byte[] value = CREDENTIALS.value(name, head, cursor.valueFrom(), cursor.valueTo());
        assertThat(shown).endsWith(text(value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /services/collector/event/1.0 HTTP/1.1~Host: localhost:8088~Accept: */*;q=0.5~~",
                "GET /a?b=c&d HTTP/1.1~Host: h~~",
                "GET /a?tokens=1&keyboard=x&encode=y&zip-code=z HTTP/1.1~~",
                "GET /a?token HTTP/1.1~~",
                "GET /a?token= HTTP/1.1~~",
                "GET /@me//x HTTP/1.1~From: me@h~~",
                "HTTP/1.1 200 OK~Content-Type: text/html; charset=utf-8~Keep-Alive: timeout=5, max=100~ETag: \"a\"~~",
                "HTTP/1.1 101 x~Sec-WebSocket-Key: abc~Idempotency-Key: abc~~"
            })
    void whatHoldsNoneIsGivenBackAsItIs(String text) {
        byte[] head = bytes(text);
        assertThat(CREDENTIALS.head(head)).isSameAs(head);
        assertThat(CREDENTIALS.firstLine(head)).isSameAs(head);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "password=s&a=b | password=***&a=b",
                "a=b&password=s\"<t #u | a=b&password=***",
                "a=b&client_secret=s&c=d | a=b&client_secret=***&c=d",
                "a=b | a=b"
            })
    void formHidesThem(String form, String shown) {
        Head head = new Head(bytes("POST / HTTP/1.1~Content-Type: application/X-www-form-urlencoded; charset=utf-8~~"));
        assertThat(text(CREDENTIALS.body(bytes(form), head, 9))).isEqualTo(shown);
        assertThat(text(Redaction.NONE.body(bytes(form), head, 9))).isEqualTo(form);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Transfer-Encoding: chunked", "Content-Encoding: gzip"})
    void formThatCannotBeReadIsNotShown(String field) {
        Head head = new Head(bytes("POST / HTTP/1.1~Content-Type: application/x-www-form-urlencoded~" + field + "~~"));
        assertThat(text(CREDENTIALS.body(bytes("5~passw~9~ord=s3cret~0~~"), head, 123)))
                .isEqualTo("*** (123 bytes)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "5~hello~0~Authorization: s~ s~~ | 5~hello~0~Authorization: ***~~",
                "okHTTP/1.1 200 OK~Set-Cookie: s~~ | okHTTP/1.1 200 OK~Set-Cookie: ***~~",
                "{\"url\":\"http://u:s@h/?token=s\"} | {\"url\":\"http://***@h/?token=***\"}",
                "/a?token=s:t | /a?token=***",
                "{\"password\":\"shown\"} | {\"password\":\"shown\"}"
            })
    void bodyHidesLinesOfHeadsAndUrls(String body, String shown) {
        Head head = new Head(bytes("HTTP/1.1 200 OK~~"));
        assertThat(text(CREDENTIALS.body(bytes(body), head, 9))).isEqualTo(shown);
    }

    @Test
    void whatIsNotUnderstoodIsNotShown() {
        assertThat(text(CREDENTIALS.unknown(bytes("abc"), 5))).isEqualTo("*** (5 bytes)");
        assertThat(text(Redaction.NONE.unknown(bytes("abc"), 5))).isEqualTo("abc");
    }

    @Test
    void listOfNamesReplacesTheFieldsAndLeavesUrlsHidden() {
        Redaction own = Redaction.of(List.of("X-Mine", "*-ours"));
        byte[] head = bytes("GET /?token=s HTTP/1.1~Authorization: shown~X-MINE: s~a-Ours: s~~");
        assertThat(text(own.head(head)))
                .isEqualTo("GET /?token=*** HTTP/1.1~Authorization: shown~X-MINE: ***~a-Ours: ***~~");
    }

    /** All that an attacker may send: no exception, and never more than what was there but for the stars. */
    @Test
    void anyCutOfAHeadIsGoneOverWithoutAnError() {
        byte[] head =
                bytes("GET http://u:s@h/a;b?%74oken=s&%7=s#code=s HTTP/1.1~Host: u:s@h~Location: //u@h?%~ Cookie:~~");
        for (int to = 0; to <= head.length; to++) {
            for (int from = 0; from <= to; from++) {
                byte[] cut = Arrays.copyOfRange(head, from, to);
                assertThat(CREDENTIALS.head(cut)).hasSizeLessThanOrEqualTo(cut.length + 3 * cut.length);
                assertThat(CREDENTIALS.firstLine(cut)).isNotNull();
                assertThat(CREDENTIALS.body(cut, new Head(cut), 1)).isNotNull();
            }
        }
    }
}
