package io.jsniff.library;

/** Jetty's client. */
final class JettyClient {
    static final ClientLibrary LIBRARY =
            ClientLibrary.named("Jetty client").packages("org.eclipse.jetty.").known();

    private JettyClient() {}
}
