package io.jsniff.output;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Standard output or standard error of the process.
 *
 * <p>Not {@code System.out} and {@code System.err}: an application may have put something else there, which logs by HTTP, or
 * locks, or swallows errors. The file descriptors are what the user of a terminal means. They stay open: they are the
 * application's.
 */
public final class StreamSink implements Sink {
    private final OutputStream stream;
    private final String name;

    /** A sink that writes to a stream and never closes it. */
    public StreamSink(OutputStream stream, String name) {
        this.stream = stream;
        this.name = name;
    }

    /** Standard output. */
    public static StreamSink standardOutput() {
        return new StreamSink(new FileOutputStream(FileDescriptor.out), "standard output");
    }

    /** Standard error. */
    public static StreamSink standardError() {
        return new StreamSink(new FileOutputStream(FileDescriptor.err), "standard error");
    }

    @Override
    public int write(byte[] bytes, int offset, int length) throws IOException {
        stream.write(bytes, offset, length);
        stream.flush();
        return length;
    }

    @Override
    public String name() {
        return name;
    }
}
