package io.jsniff.output;

import io.jsniff.bytes.Printable;
import io.jsniff.bytes.TextBuffer;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Standard output or standard error of the process.
 *
 * <p>Not {@code System.out} and {@code System.err}: an application may have put something else there, which logs by HTTP, or
 * locks, or swallows errors. The file descriptors are what the user of a terminal means. They stay open: they are the
 * application's.
 *
 * <p>A terminal gets nothing that it would obey: messages of the wire, which files and pipes get as they are, go through {@link
 * Printable} before it sees them.
 */
public final class StreamSink implements Sink {
    private static final int NONE = -1;
    private static final int ROOM = 1024;

    private final OutputStream stream;
    private final String name;
    private final int descriptor;
    private @Nullable TextBuffer printable;
    private boolean asked;

    /** A sink that writes to a stream and never closes it. */
    public StreamSink(OutputStream stream, String name) {
        this(stream, name, NONE);
    }

    private StreamSink(OutputStream stream, String name, int descriptor) {
        this.stream = stream;
        this.name = name;
        this.descriptor = descriptor;
    }

    /** A sink that writes to a stream that is known to lead to a terminal. */
    static StreamSink terminal(OutputStream stream, String name) {
        StreamSink sink = new StreamSink(stream, name);
        sink.asked = true;
        sink.printable = new TextBuffer(ROOM);
        return sink;
    }

    /** Standard output. */
    public static StreamSink standardOutput() {
        return new StreamSink(new FileOutputStream(FileDescriptor.out), "standard output", TerminalDevice.OUTPUT);
    }

    /** Standard error. */
    public static StreamSink standardError() {
        return new StreamSink(new FileOutputStream(FileDescriptor.err), "standard error", TerminalDevice.ERROR);
    }

    @Override
    public int write(byte[] bytes, int offset, int length) throws IOException {
        TextBuffer shown = printable();
        if (shown == null) {
            stream.write(bytes, offset, length);
        } else {
            shown.clear();
            Printable.LINES.put(bytes, offset, offset + length, shown);
            stream.write(shown.array(), 0, shown.length());
        }
        stream.flush();
        return length;
    }

    /** Asked at the first write: an application that starts has better things to do. */
    private @Nullable TextBuffer printable() {
        if (!asked) {
            asked = true;
            printable = descriptor != NONE && TerminalDevice.is(descriptor) ? new TextBuffer(ROOM) : null;
        }
        return printable;
    }

    @Override
    public int mostAtOnce() {
        return PIPE_ATOMIC;
    }

    @Override
    public String name() {
        return name;
    }
}
