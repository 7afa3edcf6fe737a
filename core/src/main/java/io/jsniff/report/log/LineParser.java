package io.jsniff.report.log;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.jsniff.report.log.LogLine.Kind;
import io.jsniff.reuse.ReuseClass;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** One line of a log after the other. Belongs to one thread. */
final class LineParser {
    private final JsonFactory factory = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();
    private final Moments moments = new Moments();
    private final Wanted wanted;

    LineParser(Wanted wanted) {
        this.wanted = wanted;
    }

    /**
     * Reads a line.
     *
     * @return {@code null} if it is JSON, but not of jsniff
     * @throws IOException if it is no JSON, in JsonProcessingException
     */
    @Nullable
    LogLine parse(byte[] array, int from, int to) throws IOException {
        try (JsonParser json = factory.createParser(array, from, to - from)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return null;
            }
            Draft draft = new Draft();
            draft.read(new Members(json, moments));
            return json.nextToken() == null ? draft.line() : null;
        }
    }

    /** What is known of a line so far. */
    private final class Draft {
        private @Nullable Kind kind;
        private long time = LogLine.UNKNOWN;
        private @Nullable ReuseClass reuse;
        private int number;
        private String protocol = "";
        private long stream;
        private @Nullable LogConnection connection;
        private @Nullable LogMessage request;
        private @Nullable LogMessage response;
        private LogTiming timing = LogTiming.UNKNOWN;
        private @Nullable LogTls tls;
        private @Nullable LogClose close;
        private @Nullable LogFinding opening;
        private @Nullable LogFinding closing;

        void read(Members members) throws IOException {
            for (String name = members.next(); name != null; name = members.next()) {
                switch (name) {
                    case "event" -> kind = members.constant(Kind.class);
                    case "time" -> time = members.moment();
                    case "class" -> reuse = members.constant(ReuseClass.class);
                    case "number" -> number = members.integer(0);
                    case "protocol" -> protocol = members.text("");
                    case "stream" -> stream = members.number(0);
                    case "connection" -> connection = ConnectionParser.connection(members);
                    case "tls" -> tls = ConnectionParser.tls(members);
                    case "close" -> close = ConnectionParser.close(members);
                    case "finding" -> findings(members);
                    default -> details(name, members);
                }
            }
        }

        private void details(String name, Members members) throws IOException {
            if (wanted == Wanted.TOTALS) {
                members.skip();
                return;
            }
            switch (name) {
                case "request" -> request = MessageParser.message(members, wanted);
                case "response" -> response = MessageParser.message(members, wanted);
                case "timing" -> timing = MessageParser.timing(members);
                default -> members.skip();
            }
        }

        private void findings(Members members) throws IOException {
            if (members.enter()) {
                for (String name = members.next(); name != null; name = members.next()) {
                    switch (name) {
                        case "open" -> opening = ConnectionParser.finding(members);
                        case "close" -> closing = ConnectionParser.finding(members);
                        default -> members.skip();
                    }
                }
            }
        }

        @Nullable
        LogLine line() {
            Kind known = reuse == null ? kind : Kind.EXCHANGE;
            return known == null || connection == null
                    ? null
                    : new LogLine(
                            known,
                            time,
                            reuse,
                            number,
                            protocol,
                            stream,
                            connection,
                            request,
                            response,
                            timing,
                            tls,
                            close,
                            opening,
                            closing);
        }
    }
}
