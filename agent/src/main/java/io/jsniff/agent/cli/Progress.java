package io.jsniff.agent.cli;

import io.jsniff.output.TerminalDevice;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** A bar on the terminal for work that takes longer than a moment, gone when the work is done. Elsewhere nothing. */
final class Progress implements AutoCloseable {
    private static final long FIRST_AFTER = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long EACH = TimeUnit.MILLISECONDS.toNanos(100);
    private static final int WIDTH = 30;
    private static final long MEGABYTE = 1_000_000;

    private final PrintStream terminal;
    private final boolean shown;
    private final long whole;
    private long done;
    private long next = System.nanoTime() + FIRST_AFTER;
    private boolean drawn;

    /** @param whole bytes that are to be read, 0 if unknown */
    Progress(PrintStream terminal, boolean shown, long whole) {
        this.terminal = terminal;
        this.shown = shown;
        this.whole = whole;
    }

    /** For the reading of files and, without any, of standard input. */
    static Progress of(Collection<Path> files) throws IOException {
        long whole = 0;
        for (Path file : files) {
            whole += Files.isRegularFile(file) ? Files.size(file) : 0;
        }
        return new Progress(System.err, TerminalDevice.is(TerminalDevice.ERROR), whole);
    }

    /** The same stream, whose bytes count as done when they have been read. */
    InputStream watch(InputStream in) {
        return new FilterInputStream(in) {
            @Override
            public int read() throws IOException {
                int one = super.read();
                done(one < 0 ? 0 : 1);
                return one;
            }

            @Override
            public int read(byte[] array, int offset, int length) throws IOException {
                int count = super.read(array, offset, length);
                done(Math.max(0, count));
                return count;
            }
        };
    }

    private void done(int bytes) {
        done += bytes;
        if (shown && System.nanoTime() - next >= 0) {
            next = System.nanoTime() + EACH;
            drawn = true;
            terminal.print("\r" + text(done, whole));
            terminal.flush();
        }
    }

    static String text(long done, long whole) {
        if (whole == 0 || done > whole) {
            return String.format(Locale.ROOT, "%d MB", done / MEGABYTE);
        }
        int full = (int) (done * WIDTH / whole);
        return String.format(
                Locale.ROOT,
                "[%s%s] %3d %% of %d MB",
                "#".repeat(full),
                " ".repeat(WIDTH - full),
                done * 100 / whole,
                whole / MEGABYTE);
    }

    @Override
    public void close() {
        if (drawn) {
            terminal.print("\r" + " ".repeat(text(whole, whole).length()) + "\r");
            terminal.flush();
        }
    }
}
