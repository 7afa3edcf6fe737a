package io.jsniff.connection;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The client libraries whose frames are passed over when the caller is looked for, and whose habits are known. */
public enum Library {
    /** {@code java.net.HttpURLConnection}: one pool for the JVM. */
    HTTP_URL_CONNECTION("HttpURLConnection", true, "sun.net.www."),
    /** The same for HTTPS: the pool keeps the connections of each socket factory apart. */
    HTTPS_URL_CONNECTION("HttpsURLConnection", true),
    /** {@code java.net.http.HttpClient}: one pool a client object. */
    JAVA_NET_HTTP("java.net.http", false, "jdk.internal.net.http.", "java.net.http."),
    /** OkHttp: one pool a client object, unless it is shared. */
    OKHTTP("OkHttp", true, "okhttp3.", "com.squareup.okhttp.", "okio."),
    /** Apache HttpClient 4. */
    APACHE_4("Apache HttpClient 4", true, "org.apache.http."),
    /** Apache HttpClient 5 with its event loops. */
    APACHE_5_ASYNC("Apache HttpClient 5 async", false, "org.apache.hc.core5.reactor."),
    /** Apache HttpClient 5. */
    APACHE_5("Apache HttpClient 5", true, "org.apache.hc."),
    /** Jetty's client. */
    JETTY("Jetty client", false, "org.eclipse.jetty."),
    /** Netty, and what is built on it. */
    NETTY("Netty", false, "io.netty.", "reactor.netty.", "reactor.core."),
    /** Others that only lead to one of those above. */
    OTHER(
            "a client library",
            false,
            "org.springframework.",
            "retrofit2.",
            "feign.",
            "kong.unirest.",
            "com.google.api.client.",
            "org.glassfish.jersey.",
            "org.jboss.resteasy.",
            "io.vertx.",
            "akka.",
            "kotlin.",
            "kotlinx.",
            "scala.",
            "groovy.");

    private static final Library[] ALL = values();
    private static final List<String> RELOCATABLE = relocatable();

    private final String text;
    private final boolean blocks;

    @SuppressWarnings("ImmutableEnumChecker") // never changed
    private final List<String> prefixes;

    Library(String text, boolean blocks, String... prefixes) {
        this.text = text;
        this.blocks = blocks;
        this.prefixes = List.of(prefixes);
    }

    /** Its name, for people. */
    public String text() {
        return text;
    }

    /** Whether the thread that sends a request waits for its response. */
    public boolean blocks() {
        return blocks;
    }

    /** The library that a class belongs to; {@code null} if it is none that is known. */
    public static @Nullable Library of(String className) {
        for (Library library : ALL) {
            if (library.owns(className)) {
                return library;
            }
        }
        return null;
    }

    /**
     * The name that a class of a library has at home, if it was relocated below another package, as shaded copies are ({@code
     * com.acme.shaded.io.netty.channel.Channel}); otherwise its own.
     */
    public static String original(String className) {
        for (int i = 0; i < RELOCATABLE.size(); i++) { // no iterator
            int at = className.indexOf(RELOCATABLE.get(i));
            if (at > 0) {
                return className.substring(at + 1);
            }
        }
        return className;
    }

    /** What no application calls its own packages by chance: names that begin with a domain. */
    private static List<String> relocatable() {
        List<String> found = new ArrayList<>();
        found.add(".okhttp3.internal.");
        for (Library library : ALL) {
            for (String prefix : library.prefixes) {
                if (prefix.startsWith("org.") || prefix.startsWith("com.") || prefix.startsWith("io.")) {
                    found.add("." + prefix);
                }
            }
        }
        return List.copyOf(found);
    }

    /** The library of a call, when a class further out on the stack says more. */
    public Library calledBy(String className) {
        if (this == HTTP_URL_CONNECTION) {
            return className.startsWith("sun.net.www.protocol.https.") ? HTTPS_URL_CONNECTION : this;
        }
        Library outer = this == OTHER ? of(className) : null;
        return outer == null ? this : outer;
    }

    /** Whether a class is the JDK's own, as far as calls to the network go. */
    public static boolean isJdk(String className) {
        return className.startsWith("java.")
                || className.startsWith("sun.")
                || className.startsWith("jdk.")
                || className.startsWith("javax.")
                || className.startsWith("com.sun.");
    }

    private boolean owns(String className) {
        for (int i = 0; i < prefixes.size(); i++) { // no iterator
            if (className.startsWith(prefixes.get(i))) {
                return true;
            }
        }
        return false;
    }
}
