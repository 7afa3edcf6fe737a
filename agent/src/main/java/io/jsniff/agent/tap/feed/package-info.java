/**
 * Brings the bytes of a connection into the order in which they flowed, out of arrays and buffers.
 *
 * <p>What a read brings while a write is under way waits for it, up to a bound. Positions of scattering reads and gathering writes are
 * taken before, as what moved is only known from them. Nothing is allocated per read or write: what stands outside the heap is
 * looked at in arrays that go round.
 */
@NullMarked
package io.jsniff.agent.tap.feed;

import org.jspecify.annotations.NullMarked;
