package io.jsniff.capture;

/**
 * How to capture live.
 *
 * @param device the interface's name, or {@code any} where that exists
 * @param snaplen most bytes of a frame to capture
 * @param promiscuous whether to see frames for other machines as well
 * @param immediate whether to hand over each frame at once, at the price of a less efficient kernel buffer
 * @param timeout most milliseconds for which the kernel may collect frames, if not immediate
 * @param bufferSize bytes of the kernel's buffer
 */
public record LiveOptions(
        String device, int snaplen, boolean promiscuous, boolean immediate, int timeout, int bufferSize) {

    /** Whole frames into a generous buffer, handed over within what people take for at once. */
    public static LiveOptions of(String device) {
        return new LiveOptions(device, 262_144, false, false, 20, 64 << 20);
    }
}
