package io.jsniff.http.h2;

import io.jsniff.connection.Direction;

/**
 * That an end has broken off a stream (RFC 9113, section 6.4).
 *
 * @param direction the direction in which that was said: {@link Direction#TO_DEST} by the client
 * @param error its error code, see {@link Http2ErrorCode}
 */
public record StreamReset(Direction direction, int error) {}
