package io.jsniff.agent.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/**
 * How fast a loop runs: by the clock, and in processor time of the whole JVM, the writer thread and the compiler included. The
 * clock is what users feel, but on a shared machine it measures the neighbours; processor time hardly minds them.
 *
 * @param perSecond requests a second
 * @param micros microseconds of processor time a request
 */
record Speed(double perSecond, double micros) {
    /** A loop of so many requests. */
    interface Loop<E extends Exception> {
        void run(int requests) throws E;
    }

    /** Measures a loop after half as many requests to warm up, and prints what {@link #parse} reads. */
    static <E extends Exception> void print(int requests, Loop<E> loop) throws E {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        loop.run(requests / 2);
        long cpu = system.getProcessCpuTime();
        long begin = System.nanoTime();
        loop.run(requests);
        long time = System.nanoTime() - begin;
        cpu = system.getProcessCpuTime() - cpu;
        System.out.printf(Locale.ROOT, "%.0f %.3f%n", requests * 1e9 / time, cpu / 1e3 / requests);
    }

    static Speed parse(String output) {
        String[] numbers = output.split(" ", -1);
        return new Speed(Double.parseDouble(numbers[0]), Double.parseDouble(numbers[1]));
    }
}
