package io.jsniff.agent.bench.soak;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** Runs each {@link SlowClient} again and again. */
final class SlowClients {
    private static final List<SlowClient> CLIENTS = List.of(SlowClient.values());

    private final int port;
    private final Map<SlowClient, LongAdder> failures = new EnumMap<>(SlowClient.class);
    private final AtomicInteger next = new AtomicInteger();

    SlowClients(int port) {
        this.port = port;
        for (SlowClient client : CLIENTS) {
            failures.put(client, new LongAdder());
        }
    }

    /** One after the other, for so long. */
    Runnable during(int seconds) {
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        return () -> {
            try {
                while (System.nanoTime() < end) {
                    SlowClient client = CLIENTS.get(next.getAndIncrement() % CLIENTS.size());
                    if (!client.run(port)) {
                        failures.get(client).increment();
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
    }

    /** How many did not go as they were meant. */
    long failed() {
        return failures.values().stream().mapToLong(LongAdder::sum).sum();
    }

    /** How many of which. */
    String failures() {
        StringBuilder text = new StringBuilder();
        failures.forEach((client, count) -> {
            if (count.sum() > 0) {
                text.append(client).append(' ').append(count).append("; ");
            }
        });
        return text.isEmpty() ? "none" : text.toString();
    }
}
