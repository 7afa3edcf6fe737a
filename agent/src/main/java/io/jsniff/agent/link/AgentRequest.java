package io.jsniff.agent.link;

import io.jsniff.agent.option.AgentOptions;
import io.jsniff.agent.option.OptionException;
import io.jsniff.agent.option.OptionKey;
import io.jsniff.agent.option.OptionReader;
import io.jsniff.agent.option.OptionText;
import io.jsniff.agent.option.OptionText.Pair;
import io.jsniff.output.format.FormatException;
import io.jsniff.output.format.LogFormat;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a terminal asks of the agent in another JVM. */
public final class AgentRequest {
    /** What may be asked. */
    public enum Verb {
        /** Start, send the entries here, and leave when this terminal does. */
        WATCH,
        /** Start, and stay. */
        KEEP,
        /** Tell how it goes. */
        STATUS,
        /** Leave. */
        DETACH
    }

    private final Verb verb;
    private final List<Pair> options;

    private AgentRequest(Verb verb, List<Pair> options) {
        this.verb = verb;
        this.options = options;
    }

    /** A question that needs no options. */
    public static AgentRequest of(Verb verb) {
        return new AgentRequest(verb, List.of());
    }

    /**
     * A start. The options are read and checked here, so that nothing happens to the other JVM if they are wrong; names of files
     * are meant as seen from here.
     *
     * @param environment the value of {@code JSNIFF_OPTS}
     * @param words one option each
     * @throws IllegalArgumentException if one of them is wrong; the message says which
     */
    public static AgentRequest start(boolean keep, @Nullable String environment, List<String> words) {
        try {
            List<Pair> given = new ArrayList<>();
            for (String word : words) {
                given.add(OptionText.word(word));
            }
            List<Pair> pairs = new ArrayList<>();
            for (Pair pair : OptionReader.gather(environment, given)) {
                if (!pair.key().equals(OptionKey.CONFIG.text())) {
                    pairs.add(located(pair));
                }
            }
            check(OptionReader.of(pairs));
            return new AgentRequest(keep ? Verb.KEEP : Verb.WATCH, pairs);
        } catch (OptionException | FormatException | InvalidPathException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static void check(AgentOptions options) {
        if (!options.recording().json()) {
            LogFormat.compile(
                    LogFormat.preset(options.recording().format()),
                    options.recording().text());
        }
    }

    private static Pair located(Pair pair) {
        boolean file = pair.key().equals(OptionKey.OUT.text())
                ? !pair.value().equals("-")
                : pair.key().equals(OptionKey.SUMMARY.text())
                        && !List.of("on", "true", "off", "false").contains(pair.value());
        return file
                ? new Pair(pair.key(), Path.of(pair.value()).toAbsolutePath().toString())
                : pair;
    }

    /** What is asked. */
    public Verb verb() {
        return verb;
    }

    /**
     * With which options.
     *
     * @throws OptionException if this version does not know them
     */
    public AgentOptions options() throws OptionException {
        return OptionReader.of(options);
    }

    /** For the wire. */
    public byte[] toBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeUTF(verb.name());
            out.writeShort(options.size());
            for (Pair pair : options) {
                out.writeUTF(pair.key());
                out.writeUTF(pair.value());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("an option is too long", e);
        }
        return bytes.toByteArray();
    }

    /**
     * From the wire.
     *
     * @throws IOException if the bytes are cut
     * @throws IllegalArgumentException if they ask for what this version does not know
     */
    public static AgentRequest of(byte[] bytes) throws IOException {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            Verb verb = Verb.valueOf(in.readUTF());
            List<Pair> options = new ArrayList<>();
            for (int left = in.readUnsignedShort(); left > 0; left--) {
                options.add(new Pair(in.readUTF(), in.readUTF()));
            }
            return new AgentRequest(verb, options);
        }
    }
}
