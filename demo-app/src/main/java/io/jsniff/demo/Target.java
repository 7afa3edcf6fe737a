package io.jsniff.demo;

import java.net.URI;

/** Where the clients post to: a collector on this machine. */
record Target(int port) {
    URI events() {
        return uri(Collector.EVENTS);
    }

    URI eventsThenClose() {
        return uri(Collector.EVENTS_THEN_CLOSE);
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }
}
