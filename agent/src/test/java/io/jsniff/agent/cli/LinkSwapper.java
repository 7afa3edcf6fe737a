package io.jsniff.agent.cli;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** An attacker who owns a directory: as soon as something of a certain name appears in it, a link is there instead. */
final class LinkSwapper extends Thread implements AutoCloseable {
    private final Path directory;
    private final String prefix;
    private final Path target;
    private final AtomicInteger swaps = new AtomicInteger();
    private volatile boolean ended;

    private LinkSwapper(Path directory, String prefix, Path target) {
        super("link-swapper");
        this.directory = directory;
        this.prefix = prefix;
        this.target = target;
    }

    /** Lies in wait for names that begin with a prefix. */
    static LinkSwapper start(Path directory, String prefix, Path target) {
        LinkSwapper swapper = new LinkSwapper(directory, prefix, target);
        swapper.setDaemon(true);
        swapper.start();
        return swapper;
    }

    @Override
    public void run() {
        while (!ended) {
            try (DirectoryStream<Path> found = Files.newDirectoryStream(directory, prefix + "*")) {
                for (Path each : found) {
                    if (Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS)) {
                        swap(each);
                    }
                }
            } catch (IOException e) {
                // it was quicker
            }
        }
    }

    private void swap(Path found) throws IOException {
        Files.move(found, directory.resolve("was-" + found.getFileName()));
        Files.createSymbolicLink(found, target);
        swaps.incrementAndGet();
    }

    /** How often it succeeded. */
    int swaps() {
        return swaps.get();
    }

    @Override
    public void close() {
        ended = true;
        try {
            join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
