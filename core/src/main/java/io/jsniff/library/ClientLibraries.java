package io.jsniff.library;

import io.jsniff.connection.Closer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The client libraries that are known, and who of them a class, a frame or an object belongs to. */
public final class ClientLibraries {
    /** The one list. Of two that own a class the first counts. */
    private static final List<ClientLibrary> ALL = List.of(
            HttpsUrlConnection.LIBRARY,
            HttpUrlConnection.LIBRARY,
            JavaNetHttp.LIBRARY,
            OkHttp.LIBRARY,
            ApacheHttpClient4.LIBRARY,
            ApacheHttpClient5Async.LIBRARY,
            ApacheHttpClient5.LIBRARY,
            JettyClient.LIBRARY,
            ReactorNetty.LIBRARY,
            Netty.LIBRARY,
            Frameworks.LIBRARY);

    private static final List<String> RELOCATED = relocated();
    private static final Map<String, ClientLibrary> BY_NAME = byName();
    private static final Map<String, ClientLibrary> BY_OWNER = byOwner();
    private static final Map<String, LibraryClose> BY_FRAME = byFrame();
    private static final Set<String> CHAINS = chains();

    private ClientLibraries() {}

    /** All of them. */
    public static List<ClientLibrary> all() {
        return ALL;
    }

    private static List<String> relocated() {
        List<String> found = new ArrayList<>();
        for (ClientLibrary library : ALL) {
            for (String prefix : library.relocatedPackages()) {
                found.add("." + prefix);
            }
        }
        return List.copyOf(found);
    }

    private static Map<String, ClientLibrary> byName() {
        Map<String, ClientLibrary> found = new HashMap<>();
        for (ClientLibrary library : ALL) {
            found.put(library.name(), library);
        }
        return found;
    }

    private static Map<String, ClientLibrary> byOwner() {
        Map<String, ClientLibrary> found = new HashMap<>();
        for (ClientLibrary library : ALL) {
            for (String owner : library.owners().keySet()) {
                found.put(owner, library);
            }
        }
        return found;
    }

    private static Map<String, LibraryClose> byFrame() {
        Map<String, LibraryClose> found = new HashMap<>();
        for (ClientLibrary library : ALL) {
            for (Map.Entry<String, CloseTrigger> frame : library.closeFrames().entrySet()) {
                found.put(frame.getKey(), new LibraryClose(frame.getValue(), library));
            }
        }
        return found;
    }

    /** The library with this name; {@code null} if there is none, or no name. */
    public static @Nullable ClientLibrary named(@Nullable String name) {
        return name == null ? null : BY_NAME.get(name);
    }

    /** The library that a class belongs to; {@code null} if it is none that is known. */
    static @Nullable ClientLibrary of(String className) {
        for (int i = 0; i < ALL.size(); i++) { // no iterator
            ClientLibrary library = ALL.get(i);
            if (library.owns(className)) {
                return library;
            }
        }
        return null;
    }

    /**
     * Which of two libraries on one stack makes the call: the inner one, unless that is only where the outer one's connections are
     * opened.
     */
    public static @Nullable ClientLibrary calling(@Nullable ClientLibrary inner, @Nullable ClientLibrary outer) {
        if (inner == null || outer == null) {
            return inner == null ? outer : inner;
        }
        return inner == Frameworks.LIBRARY || inner.name().equals(outer.inside()) ? outer : inner;
    }

    /** The library whose connections objects of a class own; {@code null} if none is known. */
    public static @Nullable ClientLibrary ofOwner(String className) {
        return BY_OWNER.get(original(className));
    }

    /** The name that users know of a class whose objects own connections. */
    public static String ownerName(String className) {
        String original = original(className);
        ClientLibrary library = BY_OWNER.get(original);
        String known = library == null ? null : library.owners().get(original);
        return known == null || known.equals(original) ? className : known;
    }

    /** What made a client close a connection. */
    public static LibraryClose close(@Nullable Closer closer) {
        if (Closer.GARBAGE.equals(closer)) {
            return LibraryClose.GARBAGE;
        }
        LibraryClose best = LibraryClose.OTHER;
        List<String> frames = closer == null ? List.of() : closer.frames();
        for (String frame : frames) {
            LibraryClose found = BY_FRAME.get(frame);
            if (found != null && found.trigger().compareTo(best.trigger()) < 0) {
                best = found;
            }
        }
        return best;
    }

    /**
     * The name that a class of a library has at home, if it was relocated below another package, as shaded copies are ({@code
     * com.acme.shaded.io.netty.channel.Channel}); otherwise its own.
     */
    static String original(String className) {
        for (int i = 0; i < RELOCATED.size(); i++) { // no iterator
            int at = className.indexOf(RELOCATED.get(i));
            if (at > 0) {
                return className.substring(at + 1);
            }
        }
        return className;
    }

    /** Whether a class calls what the application has put between its call and the connection: interceptors and the like. */
    public static boolean isInterceptorChain(String className) {
        return CHAINS.contains(className);
    }

    private static Set<String> chains() {
        Set<String> found = new HashSet<>();
        for (ClientLibrary library : ALL) {
            found.addAll(library.interceptorChains());
        }
        return found;
    }
}
