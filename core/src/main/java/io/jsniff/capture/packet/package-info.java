/**
 * Finds the TCP segment in a captured frame.
 *
 * <p>One {@link io.jsniff.capture.packet.FrameDecoder} per source of frames walks from the link layer through tags, labels,
 * fragments and tunnels down to TCP, by moving one cursor over the array that libpcap filled: nothing is copied and nothing
 * is allocated but for fragments. Every length read from a packet is checked against what was captured before it is
 * believed; what does not fit is counted in {@link io.jsniff.capture.packet.PacketCounts} and dropped. Checksums are not
 * looked at: network cards compute them after the capture has seen the packet.
 */
@NullMarked
package io.jsniff.capture.packet;

import org.jspecify.annotations.NullMarked;
