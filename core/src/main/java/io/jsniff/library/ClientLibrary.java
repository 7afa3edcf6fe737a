package io.jsniff.library;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is known of one client library. Immutable. */
public final class ClientLibrary {
    private final String name;
    private final boolean blocking;
    private final List<String> packages;
    private final List<String> relocatedPackages;
    private final @Nullable String inside;
    private final PoolScope poolScope;
    private final Map<String, String> owners;
    private final Map<String, CloseTrigger> closeFrames;
    private final List<String> interceptorChains;
    private final long drainNanos;
    private final @Nullable String sharing;
    private final @Nullable Setting idleTime;
    private final @Nullable Setting idleConnections;
    private final @Nullable String errorBody;

    private ClientLibrary(Facts facts) {
        this.name = facts.name;
        this.blocking = facts.blocking;
        this.packages = List.copyOf(facts.packages);
        this.relocatedPackages = List.copyOf(facts.relocatedPackages);
        this.inside = facts.inside;
        this.poolScope = facts.poolScope;
        this.owners = Map.copyOf(facts.owners);
        this.closeFrames = Map.copyOf(facts.closeFrames);
        this.interceptorChains = List.copyOf(facts.interceptorChains);
        this.drainNanos = facts.drainNanos;
        this.sharing = facts.sharing;
        this.idleTime = facts.idleTime;
        this.idleConnections = facts.idleConnections;
        this.errorBody = facts.errorBody;
    }

    /** Begins the table of a library, by its name for people. */
    static Facts named(String name) {
        return new Facts(name);
    }

    /** Its name, for people. */
    public String name() {
        return name;
    }

    /** Whether the thread that sends a request waits for its response. */
    public boolean isBlocking() {
        return blocking;
    }

    /** Which requests draw on one pool. */
    public PoolScope poolScope() {
        return poolScope;
    }

    /** For so long it reads on when a response is closed early, before it gives the connection up; 0 if it does not. */
    public long drainNanos() {
        return drainNanos;
    }

    /** How one client, or one pool, comes to serve all requests, in one sentence; {@code null} if that needs no words. */
    public @Nullable String sharing() {
        return sharing;
    }

    /** How long its pool keeps idle connections; {@code null} if there is no such setting. */
    public @Nullable Setting idleTime() {
        return idleTime;
    }

    /** How many idle connections its pool keeps; {@code null} if there is no such setting. */
    public @Nullable Setting idleConnections() {
        return idleConnections;
    }

    /** How the body of an error response is read to its end, in one sentence; {@code null} if as that of any other. */
    public @Nullable String errorBody() {
        return errorBody;
    }

    /** What the packages of its classes begin with, at home. */
    public List<String> packages() {
        return packages;
    }

    /** Those by which copies are known that were moved below another package. */
    List<String> relocatedPackages() {
        return relocatedPackages;
    }

    /** The library in whose frames its own connections begin; {@code null} if in none. */
    @Nullable
    String inside() {
        return inside;
    }

    /** The objects that own connections: the names that users know, by class. */
    public Map<String, String> owners() {
        return owners;
    }

    /** What made it close a connection, by the frames that show it. */
    public Map<String, CloseTrigger> closeFrames() {
        return closeFrames;
    }

    /** Its classes that call interceptors of the application. */
    List<String> interceptorChains() {
        return interceptorChains;
    }

    boolean owns(String className) {
        for (int i = 0; i < packages.size(); i++) { // no iterator
            if (className.startsWith(packages.get(i))) {
                return true;
            }
        }
        return false;
    }

    /** As errors of tests show it. */
    @Override
    public String toString() {
        return name;
    }

    /** The facts as they are written down. What is left out has the value that most libraries have. */
    static final class Facts {
        private final String name;
        private boolean blocking;
        private final List<String> packages = new ArrayList<>();
        private final List<String> relocatedPackages = new ArrayList<>();
        private @Nullable String inside;
        private PoolScope poolScope = PoolScope.CLIENT;
        private final Map<String, String> owners = new HashMap<>();
        private final Map<String, CloseTrigger> closeFrames = new HashMap<>();
        private final List<String> interceptorChains = new ArrayList<>();
        private long drainNanos;
        private @Nullable String sharing;
        private @Nullable Setting idleTime;
        private @Nullable Setting idleConnections;
        private @Nullable String errorBody;

        private Facts(String name) {
            this.name = name;
        }

        Facts blocking() {
            blocking = true;
            return this;
        }

        /**
         * What the packages of its classes begin with. Copies below other packages are known by those that begin with a domain,
         * which no application calls its own packages by chance.
         */
        Facts packages(String... prefixes) {
            for (String prefix : prefixes) {
                packages.add(prefix);
                if (prefix.startsWith("org.") || prefix.startsWith("com.") || prefix.startsWith("io.")) {
                    relocatedPackages.add(prefix);
                }
            }
            return this;
        }

        /** A package by which relocated copies are known, where {@link #packages} has none. */
        Facts relocated(String prefix) {
            relocatedPackages.add(prefix);
            return this;
        }

        /** Its connections are opened by another library, whose frames are met first. */
        Facts inside(String library) {
            inside = library;
            return this;
        }

        Facts poolScope(PoolScope scope) {
            poolScope = scope;
            return this;
        }

        /** Objects of this class own connections; users know it by the other name. */
        Facts owner(String className, String knownAs) {
            owners.put(className, knownAs);
            return this;
        }

        Facts owner(String className) {
            return owner(className, className);
        }

        /** A frame of these, as {@code pkg.Class.method}, on the stack of a close shows what made it close. */
        Facts closes(CloseTrigger trigger, String... frames) {
            for (String frame : frames) {
                closeFrames.put(frame, trigger);
            }
            return this;
        }

        /** Classes that call interceptors of the application, which are on the stack of a connect but did not want it. */
        Facts interceptorChains(String... classes) {
            interceptorChains.addAll(List.of(classes));
            return this;
        }

        Facts drains(long nanos) {
            drainNanos = nanos;
            return this;
        }

        Facts sharing(String sentence) {
            sharing = sentence;
            return this;
        }

        Facts idleTime(String where, String byDefault) {
            idleTime = new Setting(where, byDefault);
            return this;
        }

        Facts idleConnections(String where, String byDefault) {
            idleConnections = new Setting(where, byDefault);
            return this;
        }

        Facts errorBody(String sentence) {
            errorBody = sentence;
            return this;
        }

        ClientLibrary known() {
            return new ClientLibrary(this);
        }
    }
}
