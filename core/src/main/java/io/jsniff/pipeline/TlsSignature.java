package io.jsniff.pipeline;

import io.jsniff.connection.Direction;
import io.jsniff.http.Protocol;
import io.jsniff.http.ProtocolSignature;
import io.jsniff.tls.TlsRecord;

/** The header of a client's record with a handshake message (RFC 8446, section 5.1). */
final class TlsSignature implements ProtocolSignature {
    @Override
    public Protocol protocol() {
        return Protocol.TLS;
    }

    @Override
    public Match match(Direction direction, boolean midstream, byte[] array, int from, int to) {
        if (direction == Direction.TO_SOURCE || !TlsRecord.isHandshake(array[from])) {
            return Match.NO;
        } else if (to - from < 3) {
            return to - from < 2 || TlsRecord.isMajorVersion(array[from + 1]) ? Match.OPEN : Match.NO;
        }
        return TlsRecord.isVersion(array[from + 1], array[from + 2]) ? Match.YES : Match.NO;
    }
}
