package io.jsniff.report.har;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * What HAR 1.2 asks of an archive: the members of each object, which of them it must have and what they hold. Members of its own
 * an archive may have if they begin with an underscore.
 */
final class Har12 {
    private static final Map<String, String> OBJECTS = Map.ofEntries(
            Map.entry("archive", "log:log"),
            Map.entry("log", "version:text creator:creator entries:entry* browser?:creator pages?:page* comment?:text"),
            Map.entry("creator", "name:text version:text comment?:text"),
            Map.entry("page", "startedDateTime:moment id:text title:text pageTimings:pageTimings comment?:text"),
            Map.entry("pageTimings", "onContentLoad?:size onLoad?:size comment?:text"),
            Map.entry(
                    "entry",
                    "startedDateTime:moment time:duration request:request response:response cache:cache timings:timings"
                            + " pageref?:text serverIPAddress?:text connection?:text comment?:text"),
            Map.entry(
                    "request",
                    "method:text url:url httpVersion:text cookies:cookie* headers:pair* queryString:pair* headersSize:size"
                            + " bodySize:size postData?:postData comment?:text"),
            Map.entry(
                    "response",
                    "status:count statusText:text httpVersion:text cookies:cookie* headers:pair* content:content"
                            + " redirectURL:text headersSize:size bodySize:size comment?:text"),
            Map.entry(
                    "cookie",
                    "name:text value:text path?:text domain?:text expires?:moment httpOnly?:truth secure?:truth"
                            + " comment?:text"),
            Map.entry("pair", "name:text value:text comment?:text"),
            Map.entry("postData", "mimeType:text params:pair* text:text comment?:text"),
            Map.entry("content", "size:count mimeType:text compression?:size text?:text encoding?:text comment?:text"),
            Map.entry("cache", "beforeRequest?:any afterRequest?:any comment?:text"),
            Map.entry(
                    "timings",
                    "send:duration wait:duration receive:duration blocked?:optional dns?:optional connect?:optional"
                            + " ssl?:optional comment?:text"));

    private final List<String> violations = new ArrayList<>();

    private Har12() {}

    /** Each way in which an archive is none. */
    static List<String> violations(JsonNode archive) {
        Har12 har = new Har12();
        har.check("", archive, "archive");
        for (JsonNode entry : archive.at("/log/entries")) {
            har.sum(entry);
        }
        if (!archive.at("/log/version").asText().equals("1.2")) {
            har.violations.add("the version is " + archive.at("/log/version"));
        }
        return har.violations;
    }

    private void check(String where, JsonNode value, String type) {
        boolean right = switch (type) {
            case "any" -> true;
            case "text" -> value.isTextual();
            case "truth" -> value.isBoolean();
            case "count" -> value.isIntegralNumber() && value.longValue() >= 0;
            case "size" -> value.isIntegralNumber() && value.longValue() >= -1;
            case "duration" -> value.isNumber() && value.doubleValue() >= 0;
            case "optional" -> value.isNumber() && (value.doubleValue() >= 0 || value.doubleValue() == -1);
            case "moment" -> value.isTextual() && isMoment(value.textValue());
            case "url" -> value.isTextual() && isUrl(value.textValue());
            default -> type.endsWith("*") ? value.isArray() : value.isObject();
        };
        if (!right) {
            violations.add(where + " is no " + type + ": " + value);
        } else if (value.isArray()) {
            each(where, value, (path, element) -> check(path, element, type.substring(0, type.length() - 1)));
        } else if (value.isObject() && OBJECTS.containsKey(type)) {
            members(where, value, OBJECTS.get(type));
        }
    }

    private static void each(String where, JsonNode array, BiConsumer<String, JsonNode> action) {
        for (int i = 0; i < array.size(); i++) {
            action.accept(where + "/" + i, array.get(i));
        }
    }

    private void members(String where, JsonNode object, String members) {
        List<String> known = new ArrayList<>();
        for (String member : members.split(" ")) {
            boolean optional = member.contains("?");
            String name = member.substring(0, member.indexOf(optional ? '?' : ':'));
            known.add(name);
            if (object.has(name)) {
                check(where + "/" + name, object.get(name), member.substring(member.indexOf(':') + 1));
            } else if (!optional) {
                violations.add(where + " lacks " + name);
            }
        }
        for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!name.startsWith("_") && !known.contains(name)) {
                violations.add(where + " has a " + name);
            }
        }
    }

    /** {@code time} is the sum of all that happened; {@code ssl} is part of {@code connect}. */
    private void sum(JsonNode entry) {
        double sum = 0;
        for (String part : List.of("blocked", "dns", "connect", "send", "wait", "receive")) {
            sum += Math.max(0, entry.at("/timings/" + part).doubleValue());
        }
        if (Math.abs(sum - entry.path("time").doubleValue()) > 1e-6) {
            violations.add("time is " + entry.path("time") + ", the timings are " + sum);
        }
        if (entry.at("/timings/ssl").doubleValue()
                > entry.at("/timings/connect").doubleValue()) {
            violations.add("connect does not hold ssl: " + entry.path("timings"));
        }
    }

    private static boolean isMoment(String text) {
        try {
            return OffsetDateTime.parse(text).getYear() > 0;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    /** It is absolute, and fragments are not included. */
    private static boolean isUrl(String text) {
        int colon = text.indexOf("://");
        return colon > 0 && URI.create(text.substring(0, colon) + "://h/").isAbsolute() && text.indexOf('#') < 0;
    }
}
