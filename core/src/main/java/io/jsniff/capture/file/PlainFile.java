package io.jsniff.capture.file;

import io.jsniff.capture.CaptureException;
import io.jsniff.capture.PacketSink;
import io.jsniff.capture.PacketSource;
import io.jsniff.capture.SourceCounts;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A capture file of the classic format, in the machine's own byte order. */
public final class PlainFile implements PacketSource {
    private static final int MICROSECONDS = 0xa1b2c3d4;
    private static final int NANOSECONDS = 0xa1b23c4d;
    private static final int HEADER = 24;

    private final String name;
    private final int linkType;
    private final PlainReader reader;
    private final ReadAhead ahead;

    private PlainFile(String name, int linkType, PlainReader reader) {
        this.name = name;
        this.linkType = linkType;
        this.reader = reader;
        this.ahead = new ReadAhead(reader);
    }

    /** Opens a file; {@code null} if it is of another kind, or cannot be read: libpcap knows what is the matter. */
    public static @Nullable PacketSource open(String path) {
        if (!new File(path).isFile()) {
            return null;
        }
        try {
            FileInputStream in = new FileInputStream(path);
            byte[] header = in.readNBytes(HEADER);
            if (isPlain(header)) {
                long fraction = PcapRecords.int32(header, 0) == NANOSECONDS ? 1 : 1000;
                int linkType = PcapRecords.int32(header, 20) & 0xffff; // above it are flags of the link layer
                return new PlainFile(path, linkType, new PlainReader(in.getChannel(), fraction));
            }
            in.close();
        } catch (IOException e) {
            return null;
        }
        return null;
    }

    private static boolean isPlain(byte[] header) {
        if (header.length < HEADER) {
            return false;
        }
        int magic = PcapRecords.int32(header, 0);
        return (magic == MICROSECONDS || magic == NANOSECONDS) && isVersion(header);
    }

    /** 2.4, two halves of 32 bits: the only one of the last decades. */
    private static boolean isVersion(byte[] header) {
        int version = PcapRecords.int32(header, 4);
        return version == 0x0004_0002 || version == 0x0002_0004;
    }

    @Override
    public int linkType() {
        return linkType;
    }

    @Override
    public boolean isLive() {
        return false;
    }

    @Override
    public boolean read(PacketSink sink) throws CaptureException {
        int result = ahead.read(sink);
        if (result == PlainReader.FAILED) {
            throw new CaptureException(name + ": " + reader.failure());
        }
        return result > 0;
    }

    @Override
    public void wake() {}

    @Override
    public void stop() {
        ahead.stop();
    }

    @Override
    public SourceCounts counts() {
        return SourceCounts.NONE;
    }

    @Override
    public void close() {
        ahead.close();
    }
}
