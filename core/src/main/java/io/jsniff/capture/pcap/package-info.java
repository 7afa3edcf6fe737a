/**
 * libpcap through JNA's direct mapping: the only user of JNA.
 *
 * <p>A call from Java into C costs about as much as all that is then done with a small packet, and a call from C back into
 * Java many times that. So packets are not fetched one by one: {@code pcap_dispatch} is given libpcap's own {@code
 * pcap_dump} as its callback, with a {@code FILE} that writes into memory. One call then brings a batch of packets, whose
 * records Java reads from that memory. Where there is no {@code fmemopen} (Windows) it is one call a packet.
 */
@NullMarked
package io.jsniff.capture.pcap;

import org.jspecify.annotations.NullMarked;
