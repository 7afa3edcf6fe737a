package io.jsniff.http.h2.hpack;

import io.jsniff.bytes.ConnectionMemory;
import io.jsniff.bytes.MemoryLease;
import java.util.Arrays;

/**
 * Decodes the header blocks of one direction of a connection (RFC 7541). Every block of the direction must come here, in order, also
 * when no one wants its fields, for the blocks after refer to them. After a block that is not valid nothing can be decoded any more.
 *
 * <p>If blocks were missed, {@link #forget} says so: then a field that refers to what they added is told as unknown, and blocks
 * that refer to too much are not a fault.
 */
public final class HpackDecoder {
    private static final byte[] NONE = {};

    /** What a block may make us hold on to. */
    private static final int SCRATCH_KEPT = 4096;

    private static final int TOO_LARGE = 1 << 24;

    private final DynamicTable table;
    private byte[] scratch = NONE;
    private int scratchUsed;
    private byte[] array = NONE;
    private int at;
    private int to;
    private boolean valid = true;

    private byte[] names = NONE;
    private int nameFrom;
    private int nameTo;
    private byte[] values = NONE;
    private int valueFrom;
    private int valueTo;

    /** @param tableBound most bytes, as RFC 7541, section 4.1, counts them, that are kept of the dynamic table */
    public HpackDecoder(int tableBound) {
        this(tableBound, ConnectionMemory.unbounded().hpack());
    }

    /**
     * @param tableBound what the size of its table is held below
     * @param lease what the table may hold
     */
    public HpackDecoder(int tableBound, MemoryLease lease) {
        table = new DynamicTable(tableBound, lease);
    }

    /** What the encoder has added to its table is not known, or not known any more. */
    public void forget() {
        table.forget();
    }

    /**
     * Decodes a whole block.
     *
     * @return whether it was valid; the fields before the fault have been told
     */
    public boolean decode(byte[] block, int from, int end, FieldListener fields) {
        array = block;
        at = from;
        to = end;
        boolean anyField = false;
        while (at < to && valid) {
            int first = array[at];
            if (first >= 0 && (first & 0x60) == 0x20) {
                resize(anyField);
            } else {
                anyField = true;
                field(first, fields);
            }
        }
        settle();
        return valid;
    }

    private void settle() {
        array = NONE; // it is the caller's again
        names = NONE;
        values = NONE;
        if (scratch.length > SCRATCH_KEPT) {
            scratch = NONE;
        }
    }

    private void field(int first, FieldListener fields) {
        scratchUsed = 0;
        if (first < 0) {
            indexed(integer(7), fields);
        } else if ((first & 0x40) != 0) {
            literal(integer(6), true, fields);
        } else {
            literal(integer(4), false, fields);
        }
    }

    /** RFC 7541, section 6.3: at the begin of a block only. */
    private void resize(boolean anyField) {
        int size = integer(5);
        valid &= !anyField;
        if (valid) {
            table.resize(size);
        }
    }

    private void indexed(int index, FieldListener fields) {
        if (!valid || index == 0) {
            valid = false;
        } else if (index <= StaticTable.SIZE) {
            byte[] known = StaticTable.bytes();
            fields.field(
                    known,
                    StaticTable.nameFrom(index),
                    StaticTable.nameTo(index),
                    known,
                    StaticTable.valueFrom(index),
                    StaticTable.valueTo(index));
        } else {
            added(index - StaticTable.SIZE - 1, fields);
        }
    }

    private void added(int number, FieldListener fields) {
        if (isInTable(number)) {
            byte[] known = table.bytes();
            int middle = table.nameTo(number);
            fields.field(known, table.nameFrom(number), middle, known, middle, table.valueTo(number));
        } else if (valid) {
            fields.unknownField();
        }
    }

    /** Whether the field is known; one that cannot be there is a fault. */
    private boolean isInTable(int number) {
        boolean there = number < table.count();
        valid &= there || !table.isComplete();
        return there && table.isKnown(number);
    }

    private void literal(int index, boolean adding, FieldListener fields) {
        boolean known = index == 0 ? string() && named() : valid && name(index);
        if (!string()) {
            return;
        }
        if (known) {
            fields.field(names, nameFrom, nameTo, values, valueFrom, valueTo);
        } else {
            fields.unknownField();
        }
        if (adding && known) {
            table.add(names, nameFrom, nameTo, values, valueFrom, valueTo);
        } else if (adding) {
            table.addUnknown(valueTo - valueFrom);
        }
    }

    /** What was read last is a name. */
    private boolean named() {
        names = values;
        nameFrom = valueFrom;
        nameTo = valueTo;
        return true;
    }

    private boolean name(int index) {
        int number = index - StaticTable.SIZE - 1;
        if (number < 0) {
            names = StaticTable.bytes();
            nameFrom = StaticTable.nameFrom(index);
            nameTo = StaticTable.nameTo(index);
        } else if (isInTable(number)) {
            copyName(number);
        } else {
            return false;
        }
        return true;
    }

    /** Out of the table, where adding the field may evict it. */
    private void copyName(int number) {
        int length = table.nameTo(number) - table.nameFrom(number);
        scratch(length);
        System.arraycopy(table.bytes(), table.nameFrom(number), scratch, scratchUsed, length);
        names = scratch;
        nameFrom = scratchUsed;
        scratchUsed += length;
        nameTo = scratchUsed;
    }

    /** Reads a string into the value (RFC 7541, section 5.2). */
    private boolean string() {
        if (!valid || at == to) {
            valid = false;
            return false;
        }
        boolean huffman = array[at] < 0;
        int length = integer(7);
        if (!valid || length > to - at) {
            valid = false;
        } else if (huffman) {
            huffman(length);
        } else {
            values = array;
            valueFrom = at;
            valueTo = at + length;
        }
        at += valid ? length : 0;
        return valid;
    }

    private void huffman(int length) {
        scratch(Huffman.most(length));
        int end = Huffman.decode(array, at, at + length, scratch, scratchUsed);
        valid = end >= 0;
        values = scratch;
        valueFrom = scratchUsed;
        valueTo = end;
        scratchUsed = end;
    }

    private void scratch(int more) {
        if (scratchUsed + more > scratch.length) {
            scratch = Arrays.copyOf(scratch, Math.max(256, 2 * (scratchUsed + more)));
        }
    }

    /** Reads an integer with a prefix of as many bits (RFC 7541, section 5.1); one beyond all reason is a fault. */
    private int integer(int prefix) {
        int mask = (1 << prefix) - 1;
        int value = array[at++] & mask;
        if (value < mask) {
            return value;
        }
        for (int shift = 0; at < to && shift <= 21; shift += 7) {
            int b = array[at++];
            value += (b & 0x7f) << shift;
            if (b >= 0) {
                valid &= value < TOO_LARGE;
                return value;
            }
        }
        valid = false;
        return 0;
    }
}
