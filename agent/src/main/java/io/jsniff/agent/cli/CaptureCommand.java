package io.jsniff.agent.cli;

import io.jsniff.bytes.Printable;
import io.jsniff.capture.CaptureException;
import io.jsniff.capture.PacketSource;
import io.jsniff.capture.PacketSources;
import io.jsniff.capture.file.PlainFile;
import io.jsniff.output.format.FormatException;
import java.io.PrintStream;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/** {@code jsniff capture}: justniffer's command line. */
public final class CaptureCommand {
    private static final int FINE = 0;
    private static final int FAILED = 1;
    private static final int WRONG_USAGE = 2;

    private final PrintStream out;
    private final PrintStream err;
    private final String version;

    /** Says help and version to {@code out}, errors and counts to {@code err}; entries go to standard output itself. */
    public CaptureCommand(PrintStream out, PrintStream err, String version) {
        this.out = out;
        this.err = err;
        this.version = version;
    }

    /**
     * Captures.
     *
     * @return the exit code
     */
    public int run(String... arguments) {
        try {
            Map<CaptureOption, String> options = CaptureArguments.parse(arguments);
            OptionalInt second = SecondJvm.run(options, arguments);
            return second.isPresent() ? second.getAsInt() : run(options);
        } catch (UsageException | FormatException e) {
            err.println("jsniff: " + Printable.LINES.of(String.valueOf(e.getMessage()))
                    + "; 'java -jar jsniff.jar capture --help' shows what there is");
            return WRONG_USAGE;
        } catch (CaptureException e) {
            err.println("jsniff: " + Printable.LINES.of(String.valueOf(e.getMessage())));
            return FAILED;
        }
    }

    private int run(Map<CaptureOption, String> options) throws UsageException, CaptureException {
        if (options.containsKey(CaptureOption.HELP)) {
            out.print(CaptureHelp.text());
        } else if (options.containsKey(CaptureOption.VERSION)) {
            out.println("jsniff " + version);
        } else {
            CaptureSettings settings = CaptureSettings.of(options);
            @Nullable PacketSource plain = plainFile(settings);
            if (plain == null) {
                captureByLibpcap(settings);
            } else {
                new CaptureRun(settings).capture(plain, err);
            }
        }
        return FINE;
    }

    /** The file, if it can be read without libpcap; {@code null} if not. */
    private static @Nullable PacketSource plainFile(CaptureSettings settings) {
        @Nullable String file = settings.file();
        return file == null || !settings.filter().isBlank() ? null : PlainFile.open(file);
    }

    /** Loading JNA takes about as long as all the rest before the first packet, so it is done beside that. */
    private void captureByLibpcap(CaptureSettings settings) throws CaptureException {
        FutureTask<PacketSources> libpcap = new FutureTask<>(CaptureClassLoader::sources);
        Thread loader = new Thread(null, libpcap, "jsniff-libpcap", 0, false);
        loader.setDaemon(true);
        loader.start();
        CaptureRun run = new CaptureRun(settings);
        PacketSources sources = loaded(libpcap);
        @Nullable String file = settings.file();
        PacketSource source =
                file == null ? sources.live(settings.live(), settings.filter()) : sources.file(file, settings.filter());
        run.capture(source, err);
    }

    private static PacketSources loaded(FutureTask<PacketSources> libpcap) throws CaptureException {
        try {
            return libpcap.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof CaptureException known) {
                throw known;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CaptureException("interrupted");
        }
    }
}
