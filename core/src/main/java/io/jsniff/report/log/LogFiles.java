package io.jsniff.report.log;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The files that are meant by names and patterns. */
public final class LogFiles {
    private static final Pattern GLOB = Pattern.compile("[*?\\[{]");

    private LogFiles() {}

    /**
     * The files in the order of the names, those of a pattern in the order of the alphabet, none twice.
     *
     * @param names of files, or patterns ({@code *}, {@code ?}, {@code [ab]}, {@code {a,b}}) in the last part of a path
     * @throws IOException if a name or pattern is of no one; the message says so
     */
    public static List<Path> expand(Collection<String> names) throws IOException {
        Set<Path> files = new LinkedHashSet<>();
        for (String name : names) {
            try {
                Path path = Path.of(name);
                if (Files.exists(path) || !GLOB.matcher(name).find()) {
                    files.add(existing(path));
                } else {
                    files.addAll(matching(path));
                }
            } catch (InvalidPathException e) {
                throw new IOException("there is no file '" + name + "'", e);
            }
        }
        return List.copyOf(files);
    }

    private static Path existing(Path path) throws IOException {
        if (!Files.exists(path)) {
            throw new IOException("there is no file '" + path + "'");
        }
        if (Files.isDirectory(path)) {
            throw new IOException("'" + path + "' is a directory; '" + path.resolve("*") + "' means the files in it");
        }
        return path;
    }

    private static List<Path> matching(Path pattern) throws IOException {
        Path directory = pattern.getParent() == null ? Path.of("") : pattern.getParent();
        List<Path> matching = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(directory, String.valueOf(pattern.getFileName()))) {
            for (Path path : all) {
                if (Files.isRegularFile(path)) {
                    matching.add(path);
                }
            }
        } catch (NoSuchFileException | PatternSyntaxException e) {
            throw new IOException("no file matches '" + pattern + "'", e);
        }
        if (matching.isEmpty()) {
            throw new IOException("no file matches '" + pattern + "'");
        }
        matching.sort(null);
        return matching;
    }
}
