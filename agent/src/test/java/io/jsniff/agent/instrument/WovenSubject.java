package io.jsniff.agent.instrument;

/** Methods of many shapes, to be woven into. */
public final class WovenSubject {
    private final Object lock = new Object();

    public long sum(int a, long b) {
        for (int i = 0; i < a; i++) {
            if (i == 3) {
                return i * b;
            }
        }
        long other = a * b;
        try {
            if (b == 7) {
                throw new IllegalStateException("seven");
            }
        } catch (IllegalStateException e) {
            other = -7;
        } finally {
            other++;
        }
        return other;
    }

    public String name(String text) {
        synchronized (lock) {
            if (text.isEmpty()) {
                throw new IllegalArgumentException("empty");
            }
            return text + "!";
        }
    }

    public void nothing() {
        while (lock == null) {
            nothing();
        }
    }

    public boolean yes() {
        return true;
    }

    public double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    public int assigns(int a) {
        a++;
        return a;
    }

    @Override
    public String toString() {
        return "subject";
    }
}
