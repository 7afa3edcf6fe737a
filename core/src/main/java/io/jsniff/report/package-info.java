/**
 * What a run comes to: how often the connections to each origin were reused, and who closed them.
 *
 * <p>A summary counts as entries are reported, on the threads of the application, so it only adds to striped counters and
 * never locks. It is bounded: an application that talks to ever new origins has the late ones counted together. It ends with
 * what was lost or not understood, also when that is nothing, because a number without it could not be trusted.
 *
 * <p>The same totals come out of a log ({@link io.jsniff.report.log}): what is counted is the same, only the source differs.
 */
@NullMarked
package io.jsniff.report;

import org.jspecify.annotations.NullMarked;
