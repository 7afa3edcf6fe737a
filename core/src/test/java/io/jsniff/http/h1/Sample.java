package io.jsniff.http.h1;

import java.util.Arrays;
import java.util.List;

/** A connection and what is to be heard of it. */
record Sample(String name, List<Event> events, List<String> expected) {
    static Builder sample(String name, String... events) {
        return new Builder(name, Arrays.stream(events).map(Event::of).toList());
    }

    @Override
    public String toString() {
        return name;
    }

    record Builder(String name, List<Event> events) {
        Sample gives(String... expected) {
            return new Sample(name, events, List.of(expected));
        }
    }
}
