package io.jsniff.agent.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The speed of a JVM beside that of its twin, over the same stretches of time. */
final class Comparison {
    private static final double SECOND = 1e9;
    private static final double MICROS_OF_TICK = 10_000;

    private final LoadedJvm jvm;
    private final LoadedJvm twin;
    private final List<Pair> pairs = new ArrayList<>();
    private State jvmBefore = new State(0, 0, 0);
    private State twinBefore = jvmBefore;

    Comparison(LoadedJvm jvm, LoadedJvm twin) {
        this.jvm = jvm;
        this.twin = twin;
    }

    void begin() throws IOException, InterruptedException {
        jvmBefore = State.of(jvm);
        twinBefore = State.of(twin);
    }

    void end() throws IOException, InterruptedException {
        pairs.add(new Pair(State.of(jvm).since(jvmBefore), State.of(twin).since(twinBefore)));
    }

    /** Medians: requests per second, their ratio to the twin's, microseconds of a request, their ratio. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%10.0f  %5.2f  %10.1f  %5.2f",
                median(pair -> pair.jvm.perSecond()),
                median(pair -> pair.jvm.perSecond() / pair.twin.perSecond()),
                median(pair -> pair.jvm.micros()),
                median(pair -> pair.jvm.micros() / pair.twin.micros()));
    }

    private double median(ToDoubleFunction<Pair> value) {
        return pairs.stream().mapToDouble(value).sorted().toArray()[pairs.size() / 2];
    }

    private record Pair(State jvm, State twin) {}

    /** What a JVM has done so far, or in a stretch of time. */
    private record State(long answered, long ticks, long nanos) {
        static State of(LoadedJvm jvm) throws IOException, InterruptedException {
            return new State(jvm.answered(), jvm.ticks(), System.nanoTime());
        }

        State since(State earlier) {
            return new State(answered - earlier.answered, ticks - earlier.ticks, nanos - earlier.nanos);
        }

        double perSecond() {
            return answered * SECOND / nanos;
        }

        double micros() {
            return ticks * MICROS_OF_TICK / answered;
        }
    }
}
