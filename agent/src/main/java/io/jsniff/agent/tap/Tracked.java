package io.jsniff.agent.tap;

/** What is known of a socket. */
sealed interface Tracked permits Connecting, Ignored, TappedConnection {}
