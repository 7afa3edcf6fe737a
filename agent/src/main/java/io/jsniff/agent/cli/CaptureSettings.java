package io.jsniff.agent.cli;

import io.jsniff.agent.option.OptionException;
import io.jsniff.agent.option.Quantity;
import io.jsniff.capture.LiveOptions;
import io.jsniff.capture.tcp.StreamLimits;
import io.jsniff.output.EntryWriter.WhenFull;
import io.jsniff.output.Rotation;
import io.jsniff.output.format.Encoding;
import io.jsniff.output.format.FormatOptions;
import io.jsniff.output.format.LogFormat;
import io.jsniff.pipeline.RecordingOptions;
import io.jsniff.reuse.ReuseClassifier;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the options ask for.
 *
 * @param file the file to read, {@code null} for a live capture
 * @param live how to capture live; does not count for a file
 * @param filter which packets
 * @param limits the bounds of reassembly
 * @param fragmented most IP packets that wait for fragments
 * @param recording what is written
 * @param givenUp whether the last entries of connections that were given up are written
 * @param command what to run for each entry, {@code null} to write entries to standard output
 * @param user as whom to run it, {@code null} for this process's user
 */
record CaptureSettings(
        @Nullable String file,
        LiveOptions live,
        String filter,
        StreamLimits limits,
        int fragmented,
        RecordingOptions recording,
        boolean givenUp,
        @Nullable String command,
        @Nullable String user) {

    /** Checks options and makes values of them. */
    static CaptureSettings of(Map<CaptureOption, String> given) throws UsageException {
        String file = given.get(CaptureOption.CONFIG);
        Map<CaptureOption, String> options = file == null ? given : CaptureConfig.merge(given, file);
        if (options.containsKey(CaptureOption.PYTHON)) {
            throw new UsageException(
                    "Python scripts (-P) are not offered: run a program for each entry with -e, or pipe "
                            + "--json into one");
        }
        exclusive(options, CaptureOption.INTERFACE, CaptureOption.FILECAP);
        exclusive(
                options,
                CaptureOption.LOG_FORMAT,
                CaptureOption.APPEND_LOG_FORMAT,
                CaptureOption.RAW,
                CaptureOption.JSON);
        exclusive(options, CaptureOption.UNPRINTABLE, CaptureOption.HEX_ENCODE);
        if (!options.containsKey(CaptureOption.INTERFACE) && !options.containsKey(CaptureOption.FILECAP)) {
            throw new UsageException("what to capture is missing: -i NAME for a device or -f FILE for a file");
        }
        if (options.containsKey(CaptureOption.USER) && !options.containsKey(CaptureOption.EXECUTE)) {
            throw new UsageException("-U (--user) says as whom to run a command, but there is no -e (--execute)");
        }
        return new CaptureSettings(
                options.get(CaptureOption.FILECAP),
                live(options),
                options.getOrDefault(CaptureOption.PACKET_FILTER, ""),
                limits(options),
                count(options, CaptureOption.MAX_FRAGMENTED_IP, 1024),
                recording(options),
                options.containsKey(CaptureOption.TRUNCATED),
                options.get(CaptureOption.EXECUTE),
                options.get(CaptureOption.USER));
    }

    private static void exclusive(Map<CaptureOption, String> options, CaptureOption... alternatives)
            throws UsageException {
        List<CaptureOption> given =
                List.of(alternatives).stream().filter(options::containsKey).toList();
        if (given.size() > 1) {
            throw new UsageException(
                    given.get(0).names() + " and " + given.get(1).names() + " exclude each other");
        }
    }

    private static LiveOptions live(Map<CaptureOption, String> options) throws UsageException {
        LiveOptions usual = LiveOptions.of(options.getOrDefault(CaptureOption.INTERFACE, ""));
        return new LiveOptions(
                usual.device(),
                size(options, CaptureOption.SNAPLEN, usual.snaplen()),
                options.containsKey(CaptureOption.PROMISCUOUS),
                options.containsKey(CaptureOption.IMMEDIATE),
                usual.timeout(),
                size(options, CaptureOption.BUFFER_SIZE, usual.bufferSize()));
    }

    private static StreamLimits limits(Map<CaptureOption, String> options) throws UsageException {
        StreamLimits usual = StreamLimits.standard();
        return usual.withStreams(count(options, CaptureOption.MAX_TCP_STREAMS, usual.streams()))
                .withMidstream(options.containsKey(CaptureOption.CAPTURE_IN_THE_MIDDLE))
                .withTicks(linger(options) != ReuseClassifier.NEVER);
    }

    private static RecordingOptions recording(Map<CaptureOption, String> options) throws UsageException {
        return new RecordingOptions(
                format(options),
                options.containsKey(CaptureOption.JSON),
                text(options),
                "-",
                Rotation.NEVER,
                linger(options),
                options.containsKey(CaptureOption.FILECAP) ? WhenFull.WAIT : WhenFull.DROP);
    }

    private static String format(Map<CaptureOption, String> options) {
        String added = options.get(CaptureOption.APPEND_LOG_FORMAT);
        if (added != null) {
            return LogFormat.CLF + added;
        }
        return options.getOrDefault(
                CaptureOption.LOG_FORMAT, options.containsKey(CaptureOption.RAW) ? LogFormat.RAW : LogFormat.CLF);
    }

    private static FormatOptions text(Map<CaptureOption, String> options) throws UsageException {
        FormatOptions usual = FormatOptions.capture();
        Encoding encoding = options.containsKey(CaptureOption.UNPRINTABLE)
                ? Encoding.UNPRINTABLE
                : options.containsKey(CaptureOption.HEX_ENCODE) ? Encoding.HEX : Encoding.RAW;
        return usual.withNotFound(options.getOrDefault(CaptureOption.NOT_FOUND, usual.notFound()))
                .withEncoding(encoding)
                .withBodyLimit(size(options, CaptureOption.BODY_LIMIT, usual.bodyLimit()))
                .withNewline(!options.containsKey(CaptureOption.NO_NEWLINE));
    }

    private static long linger(Map<CaptureOption, String> options) throws UsageException {
        return read(options, CaptureOption.LINGER, ReuseClassifier.NEVER, Quantity::durationOrSeconds);
    }

    private static int count(Map<CaptureOption, String> options, CaptureOption option, int usual)
            throws UsageException {
        return (int) read(options, option, usual, quantity -> quantity.number(1, Integer.MAX_VALUE));
    }

    private static int size(Map<CaptureOption, String> options, CaptureOption option, int usual) throws UsageException {
        return (int) read(options, option, usual, quantity -> quantity.size(1, Integer.MAX_VALUE));
    }

    private static long read(Map<CaptureOption, String> options, CaptureOption option, long usual, Reading reading)
            throws UsageException {
        String text = options.get(option);
        try {
            return text == null ? usual : reading.read(new Quantity("--" + option.longName(), text));
        } catch (OptionException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    /** How a value is read. */
    private interface Reading {
        long read(Quantity quantity) throws OptionException;
    }
}
