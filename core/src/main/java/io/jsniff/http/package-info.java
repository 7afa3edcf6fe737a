/**
 * What all versions of HTTP share: heads, the listener that hears of messages, and the sniffing that tells which protocol a
 * connection speaks.
 *
 * <p>A dissector (in Wireshark's sense) is a {@link io.jsniff.connection.ByteListener} that cuts the two directions of a
 * connection into messages and tells a {@link io.jsniff.http.MessageListener}. There is one for HTTP/1.x, and one for streams
 * that are not HTTP, which makes a message of each run of bytes in one direction.
 */
@NullMarked
package io.jsniff.http;

import org.jspecify.annotations.NullMarked;
