package io.jsniff.capture;

/** Opens packet sources. Filters are expressions of pcap-filter(7); an empty one lets all through. */
public interface PacketSources {
    /**
     * Opens a capture file.
     *
     * @param path the file, {@code -} for standard input
     * @throws CaptureException if it cannot be read or is no capture file, or the filter is not valid
     */
    PacketSource file(String path, String filter) throws CaptureException;

    /**
     * Begins to capture on a device.
     *
     * @throws CaptureException if there is no such device or no permission, or the filter is not valid
     */
    PacketSource live(LiveOptions options, String filter) throws CaptureException;
}
