package io.jsniff.agent.bench.soak;

/** A server under load. It counts each request when its head has come, reads the body, and answers as {@link Answer} says. */
public interface SoakServer {
    /** Starts it; its port for plain text, and that for TLS or 0 if it has none. */
    int[] start(RequestCounter requests) throws Exception;
}
