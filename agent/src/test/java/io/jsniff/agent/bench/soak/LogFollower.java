package io.jsniff.agent.bench.soak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Counts the lines of a log in the default format, by path, as they are written, through its rotations: what has been read to its
 * end and is no longer the file of that name is left for the next one.
 */
final class LogFollower {
    private static final Pattern REQUEST =
            Pattern.compile("(?:unique|start|continue|last) \\S+ #(\\d+) \\S+ \"[A-Z]+ (/\\w*) HTTP/[0-9.]+\" .*");

    private final Path file;
    private final Map<String, Long> lines = new TreeMap<>();
    private final ByteBuffer buffer = ByteBuffer.allocate(1 << 20);
    private long withoutRequest;
    private long others;
    private String oneOfTheOthers = "";
    private FileChannel channel;
    private Object key;

    LogFollower(Path file) {
        this.file = file;
    }

    /** Reads on. */
    void read() throws IOException {
        if (channel == null && !open()) {
            return;
        }
        readToEnd();
        if (!key.equals(key(file))) {
            readToEnd(); // what came before the rotation
            channel.close();
            open();
            readToEnd();
        }
    }

    private boolean open() throws IOException {
        if (!Files.exists(file)) {
            return false;
        }
        Path next = rotatedAfterThis();
        channel = FileChannel.open(next);
        key = key(next);
        return true;
    }

    /** If two rotations have happened since the last look, the file that came next has a number. */
    private Path rotatedAfterThis() throws IOException {
        Object last = key;
        for (int n = 1; last != null; n++) {
            Path older = file.resolveSibling(file.getFileName() + "." + n);
            if (!Files.exists(older)) {
                throw new IOException("files were rotated away unread");
            }
            if (last.equals(key(older))) {
                return n == 1 ? file : file.resolveSibling(file.getFileName() + "." + (n - 1));
            }
        }
        return file;
    }

    private static Object key(Path file) throws IOException {
        return Files.getAttribute(file, "unix:ino");
    }

    private void readToEnd() throws IOException {
        while (channel.read(buffer) > 0) {
            buffer.flip();
            int begin = 0;
            for (int i = 0; i < buffer.limit(); i++) {
                if (buffer.get(i) == '\n') {
                    count(new String(buffer.array(), begin, i - begin, StandardCharsets.ISO_8859_1));
                    begin = i + 1;
                }
            }
            buffer.position(begin);
            buffer.compact();
        }
    }

    private void count(String line) {
        Matcher matcher = REQUEST.matcher(line);
        if (matcher.matches()) {
            lines.merge(matcher.group(2), 1L, Long::sum);
        } else if (line.contains(" #0 ")) {
            withoutRequest++;
        } else {
            others++;
            oneOfTheOthers = line;
        }
    }

    /** Lines of requests so far, by path. */
    Map<String, Long> lines() {
        try {
            read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines;
    }

    /** Lines of connections that carried no request, and of all else. */
    String rest() {
        return withoutRequest + " lines without request, " + others + " others "
                + (others == 0 ? "" : "(" + oneOfTheOthers + ")");
    }

    /** All lines so far. */
    long all() {
        return lines.values().stream().mapToLong(Long::longValue).sum() + withoutRequest + others;
    }
}
