/**
 * Puts TCP streams together from segments and reports them through the core's inbound port.
 *
 * <p>A {@link io.jsniff.capture.tcp.TcpStreamTable} finds the stream of each segment by its addresses and ports without making an
 * object. Bytes in order, by far most of them, go straight from libpcap's buffer to the {@link
 * io.jsniff.connection.ConnectionHandler}; only what comes early is copied and queued.
 *
 * <p>Two things make a segment wait: a hole before it, and an acknowledgment of bytes that the other direction has not
 * shown yet. The second keeps an answer from being delivered before its question when the capture has swapped or lost the
 * question. A wait is short if the receiver has acknowledged what is missing (then the capture lost it, and no retransmission
 * will come) and longer if it has not; it ends with a gap. Queues are bounded by bytes, for each stream and in total.
 *
 * <p>Streams that have closed are remembered for a while, so that their last acknowledgments and retransmissions are not
 * taken for new connections.
 */
@NullMarked
package io.jsniff.capture.tcp;

import org.jspecify.annotations.NullMarked;
