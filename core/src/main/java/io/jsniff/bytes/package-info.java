/**
 * Bytes and nothing else: ASCII helpers, bounded buffers, what makes text of others fit to be shown, and how many bytes of the heap
 * jsniff may hold.
 *
 * <p>HTTP/1.x, log formats and addresses are ASCII at heart. Working on the bytes as they came keeps decoding, and with it
 * allocation and loss, out of the hot path: text is made only where a person reads it. Each part of jsniff that holds memory has a
 * share of the heap, which stands in {@link io.jsniff.bytes.Limits}; what goes beyond is refused and counted.
 */
@NullMarked
package io.jsniff.bytes;

import org.jspecify.annotations.NullMarked;
