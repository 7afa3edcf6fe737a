package io.jsniff.http.h2.hpack;

/** Hears of the fields of a block, in order. Arrays belong to the decoder again after the call. */
public interface FieldListener {
    /** A field whose name and value are known; either may hold any byte. */
    void field(byte[] names, int nameFrom, int nameTo, byte[] values, int valueFrom, int valueTo);

    /** A field whose name, and with it its value, is not known, because it stood in a table that was not seen. */
    void unknownField();
}
