/**
 * The only wiring: which stage follows which. A connection's bytes go through sniffing to a dissector, its messages to the
 * assembler, its exchanges to the classifier, its entries to the output.
 *
 * <p>All of a connection's stages run on the thread that brings its bytes; what connections share (counters and the listener
 * of entries) is safe for several threads.
 *
 * <p>If a {@link io.jsniff.pipeline.TraceLog} is wanted, listeners that trace stand between dissectors and assembler. Otherwise there are
 * none.
 */
@NullMarked
package io.jsniff.pipeline;

import org.jspecify.annotations.NullMarked;
