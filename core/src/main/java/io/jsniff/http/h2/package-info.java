/**
 * Cuts the two directions of a connection into frames of HTTP/2 (RFC 9113), and the frames into the messages of its streams.
 *
 * <p>Heads are told as the text that they would be in HTTP/1: {@code GET /path HTTP/2}, {@code host: authority}, then the fields. So
 * all that is done with heads (keywords, searches, hiding of secrets) is the same for every version. Of what the frames say only
 * that is looked at which begins, continues or ends a message; endpoints judge whether the rest is allowed.
 */
@NullMarked
package io.jsniff.http.h2;

import org.jspecify.annotations.NullMarked;
