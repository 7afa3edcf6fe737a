package io.jsniff.demo;

/** {@code java -jar demo-app.jar}. */
public final class Main {
    private Main() {}

    /** Does nothing yet but end. */
    public static void main(String[] arguments) {}
}
