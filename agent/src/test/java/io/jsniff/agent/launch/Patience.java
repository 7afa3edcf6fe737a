package io.jsniff.agent.launch;

/** How long tests wait for what is to happen: only a fault lets it come later, or a machine that has far too much to do. */
public final class Patience {
    public static final long SECONDS = 300;
    public static final int MILLIS = 300_000;

    private Patience() {}
}
