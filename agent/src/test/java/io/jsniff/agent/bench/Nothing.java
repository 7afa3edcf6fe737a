package io.jsniff.agent.bench;

/** The application that does nothing: what remains is the start of the JVM. */
final class Nothing {
    private Nothing() {}

    public static void main(String[] args) {}
}
