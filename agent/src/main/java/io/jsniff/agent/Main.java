package io.jsniff.agent;

/** The command line: {@code java -jar jsniff.jar}. */
public final class Main {
    private Main() {}

    /** Prints the version. */
    public static void main(String[] arguments) {
        System.out.println("jsniff " + Main.class.getPackage().getImplementationVersion());
    }
}
