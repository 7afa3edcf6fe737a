package io.jsniff.agent.instrument.client;

import io.jsniff.agent.instrument.Hook;
import io.jsniff.agent.instrument.TappedType;
import java.util.List;

/** A class of a client library, in any class loader. */
final class ClientType extends TappedType {
    private final ClientTap tap;

    ClientType(String name, ClientTap tap) {
        super(name);
        this.tap = tap;
    }

    ClientTap tap() {
        return tap;
    }

    @Override
    protected List<Hook> hooks() {
        return tap.hooks(name());
    }

    /** Those of the JDK belong to several class loaders. */
    @Override
    protected boolean is(boolean ofTheJdk, String internalName) {
        return internalName.equals(internalName());
    }

    @Override
    protected boolean isOptional() {
        return true;
    }
}
