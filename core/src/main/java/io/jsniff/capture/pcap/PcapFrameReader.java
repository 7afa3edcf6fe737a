package io.jsniff.capture.pcap;

import io.jsniff.capture.PacketSink;

/** Fetches frames from an open handle of libpcap. */
interface PcapFrameReader {
    /**
     * Hands over some frames.
     *
     * @return more than 0 if there may be more; 0 at the end of a file or if none came in time; negative as {@code
     *     pcap_dispatch}, after those that came before the failure
     */
    int read(PacketSink sink);

    /** Gives the reader's memory back; before the handle is closed. */
    void close();
}
