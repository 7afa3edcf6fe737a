/**
 * Bytes and nothing else: ASCII helpers and a bounded growable buffer.
 *
 * <p>HTTP/1.x, log formats and addresses are ASCII at heart. Working on the bytes as they came keeps decoding, and with it
 * allocation and loss, out of the hot path: text is made only where a person reads it.
 */
@NullMarked
package io.jsniff.bytes;

import org.jspecify.annotations.NullMarked;
