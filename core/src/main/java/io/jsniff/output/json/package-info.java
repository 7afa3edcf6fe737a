/**
 * JSON Lines: one object for each exchange, and one for each opening and closing of a connection, made for {@code jq}.
 *
 * <p>Names do not change and nothing is {@code null}: what is not known is left out. Durations are numbers of seconds, moments
 * are ISO 8601 in UTC, both with microseconds. There are no bodies: a log that everybody reads is no place for them, and
 * {@code %request} shows them to who asks.
 */
@NullMarked
package io.jsniff.output.json;

import org.jspecify.annotations.NullMarked;
