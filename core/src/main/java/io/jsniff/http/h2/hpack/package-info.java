/**
 * Header compression of HTTP/2 (RFC 7541), the half that decodes.
 *
 * <p>A listener in the middle differs from an endpoint in one thing: it may not know what the dynamic table holds, because it came
 * late or missed bytes. The decoder goes on all the same, says of each field whether it is known, and learns the table anew from
 * what is added to it. Nothing is allocated for a block: fields are told as ranges of arrays that exist already.
 */
@NullMarked
package io.jsniff.http.h2.hpack;

import org.jspecify.annotations.NullMarked;
