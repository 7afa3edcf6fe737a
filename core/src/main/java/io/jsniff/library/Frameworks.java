package io.jsniff.library;

/** What leads to one of the other libraries and opens no connections by itself: its frames are passed over, and no more. */
final class Frameworks {
    static final ClientLibrary LIBRARY = ClientLibrary.named("a client library")
            .packages(
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
                    "groovy.")
            .known();

    private Frameworks() {}
}
