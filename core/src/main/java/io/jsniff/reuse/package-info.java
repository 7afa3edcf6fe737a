/**
 * Says of each exchange whether its connection was reused: the classes {@code unique}, {@code start}, {@code continue} and
 * {@code last}. An entry is made when the class is known: when the next request begins, when the connection closes, or when
 * nothing has followed for long enough.
 */
@NullMarked
package io.jsniff.reuse;

import org.jspecify.annotations.NullMarked;
