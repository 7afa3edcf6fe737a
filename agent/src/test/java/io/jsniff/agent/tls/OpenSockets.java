package io.jsniff.agent.tls;

import io.jsniff.agent.launch.Patience;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Connections as the kernel of Linux knows them; elsewhere there seem to be none. */
final class OpenSockets {
    /** LISTEN and TIME_WAIT. */
    private static final Set<String> NOT_OPEN = Set.of("0A", "06");

    private OpenSockets() {}

    /** Waits until no connection with the port at either end is open at either. */
    static void awaitNone(int port) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(Patience.SECONDS);
        while (any(port)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("connections of port " + port + " stay open");
            }
            Thread.sleep(5);
        }
    }

    private static boolean any(int port) throws IOException {
        String wanted = String.format(Locale.ROOT, ":%04X", port);
        for (String table : List.of("/proc/self/net/tcp", "/proc/self/net/tcp6")) {
            Path path = Path.of(table);
            List<String> lines = Files.exists(path) ? Files.readAllLines(path) : List.of();
            if (lines.stream().anyMatch(line -> isOpen(line.strip().split("\\s+"), wanted))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOpen(String[] words, String port) {
        boolean ours = words[1].endsWith(port) || words[2].endsWith(port);
        return ours && !NOT_OPEN.contains(words[3]);
    }
}
