package io.jsniff.report.log;

import io.jsniff.connection.Originator;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What lines say of connections. */
final class ConnectionParser {
    private ConnectionParser() {}

    /** {@code null} without a number: then it is no line of jsniff's. */
    static @Nullable LogConnection connection(Members members) throws IOException {
        long id = -1;
        String side = "";
        LogEnd source = LogEnd.UNKNOWN;
        LogEnd dest = LogEnd.UNKNOWN;
        String host = null;
        long openedAt = LogLine.UNKNOWN;
        long connectTime = LogLine.UNKNOWN;
        String caller = null;
        String client = null;
        int idle = -1;
        int busy = -1;
        if (!members.enter()) {
            return null;
        }
        for (String name = members.next(); name != null; name = members.next()) {
            switch (name) {
                case "id" -> id = members.number(-1);
                case "side" -> side = members.text("");
                case "source" -> source = end(members);
                case "dest" -> dest = end(members);
                case "host" -> host = members.text();
                case "openedAt" -> openedAt = members.moment();
                case "connectTime" -> connectTime = members.seconds();
                case "caller" -> caller = members.text();
                case "client" -> client = members.text();
                case "idle" -> idle = members.integer(-1);
                case "busy" -> busy = members.integer(-1);
                default -> members.skip();
            }
        }
        return id < 0
                ? null
                : new LogConnection(id, side, source, dest, host, openedAt, connectTime, caller, client, idle, busy);
    }

    private static LogEnd end(Members members) throws IOException {
        String ip = null;
        int port = 0;
        String path = null;
        if (members.enter()) {
            for (String name = members.next(); name != null; name = members.next()) {
                switch (name) {
                    case "ip" -> ip = members.text();
                    case "port" -> port = members.integer(0);
                    case "path" -> path = members.text();
                    default -> members.skip();
                }
            }
        }
        return new LogEnd(ip, port, path);
    }

    static @Nullable LogClose close(Members members) throws IOException {
        Originator by = null;
        boolean reset = false;
        long time = LogLine.UNKNOWN;
        if (!members.enter()) {
            return null;
        }
        for (String name = members.next(); name != null; name = members.next()) {
            switch (name) {
                case "by" -> by = members.constant(Originator.class);
                case "reset" -> reset = members.truth();
                case "time" -> time = members.moment();
                default -> members.skip();
            }
        }
        return new LogClose(by, reset, time);
    }

    static @Nullable LogTls tls(Members members) throws IOException {
        String version = null;
        String cipher = null;
        String alpn = null;
        String sni = null;
        boolean resumed = false;
        long handshake = LogLine.UNKNOWN;
        String failure = null;
        if (!members.enter()) {
            return null;
        }
        for (String name = members.next(); name != null; name = members.next()) {
            switch (name) {
                case "version" -> version = members.text();
                case "cipher" -> cipher = members.text();
                case "alpn" -> alpn = members.text();
                case "sni" -> sni = members.text();
                case "resumed" -> resumed = members.truth();
                case "handshake" -> handshake = members.seconds();
                case "failure" -> failure = members.text();
                default -> members.skip();
            }
        }
        return new LogTls(version, cipher, alpn, sni, resumed, handshake, failure);
    }

    static @Nullable LogFinding finding(Members members) throws IOException {
        String code = null;
        boolean fault = false;
        String text = "";
        String caller = null;
        String closer = null;
        String advice = "";
        if (!members.enter()) {
            return null;
        }
        for (String name = members.next(); name != null; name = members.next()) {
            switch (name) {
                case "code" -> code = members.text();
                case "fault" -> fault = members.truth();
                case "text" -> text = members.text("");
                case "caller" -> caller = members.text();
                case "closer" -> closer = members.text();
                case "advice" -> advice = members.text("");
                default -> members.skip();
            }
        }
        return code == null ? null : new LogFinding(code, fault, text, caller, closer, advice);
    }
}
