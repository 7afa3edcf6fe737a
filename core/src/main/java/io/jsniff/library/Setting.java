package io.jsniff.library;

/**
 * A property of a library's pool.
 *
 * @param where how it is changed, as code or a system property
 * @param byDefault its value if it is not changed
 */
public record Setting(String where, String byDefault) {
    /** Both, as a clause: {@code -Dhttp.maxConnections (5 by default)}. */
    public String text() {
        return where + " (" + byDefault + " by default)";
    }
}
