package io.jsniff.agent.option;

import io.jsniff.agent.option.AgentOptions.Summary;
import io.jsniff.agent.option.OptionText.Pair;
import io.jsniff.agent.tap.caller.CallerOptions;
import io.jsniff.agent.tap.caller.StackDepth;
import io.jsniff.agent.tap.filter.HostPattern;
import io.jsniff.agent.tap.filter.TapFilter;
import io.jsniff.agent.tap.filter.TapFilter.PortRange;
import io.jsniff.connection.Side;
import io.jsniff.output.EntryWriter;
import io.jsniff.output.Redaction;
import io.jsniff.output.Rotation;
import io.jsniff.output.format.Encoding;
import io.jsniff.output.format.FormatOptions;
import io.jsniff.output.format.LogFormat;
import io.jsniff.output.format.Suggestions;
import io.jsniff.pipeline.RecordingOptions;
import io.jsniff.report.Expectation;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads options: the environment first, then the file that one of the others names, then the arguments. What comes later
 * replaces what came before; ports and hosts add up.
 */
public final class OptionReader {
    private static final long TEN_SECONDS = 10_000_000_000L;
    private static final int MAX_BODY = 1 << 30;
    private static final int MAX_KEPT = 1_000_000;

    private final List<PortRange> ports = new ArrayList<>();
    private final List<HostPattern> hosts = new ArrayList<>();
    private @Nullable Side side;
    private @Nullable String format;
    private boolean json;
    private String out = "";
    private long rotate;
    private int keep = 5;
    private String notFound = FormatOptions.agent().notFound();
    private boolean unprintable;
    private boolean hexEncode;
    private int bodyLimit = FormatOptions.agent().bodyLimit();
    private @Nullable List<String> redact;
    private long linger = TEN_SECONDS;
    private StackDepth stacks = StackDepth.CALLER;
    private final List<String> application = new ArrayList<>();
    private Summary summary = new Summary(true, null);
    private final List<Expectation> expectations = new ArrayList<>();
    private boolean debug;

    private OptionReader() {}

    /**
     * Reads options.
     *
     * @param environment the value of {@code JSNIFF_OPTS}
     * @param arguments what stood behind the jar's name
     * @throws OptionException if something in them is wrong
     */
    public static AgentOptions read(@Nullable String environment, @Nullable String arguments) throws OptionException {
        return of(gather(environment, OptionText.arguments(arguments == null ? "" : arguments)));
    }

    /** All that was given, in the order in which it counts, with what the file of a {@code config} says in its place. */
    public static List<Pair> gather(@Nullable String environment, List<Pair> last) throws OptionException {
        List<Pair> first = OptionText.arguments(environment == null ? "" : environment);
        String file = config(last) == null ? config(first) : config(last);
        List<Pair> all = new ArrayList<>(first);
        if (file != null) {
            all.addAll(OptionText.lines(content(file)));
        }
        all.addAll(last);
        return all;
    }

    /** What options mean; a {@code config} among them has been read before. */
    public static AgentOptions of(List<Pair> pairs) throws OptionException {
        OptionReader reader = new OptionReader();
        reader.takeAll(pairs);
        return reader.options(given(pairs));
    }

    private static String given(List<Pair> pairs) {
        StringBuilder text = new StringBuilder();
        for (Pair pair : pairs) {
            text.append(text.length() == 0 ? "" : ",").append(pair);
        }
        return text.toString();
    }

    private static @Nullable String config(List<Pair> pairs) {
        String file = null;
        for (Pair pair : pairs) {
            file = pair.key().equals(OptionKey.CONFIG.text()) ? pair.value() : file;
        }
        return file;
    }

    private static String content(String file) throws OptionException {
        try (InputStream in = new FileInputStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new OptionException("config=" + file + ": cannot be read: " + e.getMessage());
        }
    }

    private void takeAll(List<Pair> pairs) throws OptionException {
        for (Pair pair : pairs) {
            OptionKey key = OptionKey.of(pair.key());
            if (key == null) {
                throw unknown(pair.key());
            }
            take(key, new OptionValue(pair.key(), pair.value()));
        }
    }

    private static OptionException unknown(String key) {
        List<String> near = Suggestions.of(key, OptionKey.texts(), 1);
        return new OptionException("unknown option " + key
                + (near.isEmpty()
                        ? "; there are " + String.join(", ", OptionKey.texts())
                        : "; did you mean " + near.get(0) + "?"));
    }

    private void take(OptionKey key, OptionValue value) throws OptionException {
        switch (key) {
            case PORT -> ports.add(value.ports());
            case HOST -> hosts.add(host(value));
            case SIDE -> side = value.oneOf("client", "server") == 0 ? Side.CLIENT : Side.SERVER;
            case FORMAT -> format = value.text();
            case JSON -> json = value.flag();
            case OUT -> out = value.text();
            case ROTATE -> rotate = value.size();
            case KEEP -> keep = value.number(MAX_KEPT);
            case NOT_FOUND -> notFound = value.any();
            case UNPRINTABLE -> unprintable = value.flag();
            case HEX_ENCODE -> hexEncode = value.flag();
            case BODY_LIMIT -> bodyLimit = (int) Math.min(value.size(), MAX_BODY);
            case REDACT -> redact = value.names();
            case LINGER -> linger = value.duration();
            case STACKS -> stacks = stacks(value);
            case APP -> application.addAll(value.packages());
            case SUMMARY -> summary = summary(value);
            case EXPECT -> expectations.add(expectation(value));
            case DEBUG -> debug = value.flag();
            case CONFIG -> value.text();
        }
    }

    private static HostPattern host(OptionValue value) throws OptionException {
        try {
            return HostPattern.parse(value.text());
        } catch (IllegalArgumentException e) {
            throw value.wrong(e.getMessage() + "; valid are api.example.com, *.internal, 10.0.0.0/8");
        }
    }

    private static Expectation expectation(OptionValue value) throws OptionException {
        try {
            return Expectation.parse(value.text());
        } catch (IllegalArgumentException e) {
            throw value.wrong(String.valueOf(e.getMessage()));
        }
    }

    private static StackDepth stacks(OptionValue value) throws OptionException {
        return switch (value.oneOf("off", "caller", "full")) {
            case 0 -> StackDepth.OFF;
            case 1 -> StackDepth.CALLER;
            default -> StackDepth.FULL;
        };
    }

    private static Summary summary(OptionValue value) throws OptionException {
        return switch (value.text()) {
            case "on", "true" -> new Summary(true, null);
            case "off", "false" -> new Summary(false, null);
            default -> new Summary(true, value.text());
        };
    }

    private AgentOptions options(String given) throws OptionException {
        if (json && format != null) {
            throw new OptionException("json and format exclude each other");
        } else if (unprintable && hexEncode) {
            throw new OptionException("unprintable and hex-encode exclude each other");
        }
        Encoding encoding = hexEncode ? Encoding.HEX : unprintable ? Encoding.UNPRINTABLE : Encoding.RAW;
        return new AgentOptions(
                new TapFilter(List.copyOf(ports), List.copyOf(hosts), side),
                recording(encoding),
                new CallerOptions(stacks, List.copyOf(application)),
                summary,
                List.copyOf(expectations),
                debug,
                given);
    }

    private RecordingOptions recording(Encoding encoding) {
        FormatOptions text = FormatOptions.agent()
                .withNotFound(notFound)
                .withEncoding(encoding)
                .withBodyLimit(bodyLimit);
        return new RecordingOptions(
                format == null ? LogFormat.AGENT : format,
                json,
                redact == null ? text : text.withRedaction(Redaction.of(redact)),
                out,
                rotate == 0 ? Rotation.NEVER : new Rotation(rotate, keep),
                linger,
                EntryWriter.WhenFull.DROP);
    }
}
