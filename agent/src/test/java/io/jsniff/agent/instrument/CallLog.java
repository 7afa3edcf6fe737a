package io.jsniff.agent.instrument;

import java.util.ArrayList;
import java.util.List;

/** What {@link WovenSubject} calls when hooks are woven into it. */
public final class CallLog {
    static final List<String> LINES = new ArrayList<>();
    static boolean trouble;

    private CallLog() {}

    private static void log(String line) {
        LINES.add(line);
        if (trouble) {
            throw new StackOverflowError();
        }
    }

    public static void before(Object self, int a, long b) {
        log("before " + self + " " + a + " " + b);
    }

    public static void after(long result, Object self, int a, long b) {
        log("after " + result + " " + self + " " + a + " " + b);
    }

    public static void before(Object self, String text) {
        log("before " + text);
    }

    public static void after(String result, Object self, String text) {
        log("after " + text + " " + result);
    }

    public static void before(Object self) {
        log("before");
    }

    public static void after(Object self) {
        log("after");
    }

    public static void after(boolean result, Object self) {
        log("after " + result);
    }

    public static void after(double result, Object self, double[] values) {
        log("after " + result);
    }

    public static void failed(Throwable failure, Object self) {
        log("failed " + failure.getMessage());
    }
}
