/**
 * HTTP/1.x by RFC 9112, from bytes that come in pieces of any size.
 *
 * <p>{@link io.jsniff.http.h1.Http1Dissector} has one reader for each direction. A reader is a table of states, each of which
 * consumes what it can of the bytes at hand and says where it stopped. A head that stands whole in those bytes is read where it
 * stands; only one that is split is copied. A body is counted, not looked at, unless the listener wants it.
 *
 * <p>The reader is an observer, not a party: what both ends understand alike it accepts (bare LF, folded lines, odd blanks,
 * header lines without a colon). Where framing fields contradict each other or are wrong, parties differ: the message then ends
 * when the other end goes on, and its head and status count. Only what is no head is malformed.
 */
@NullMarked
package io.jsniff.http.h1;

import org.jspecify.annotations.NullMarked;
