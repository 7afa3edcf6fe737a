package io.jsniff.http;

import io.jsniff.connection.ByteListener;
import io.jsniff.connection.Direction;
import org.jspecify.annotations.Nullable;

/**
 * Tells from the first bytes of a connection which protocol it speaks. Bytes that do not suffice are kept, a few dozen at
 * most, for the dissector that is chosen later. Single use.
 *
 * <p>A connection that is picked up in the middle may be in the middle of a message. What does not look like the begin of one is
 * then lost until the other end is heard, where messages begin; only when that has happened a few times is it another protocol.
 */
public final class ProtocolSniffer {
    /** Long enough for all that is looked for. */
    private static final int MAX_BYTES = 40;

    /** So many ends of messages are lost at most: of a request, of its response, and of what had been pipelined. */
    private static final int MAX_LOST = 4;

    private final ProtocolSignature[] signatures;
    private final boolean midstream;
    private byte @Nullable [] kept;
    private int keptLength;
    private Direction keptDirection = Direction.TO_DEST;
    private long keptTime;
    private @Nullable Direction lost;
    private int losses;

    /**
     * A sniffer for one connection.
     *
     * @param signatures what is looked for; the first that matches counts. Not to be changed
     * @param midstream whether the connection was picked up after its opening, so that the dest may be first to be heard
     */
    public ProtocolSniffer(ProtocolSignature[] signatures, boolean midstream) {
        this.signatures = signatures;
        this.midstream = midstream;
    }

    /**
     * Looks at the next bytes.
     *
     * @return what they are, to be followed by {@link #replay} and by giving these bytes to the dissector; or {@code null} if
     *     more is needed: then they are kept
     */
    public @Nullable Protocol sniff(Direction direction, byte[] array, int offset, int length, long time) {
        if (direction == lost) {
            return null;
        }
        lost = null;
        Protocol protocol = look(direction, array, offset, length, time);
        return protocol == Protocol.OTHER && midstream && ++losses < MAX_LOST ? lose(direction) : protocol;
    }

    /** Whether the bytes that were seen last are lost. */
    public boolean isLost() {
        return lost != null;
    }

    private @Nullable Protocol lose(Direction direction) {
        keptLength = 0;
        lost = direction;
        return null;
    }

    private @Nullable Protocol look(Direction direction, byte[] array, int offset, int length, long time) {
        if (keptLength > 0 && direction != keptDirection) {
            if (!midstream) {
                return Protocol.OTHER;
            }
            keptLength = 0;
            losses++;
        }
        Protocol protocol = keptLength == 0
                ? judge(direction, array, offset, offset + Math.min(length, MAX_BYTES)) // as much as byte by byte
                : more(array, offset, length);
        if (protocol == null && keptLength + length >= MAX_BYTES) {
            return Protocol.OTHER;
        }
        if (protocol == null && length > 0) {
            keep(direction, array, offset, length, time);
        }
        return protocol;
    }

    /** Whether the connection is taken for one that was picked up after its opening. */
    public boolean isMidstream() {
        return midstream;
    }

    /** Gives the bytes that were kept to the dissector that has been chosen. */
    public void replay(ByteListener dissector) {
        byte[] bytes = kept;
        if (bytes != null && keptLength > 0) {
            dissector.bytes(keptDirection, bytes, 0, keptLength, keptTime);
        }
    }

    private @Nullable Protocol more(byte[] array, int offset, int length) {
        byte[] all = new byte[MAX_BYTES];
        int added = Math.min(length, MAX_BYTES - keptLength);
        if (kept != null) {
            System.arraycopy(kept, 0, all, 0, keptLength);
        }
        System.arraycopy(array, offset, all, keptLength, added);
        return judge(keptDirection, all, 0, keptLength + added);
    }

    private void keep(Direction direction, byte[] array, int offset, int length, long time) {
        byte[] bytes = kept;
        if (bytes == null) {
            bytes = new byte[MAX_BYTES];
            kept = bytes;
        }
        if (keptLength == 0) {
            keptDirection = direction;
            keptTime = time;
        }
        System.arraycopy(array, offset, bytes, keptLength, length);
        keptLength += length;
    }

    private @Nullable Protocol judge(Direction direction, byte[] array, int from, int to) {
        if (from == to) {
            return null;
        }
        for (ProtocolSignature signature : signatures) {
            switch (signature.match(direction, midstream, array, from, to)) {
                case YES -> {
                    return signature.protocol();
                }
                case OPEN -> {
                    return null;
                }
                case NO -> {}
            }
        }
        return Protocol.OTHER;
    }
}
