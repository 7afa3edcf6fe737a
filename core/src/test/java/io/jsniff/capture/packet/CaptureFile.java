package io.jsniff.capture.packet;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Writes the classic capture format, for tests. */
public final class CaptureFile {
    private static final int MICROSECONDS = 0xa1b2c3d4;
    private static final int NANOSECONDS = 0xa1b23c4d;

    private final OutputStream out;
    private final ByteOrder order;
    private final boolean nano;
    private final int snaplen;

    public CaptureFile(OutputStream out, ByteOrder order, boolean nano, int linkType, int snaplen) throws IOException {
        this.out = out;
        this.order = order;
        this.nano = nano;
        this.snaplen = snaplen;
        ByteBuffer header = ByteBuffer.allocate(24).order(order);
        header.putInt(nano ? NANOSECONDS : MICROSECONDS).putShort((short) 2).putShort((short) 4);
        header.putLong(0).putInt(snaplen).putInt(linkType);
        out.write(header.array());
    }

    /** With nanoseconds and Ethernet frames of any size. */
    public CaptureFile(OutputStream out) throws IOException {
        this(out, ByteOrder.LITTLE_ENDIAN, true, 1, 262_144);
    }

    public CaptureFile frame(long time, byte[] frame) throws IOException {
        int captured = Math.min(frame.length, snaplen);
        int fraction = (int) (time % 1_000_000_000L);
        ByteBuffer header = ByteBuffer.allocate(16).order(order);
        header.putInt((int) (time / 1_000_000_000L)).putInt(nano ? fraction : fraction / 1000);
        header.putInt(captured).putInt(frame.length);
        out.write(header.array());
        out.write(frame, 0, captured);
        return this;
    }
}
