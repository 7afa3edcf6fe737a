package io.jsniff.agent.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.zip.GZIPOutputStream;

/** A log as an application would leave it that keeps three exchanges on each connection; the last closes for a fault. */
final class GeneratedLog {
    static final int EXCHANGES = 3;

    /** What an attacker would send. */
    static final String MARKUP = "/</script><script>window.harmed=1</script><img src=x onerror='window.harmed=1'>";

    private static final Instant BEGIN = Instant.parse("2026-02-03T04:05:06Z");
    private static final String CALLER = "com.acme.Client%d.send(Client%d.java:87)";

    private final Writer out;

    private GeneratedLog(Writer out) {
        this.out = out;
    }

    /** Writes a log of so many connections to three origins; compressed if its name says so. */
    static Path write(Path file, int connections) throws IOException {
        try (OutputStream plain = Files.newOutputStream(file);
                OutputStream stream = file.toString().endsWith(".gz") ? new GZIPOutputStream(plain, 1 << 16) : plain;
                Writer out = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), 1 << 16)) {
            GeneratedLog log = new GeneratedLog(out);
            for (int id = 1; id <= connections; id++) {
                log.connection(id);
            }
        }
        return file;
    }

    /** One exchange in which all that comes from the wire, or from names, is what an attacker would send. */
    static String hostile() {
        String finding =
                "{\"code\":\"?\",\"fault\":true,\"text\":\"?\",\"caller\":\"a.B?\",\"closer\":\"?\",\"advice\":\"?\"}";
        String line = "{\"time\":\"" + moment(0)
                + "\",\"class\":\"unique\",\"number\":1,\"protocol\":\"?\",\"connection\":{\"id\":1,"
                + "\"side\":\"?\",\"source\":{\"ip\":\"?\",\"port\":1},\"dest\":{\"path\":\"?\"},\"host\":\"?\",\"client\":\"?\","
                + "\"caller\":\"?\",\"openedAt\":\"" + moment(0)
                + "\"},\"tls\":{\"version\":\"?\",\"cipher\":\"?\",\"alpn\":\"?\","
                + "\"sni\":\"?\",\"failure\":\"?\"},\"request\":{\"line\":\"?\",\"method\":\"?\",\"url\":\"?\",\"protocol\":\"?\","
                + "\"headers\":{\"?\":\"?\"},\"begin\":\"" + moment(1)
                + "\",\"completion\":\"?\"},\"response\":{\"status\":200,"
                + "\"line\":\"?\",\"message\":\"?\",\"headers\":{\"?\":\"?\"},\"completion\":\"?\"},\"finding\":{\"open\":"
                + finding
                + ",\"close\":" + finding + "}}\n";
        return line.replace("?", MARKUP);
    }

    private static String moment(long micros) {
        String second = BEGIN.plusSeconds(micros / 1_000_000).toString();
        String fraction = Long.toString(1_000_000 + micros % 1_000_000);
        return second.substring(0, second.length() - 1) + "." + fraction.substring(1) + "Z";
    }

    private void connection(int id) throws IOException {
        long opened = id * 1_000L;
        int origin = id % 3;
        String caller = CALLER.formatted(origin, origin);
        String connection = "\"connection\":{\"id\":" + id
                + ",\"side\":\"client\",\"source\":{\"ip\":\"10.0.0.1\",\"port\":"
                + (1024 + id % 60_000) + "},\"dest\":{\"ip\":\"10.0.0." + origin + "\",\"port\":80},\"host\":\"host"
                + origin
                + "\",\"openedAt\":\"" + moment(opened) + "\",\"connectTime\":0.000150,\"caller\":\"" + caller + "\"}";
        out.write("{\"event\":\"open\",\"time\":\"" + moment(opened) + "\"," + connection + "}\n");
        String open = "\"open\":{\"code\":\"" + (id <= 3 ? "first" : "body-not-read") + "\",\"fault\":" + (id > 3)
                + ",\"text\":\"why it was opened\",\"caller\":\"" + caller + "\",\"advice\":\"Do so.\"}";
        for (int number = 1; number <= EXCHANGES; number++) {
            exchange(id, number, opened + number * 400L, connection, open);
        }
        out.write("{\"event\":\"close\",\"time\":\"" + moment(opened + 2_000) + "\"," + connection
                + ",\"requests\":3,\"close\":{\"by\":\"client\",\"reset\":false,\"time\":\"" + moment(opened + 2_000)
                + "\"},\"finding\":{"
                + open + ",\"close\":{\"code\":\"body-not-read\",\"fault\":true,\"text\":\"why it ended\",\"caller\":\""
                + caller
                + "\",\"advice\":\"Do so.\"}}}\n");
    }

    private void exchange(int id, int number, long begin, String connection, String open) throws IOException {
        String reuse = number == 1 ? "start" : number == EXCHANGES ? "last" : "continue";
        String url = id == 1 && number == 2 ? MARKUP : "/services/collector/" + id % 100;
        out.write("{\"time\":\"" + moment(begin) + "\",\"class\":\"" + reuse + "\",\"number\":" + number
                + ",\"protocol\":\"HTTP/1\","
                + connection + ",\"request\":{\"line\":\"POST " + url + " HTTP/1.1\",\"method\":\"POST\",\"url\":\""
                + url
                + "\",\"protocol\":\"HTTP/1.1\",\"headers\":{\"host\":\"host\",\"authorization\":\"***\",\"accept\":[\"a\",\"b\"]},"
                + "\"size\":419,\"bodySize\":319,\"begin\":\"" + moment(begin) + "\",\"end\":\"" + moment(begin + 20)
                + "\",\"completion\":\"complete\"},\"response\":{\"status\":200,\"line\":\"HTTP/1.1 200 OK\",\"protocol\":\"HTTP/1.1\","
                + "\"message\":\"OK\",\"headers\":{\"content-type\":\"application/json\",\"content-length\":\"27\"},\"size\":127,"
                + "\"bodySize\":27,\"begin\":\"" + moment(begin + 220) + "\",\"end\":\"" + moment(begin + 250)
                + "\",\"completion\":\"complete\"},\"timing\":{" + (number == 1 ? "\"connect\":0.000150," : "")
                + "\"request\":0.000020,\"wait\":0.000200,\"receive\":0.000030,\"response\":0.000230,\"idleAfter\":0.000150}"
                + (number == 1 ? ",\"finding\":{" + open + "}" : "") + ",\"openConnections\":1}\n");
    }
}
