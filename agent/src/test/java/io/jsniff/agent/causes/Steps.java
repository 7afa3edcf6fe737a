package io.jsniff.agent.causes;

import java.util.ArrayList;
import java.util.List;

/** How often a program does something, and by how many threads at a time. */
final class Steps {
    private Steps() {}

    /** What it does. */
    interface Step {
        void run() throws Exception;
    }

    static void times(int times, Step step) throws Exception {
        for (int i = 0; i < times; i++) {
            step.run();
        }
    }

    static void burst(int threads, Step step) throws Exception {
        List<Thread> all = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            Thread thread = new Thread(() -> {
                try {
                    step.run();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
            thread.start();
            all.add(thread);
        }
        for (Thread thread : all) {
            thread.join();
        }
    }
}
