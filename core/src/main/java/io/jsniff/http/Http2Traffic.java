package io.jsniff.http;

/**
 * What the two ends of an HTTP/2 connection have sent, in frames.
 *
 * @param client what the end that connected has sent
 * @param server what the other has sent
 */
public record Http2Traffic(SentFrames client, SentFrames server) {}
