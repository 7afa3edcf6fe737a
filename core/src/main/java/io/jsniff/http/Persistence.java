package io.jsniff.http;

/**
 * What the head of a message says of the life of its connection (RFC 9112, section 9.3).
 *
 * @param old whether it is of HTTP/1.0, where a connection ends unless both sides agree to keep it
 * @param close whether {@code Connection} says {@code close}
 * @param keepAlive whether {@code Connection} says {@code keep-alive}
 * @param timeout seconds that {@code Keep-Alive} grants an idle connection, {@link #UNSAID} if it does not say
 * @param max how many more requests {@code Keep-Alive} grants, {@link #UNSAID} if it does not say
 * @param openEnded whether the end of the message is the end of the connection
 */
public record Persistence(boolean old, boolean close, boolean keepAlive, int timeout, int max, boolean openEnded) {
    /** Stands for a number that is not said. */
    public static final int UNSAID = -1;

    /** It says nothing: HTTP/1.1, which keeps connections by itself. */
    public static final Persistence NOTHING_SAID = new Persistence(false, false, false, UNSAID, UNSAID, false);

    private static final Persistence KEEP_ALIVE = new Persistence(false, false, true, UNSAID, UNSAID, false);
    private static final Persistence CLOSE = new Persistence(false, true, false, UNSAID, UNSAID, false);

    /** What is said; the usual answers are made only once. */
    public static Persistence of(boolean old, boolean close, boolean keepAlive, int timeout, int max) {
        if (!old && timeout == UNSAID && max == UNSAID && close != keepAlive) {
            return close ? CLOSE : KEEP_ALIVE;
        }
        Persistence said = new Persistence(old, close, keepAlive, timeout, max, false);
        return said.saysSomething() ? said : NOTHING_SAID;
    }

    /** Whether there is anything in it that does not go without saying. */
    public boolean saysSomething() {
        return old || close || keepAlive || openEnded || timeout != UNSAID || max != UNSAID;
    }

    /** The same of a message that ends with its connection. */
    public Persistence withoutEnd() {
        return new Persistence(old, close, keepAlive, timeout, max, true);
    }

    /** Whether the connection ends after this message because this side wants it. */
    public boolean endsConnection() {
        return close || (old && !keepAlive);
    }
}
