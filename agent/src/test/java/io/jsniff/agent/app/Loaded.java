package io.jsniff.agent.app;

/** Has the classes that its arguments name, does nothing with them, and ends with its standard input. */
public final class Loaded {
    private Loaded() {}

    public static void main(String[] names) throws Exception {
        for (String name : names) {
            Class.forName(name, false, Loaded.class.getClassLoader());
        }
        System.out.println("loaded");
        System.in.transferTo(System.out);
    }
}
