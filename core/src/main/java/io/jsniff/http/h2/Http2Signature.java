package io.jsniff.http.h2;

import io.jsniff.connection.Direction;
import io.jsniff.http.Protocol;
import io.jsniff.http.ProtocolSignature;

/** The client's preface, the settings of a server that does not wait for it or, in the middle of a connection, any frame. */
public final class Http2Signature implements ProtocolSignature {
    @Override
    public Protocol protocol() {
        return Protocol.HTTP2;
    }

    @Override
    public Match match(Direction direction, boolean midstream, byte[] array, int from, int to) {
        if (array[from] == 0) {
            return midstream || direction == Direction.TO_SOURCE ? frame(midstream, array, from, to) : Match.NO;
        }
        return direction == Direction.TO_DEST ? preface(array, from, to) : Match.NO;
    }

    private static Match preface(byte[] array, int from, int to) {
        int same = Http2Preface.common(array, from, to);
        return same == Http2Preface.LENGTH ? Match.YES : same == to - from ? Match.OPEN : Match.NO;
    }

    private static Match frame(boolean midstream, byte[] array, int from, int to) {
        if (to - from < Http2FrameHeader.LENGTH) {
            return Http2FrameHeader.mayBegin(array, from, to) ? Match.OPEN : Match.NO;
        }
        boolean expected = midstream || Http2FrameHeader.isSettings(array, from);
        return expected && Http2FrameHeader.isPlausible(array, from) ? Match.YES : Match.NO;
    }
}
