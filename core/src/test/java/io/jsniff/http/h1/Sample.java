package io.jsniff.http.h1;

import java.util.List;

/** A connection and what is to be heard of it. */
record Sample(String name, List<Event> events, List<String> expected) {
    /** What is to be heard by one who wants no bodies. */
    List<String> expectedWithoutBodies() {
        return expected.stream().filter(line -> !line.startsWith("body", 1)).toList();
    }

    @Override
    public String toString() {
        return name;
    }
}
