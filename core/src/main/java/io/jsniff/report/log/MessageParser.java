package io.jsniff.report.log;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What lines say of requests and responses. */
final class MessageParser {
    private MessageParser() {}

    static @Nullable LogMessage message(Members members, Wanted wanted) throws IOException {
        String line = null;
        String method = null;
        String url = null;
        String protocol = null;
        int status = 0;
        String message = null;
        Map<String, List<String>> headers = Map.of();
        long size = -1;
        long bodySize = -1;
        long begin = LogLine.UNKNOWN;
        long end = LogLine.UNKNOWN;
        String completion = "";
        if (!members.enter()) {
            return null;
        }
        for (String name = members.next(); name != null; name = members.next()) {
            switch (name) {
                case "line" -> line = members.text();
                case "method" -> method = members.text();
                case "url" -> url = members.text();
                case "protocol" -> protocol = members.text();
                case "status" -> status = members.integer(0);
                case "message" -> message = members.text();
                case "headers" -> headers = headers(members, wanted);
                case "size" -> size = members.number(-1);
                case "bodySize" -> bodySize = members.number(-1);
                case "begin" -> begin = members.moment();
                case "end" -> end = members.moment();
                case "completion" -> completion = members.text("");
                default -> members.skip();
            }
        }
        return new LogMessage(
                line, method, url, protocol, status, message, headers, size, bodySize, begin, end, completion);
    }

    private static Map<String, List<String>> headers(Members members, Wanted wanted) throws IOException {
        if (wanted == Wanted.HEADERS) {
            return members.lists();
        }
        members.skip();
        return Map.of();
    }

    static LogTiming timing(Members members) throws IOException {
        long connect = LogLine.UNKNOWN;
        long tls = LogLine.UNKNOWN;
        long idleBefore = LogLine.UNKNOWN;
        long request = LogLine.UNKNOWN;
        long waiting = LogLine.UNKNOWN;
        long receive = LogLine.UNKNOWN;
        long idleAfter = LogLine.UNKNOWN;
        long close = LogLine.UNKNOWN;
        if (!members.enter()) {
            return LogTiming.UNKNOWN;
        }
        for (String name = members.next(); name != null; name = members.next()) {
            switch (name) {
                case "connect" -> connect = members.seconds();
                case "tls" -> tls = members.seconds();
                case "idleBefore" -> idleBefore = members.seconds();
                case "request" -> request = members.seconds();
                case "wait" -> waiting = members.seconds();
                case "receive" -> receive = members.seconds();
                case "idleAfter" -> idleAfter = members.seconds();
                case "close" -> close = members.seconds();
                default -> members.skip();
            }
        }
        return new LogTiming(connect, tls, idleBefore, request, waiting, receive, idleAfter, close);
    }
}
