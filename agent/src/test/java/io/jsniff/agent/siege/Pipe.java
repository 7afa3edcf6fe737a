package io.jsniff.agent.siege;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A named pipe and, once it is opened, a reader that reads when it is told to. */
final class Pipe implements AutoCloseable {
    private final Path path;
    private RandomAccessFile both;
    private FileInputStream in;

    Pipe(Path path) throws IOException, InterruptedException {
        this.path = path;
        if (new ProcessBuilder("mkfifo", path.toString()).start().waitFor() != 0) {
            throw new IOException("no pipe at " + path);
        }
    }

    /** Opens the reading end. Not waiting for a writer takes both ends. */
    Pipe open() throws IOException {
        both = new RandomAccessFile(path.toFile(), "rw");
        in = new FileInputStream(both.getFD());
        return this;
    }

    Path path() {
        return path;
    }

    boolean isOpen() {
        return both != null;
    }

    /** What is in it at this moment. */
    String drain() throws IOException {
        StringBuilder text = new StringBuilder();
        byte[] buffer = new byte[4096];
        while (in.available() > 0) {
            text.append(new String(buffer, 0, in.read(buffer), StandardCharsets.ISO_8859_1));
        }
        return text.toString();
    }

    @Override
    public void close() throws IOException {
        if (both != null) {
            both.close();
            both = null;
        }
    }
}
