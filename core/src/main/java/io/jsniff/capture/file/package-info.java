/**
 * Capture files as a sequence of records, read ahead by a thread of their own.
 *
 * <p>libpcap reads every kind of file, and it alone knows filters. But loading JNA takes a tenth of a second, and a call into C for
 * each few packets as long again: by far the most files are of the classic format in the machine's own byte order, whose
 * records are the very ones that libpcap hands over in batches. {@link io.jsniff.capture.file.PlainFile} reads these without it.
 */
@NullMarked
package io.jsniff.capture.file;

import org.jspecify.annotations.NullMarked;
