package io.jsniff.demo;

import java.net.URI;

/** Where the clients post to: a collector on this machine. */
record Target(int port) {
    URI events() {
        return uri("http", Collector.EVENTS);
    }

    URI eventsThenClose() {
        return uri("http", Collector.EVENTS_THEN_CLOSE);
    }

    URI eventsByTls() {
        return uri("https", Collector.EVENTS);
    }

    private URI uri(String scheme, String path) {
        return URI.create(scheme + "://localhost:" + port + path);
    }
}
