package io.jsniff.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * When a file has grown enough, and what becomes of it: it is renamed to {@code FILE.1}, that to {@code FILE.2}, and so on.
 *
 * @param bytes size beyond which a file does not grow, unless a single entry is larger
 * @param keep how many old files stay
 */
public record Rotation(long bytes, int keep) {
    /** A file grows as long as it is written to. */
    public static final Rotation NEVER = new Rotation(Long.MAX_VALUE, 0);

    long room(long size) {
        return Math.max(0, bytes - size);
    }

    void rotate(Path file) throws IOException {
        Files.deleteIfExists(keep == 0 ? file : numbered(file, keep));
        for (int n = keep - 1; n >= 0; n--) {
            move(n == 0 ? file : numbered(file, n), numbered(file, n + 1));
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        } catch (NoSuchFileException e) {
            // a gap in the numbers: nothing to move
        }
    }

    private static Path numbered(Path file, int n) {
        return file.resolveSibling(file.getFileName() + "." + n);
    }
}
