/**
 * Reads back what {@link io.jsniff.output.json} wrote: files of any size, plain or gzip, line by line.
 *
 * <p>A log may have been cut by a full disk, rotated, filtered or joined with others, so every member of a line is optional but
 * for those that make it a line of jsniff's, members of wrong types count as missing, and a line that is no JSON is counted,
 * named and left out. Only one line is in memory at a time, of bounded length.
 */
@NullMarked
package io.jsniff.report.log;

import org.jspecify.annotations.NullMarked;
