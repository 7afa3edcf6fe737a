package io.jsniff.agent;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.runtime.ObjectMethods;

/** The {@code equals}, {@code hashCode} and {@code toString} that the JDK makes for records. */
final class RecordMethods {
    private RecordMethods() {}

    /**
     * Has the JDK forget the records that these methods were last made for. They are adapted from a few handles, each of which keeps
     * the latest adaption and with it the record's class loader (JDK 17, {@code MethodHandle.asTypeCache}); so others are made, as if
     * String were a record.
     */
    static void forget() {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            MethodHandle component = lookup.findVirtual(String.class, "strip", MethodType.methodType(String.class));
            make(lookup, "equals", MethodType.methodType(boolean.class, String.class, Object.class), component);
            make(lookup, "hashCode", MethodType.methodType(int.class, String.class), component);
            make(lookup, "toString", MethodType.methodType(String.class, String.class), component);
        } catch (Throwable e) {
            // then one loader stays until some other record's methods are made
        }
    }

    private static void make(MethodHandles.Lookup lookup, String method, MethodType type, MethodHandle component)
            throws Throwable {
        ObjectMethods.bootstrap(lookup, method, type, String.class, "component", component);
    }
}
