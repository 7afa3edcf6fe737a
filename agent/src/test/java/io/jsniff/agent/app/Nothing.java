package io.jsniff.agent.app;

/** Does nothing, and says so on both streams. */
public final class Nothing {
    private Nothing() {}

    public static void main(String[] arguments) {
        System.out.println("out");
        System.err.println("err");
    }
}
