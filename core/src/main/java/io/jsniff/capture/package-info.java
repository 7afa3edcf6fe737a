/**
 * The capture tap: from packets to the core's inbound port.
 *
 * <p>A {@link io.jsniff.capture.PacketSource} gives frames, {@code capture.packet} finds the TCP segments in them, {@code
 * capture.tcp} puts the streams together; {@link io.jsniff.capture.CaptureTap} leads the ones to the others. The source is
 * an interface because the one that there is, {@code capture.pcap}, needs JNA: it is loaded apart, where an application that
 * the agent runs in can never see it.
 */
@NullMarked
package io.jsniff.capture;

import org.jspecify.annotations.NullMarked;
