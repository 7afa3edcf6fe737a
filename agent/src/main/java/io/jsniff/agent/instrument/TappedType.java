package io.jsniff.agent.instrument;

import java.util.List;
import net.bytebuddy.description.type.TypeDescription;

/** A class that gets hooks, of the JDK if nothing else is said. */
public abstract class TappedType {
    private final String name;
    private final String internalName;

    /** @param name as Java has it; of those that are not the JDK's it may be less than the whole name */
    protected TappedType(String name) {
        this.name = name;
        this.internalName = name.replace('.', '/');
    }

    /** Its hooks, all of which must find their method. Made when the class is woven: that loads Byte Buddy. */
    protected abstract List<Hook> hooks();

    /** The hooks that one of the types meant gets; none if it is not meant after all. */
    protected List<Hook> hooks(TypeDescription type) {
        return hooks();
    }

    /** Whether a class is meant that is being loaded or retransformed. */
    protected boolean is(boolean ofTheJdk, String internalName, byte[] classFile) {
        return is(ofTheJdk, internalName);
    }

    /** Whether a class that is loaded is meant, or may be. */
    protected boolean is(boolean ofTheJdk, Class<?> loaded) {
        return is(ofTheJdk, loaded.getName().replace('.', '/'));
    }

    /** Whether a class is meant, by its name as class files have it. */
    protected boolean is(boolean ofTheJdk, String internalName) {
        return ofTheJdk && internalName.equals(internalName());
    }

    /** Whether what it tells can be done without, so that its failure need not be said aloud. */
    protected boolean isOptional() {
        return false;
    }

    /** The name, as it was given. */
    public final String name() {
        return name;
    }

    /** The name as class files have it. */
    public final String internalName() {
        return internalName;
    }
}
