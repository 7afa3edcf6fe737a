/**
 * From entries to files: one queue, one writer thread, and the sinks it writes to.
 *
 * <p>Who finishes an exchange may be an application thread inside a read or write, or a virtual thread in the middle of
 * being unmounted. So the way to the writer is a queue that is never locked and never waited for: when it is full, the entry
 * is dropped and counted. The writer polls instead of being woken, because waking a thread is a system call that the
 * application would pay for. Everything slow or likely to fail (rendering, disks) happens on the writer thread, where nothing
 * but output can suffer. What a line looks like is up to an {@link io.jsniff.output.EntryRenderer}: {@code output.format} and
 * {@code output.json} have one each.
 */
@NullMarked
package io.jsniff.output;

import org.jspecify.annotations.NullMarked;
