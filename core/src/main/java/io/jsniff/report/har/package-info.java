/**
 * HTTP Archives, version 1.2, out of a log: what the developer tools of browsers open.
 *
 * <p>An archive is one array of entries, so it is written as the log is read and never in memory. It has what the log has: no
 * bodies, no cookies taken apart, and {@code ***} for what was hidden. {@code connection} is the connection's number in the log
 * and the end that opened it, which is what makes reuse visible there.
 */
@NullMarked
package io.jsniff.report.har;

import org.jspecify.annotations.NullMarked;
