package io.jsniff.report.har;

import io.jsniff.report.log.LogLine;
import io.jsniff.report.log.LogMessage;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The absolute URL of a request, in whichever form its target has (RFC 9112, section 3.2).
 *
 * @param text the URL without a fragment, as the format wants it
 * @param query the parameters of its query, decoded
 */
record RequestUrl(String text, List<Map.Entry<String, String>> query) {
    private static final int MAX_PARAMETERS = 1000;

    static RequestUrl of(LogLine line, LogMessage request) {
        String target = request.url() == null ? "/" : request.url();
        String text = target.contains("://") ? target : scheme(line) + "://" + authority(line, request) + path(target);
        int fragment = text.indexOf('#');
        return new RequestUrl(fragment < 0 ? text : text.substring(0, fragment), query(target));
    }

    private static String scheme(LogLine line) {
        return line.tls() == null ? "http" : "https";
    }

    private static String authority(LogLine line, LogMessage request) {
        String host = HarEntry.header(request, "host");
        if (host.isEmpty()) {
            host = HarEntry.header(request, ":authority");
        }
        if (host.isEmpty() && line.connection().dest().ip() != null) {
            host = line.connection().origin();
        }
        return host.isEmpty() ? "localhost" : host;
    }

    /** {@code OPTIONS *} and {@code CONNECT host:port} have no path. */
    private static String path(String target) {
        return target.startsWith("/") ? target : "/";
    }

    private static List<Map.Entry<String, String>> query(String target) {
        int begin = target.indexOf('?') + 1;
        int end = target.indexOf('#', begin);
        List<Map.Entry<String, String>> query = new ArrayList<>();
        if (begin > 0) {
            String text = end < 0 ? target.substring(begin) : target.substring(begin, end);
            for (String parameter : text.split("&", MAX_PARAMETERS)) {
                int equals = parameter.indexOf('=');
                if (!parameter.isEmpty()) {
                    query.add(Map.entry(
                            decode(equals < 0 ? parameter : parameter.substring(0, equals)),
                            equals < 0 ? "" : decode(parameter.substring(equals + 1))));
                }
            }
        }
        return query;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
