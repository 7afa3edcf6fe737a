package io.jsniff.agent.app;

/** Lets connections live the lives that the arguments name. */
public final class Lives {
    private Lives() {}

    public static void main(String[] arguments) throws Exception {
        for (String name : arguments) {
            Lifecycle.valueOf(name).run();
        }
    }
}
