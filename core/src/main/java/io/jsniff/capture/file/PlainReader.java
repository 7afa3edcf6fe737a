package io.jsniff.capture.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Reads a file in large pieces and cuts them after the last whole record. */
final class PlainReader implements RecordReader {
    static final int FAILED = -1;

    private final FileChannel channel;
    private final long fraction;
    /** The begin of a record whose end was not in the last piece. */
    private byte[] rest = new byte[0];

    private int restLength;
    /** Where the piece ends that is being cut, and where its last whole record does. */
    private int end;

    private int cut;
    private volatile String failure = "";

    PlainReader(FileChannel channel, long fraction) {
        this.channel = channel;
        this.fraction = fraction;
    }

    @Override
    public long fraction() {
        return fraction;
    }

    /** Why {@link #FAILED} was said. */
    String failure() {
        return failure;
    }

    @Override
    public void fill(PcapRecords target, int enough) {
        byte[] piece = target.reserve(Math.max(enough, restLength));
        System.arraycopy(rest, 0, piece, 0, restLength);
        end = restLength;
        cut = 0;
        int result = 1;
        while (result > 0 && cut == 0) {
            piece = target.reserve(end + PcapRecords.HEADER + 1);
            result = read(piece);
        }
        keepRest(piece);
        target.set(cut, result);
    }

    private int read(byte[] piece) {
        try {
            int count = channel.read(ByteBuffer.wrap(piece, end, piece.length - end));
            if (count < 0) {
                return end == cut ? 0 : failed("truncated capture file: its last packet is not whole");
            }
            end += count;
        } catch (IOException e) {
            return failed(String.valueOf(e.getMessage()));
        }
        return cutRecords(piece) ? 1 : failed("damaged capture file: a packet has an impossible length");
    }

    /** Finds the end of the last whole record; false if a length cannot be true. */
    private boolean cutRecords(byte[] piece) {
        while (cut + PcapRecords.HEADER <= end) {
            int captured = PcapRecords.captured(piece, cut);
            if (captured < 0 || captured > PcapRecords.LARGEST_FRAME) {
                return false;
            }
            int next = cut + PcapRecords.HEADER + captured;
            if (next > end) {
                return true;
            }
            cut = next;
        }
        return true;
    }

    private void keepRest(byte[] piece) {
        restLength = end - cut;
        if (rest.length < restLength) {
            rest = new byte[Math.max(restLength, 1 << 12)];
        }
        System.arraycopy(piece, cut, rest, 0, restLength);
    }

    private int failed(String reason) {
        failure = reason;
        return FAILED;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // it was only read
        }
    }
}
