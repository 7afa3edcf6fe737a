package io.jsniff.agent.tap.caller;

import io.jsniff.agent.bridge.ClientBridge;
import io.jsniff.agent.bridge.SocketBridge;
import io.jsniff.library.ClassOrigin;
import io.jsniff.library.ClassOrigin.Author;
import io.jsniff.library.ClientLibraries;
import io.jsniff.library.ClientLibrary;
import java.lang.StackWalker.StackFrame;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One look at a stack, from the bridge outwards, for the frame of the application that wanted what happens.
 *
 * <p>That is the innermost one, unless a library called it on the way to the connection: an interceptor is on the stack of a connect
 * that it did not want. So the search goes on until a frame of a library shows that the one found was not called so.
 */
final class CallerSearch implements Function<Stream<StackFrame>, CallerSearch> {
    /** Deeper than this no one is looked for. */
    static final int MAX_DEPTH = 128;

    private static final String SOCKET_BRIDGE = SocketBridge.class.getName();
    private static final String CLIENT_BRIDGE = ClientBridge.class.getName();
    /** What CGLIB says instead of a file. */
    private static final String GENERATED_FILE = "<generated>";

    private final CallerOptions options;
    private final ClassOrigins origins;
    private final int most;
    private final boolean lines;
    private final List<String> frames;
    private @Nullable String caller;
    /** Whether no frame further out can change the caller. */
    private boolean settled;

    private @Nullable ClientLibrary library;

    /**
     * @param most so many frames are remembered
     * @param lines whether with file and line, or the class by the name that it has at home
     */
    CallerSearch(CallerOptions options, ClassOrigins origins, int most, boolean lines) {
        this.options = options;
        this.origins = origins;
        this.most = most;
        this.lines = lines;
        this.frames = most == 0 ? List.of() : new ArrayList<>(Math.min(most, MAX_DEPTH));
    }

    /** The frame of the application, as {@code pkg.Class.method(File.java:12)}; {@code null} if there is none. */
    @Nullable
    String caller() {
        return caller;
    }

    /** The innermost frames. */
    List<String> frames() {
        return frames;
    }

    /** The library that does it for the caller; {@code null} if none is known. */
    @Nullable
    ClientLibrary library() {
        return library;
    }

    @Override
    public CallerSearch apply(Stream<StackFrame> stack) {
        boolean behindBridge = false;
        boolean wanted = true;
        Iterator<StackFrame> all = stack.iterator();
        for (int depth = 0; wanted && depth < MAX_DEPTH && all.hasNext(); depth++) {
            StackFrame frame = all.next();
            String type = frame.getClassName();
            if (type.equals(SOCKET_BRIDGE) || type.equals(CLIENT_BRIDGE)) {
                behindBridge = true;
            } else if (behindBridge) {
                look(frame, type);
                wanted = !settled || frames.size() < most;
            }
        }
        return this;
    }

    private void look(StackFrame frame, String type) {
        ClassOrigin origin = origins.of(type);
        if (frames.size() < most) {
            frames.add(lines ? text(frame, type) : origin.name() + "." + frame.getMethodName());
        }
        if (settled) {
            return;
        } else if (origin.library() != null) {
            passLibrary(origin, origin.library());
        }
        if (caller == null && isOfApplication(origin, type) && !GENERATED_FILE.equals(frame.getFileName())) {
            caller = text(frame, type);
        }
    }

    private void passLibrary(ClassOrigin origin, ClientLibrary found) {
        if (caller != null && ClientLibraries.isInterceptorChain(origin.name())) {
            caller = null;
        }
        settled = caller != null;
        if (!settled) {
            library = ClientLibraries.calling(library, found);
        }
    }

    private boolean isOfApplication(ClassOrigin origin, String type) {
        return options.application().isEmpty()
                ? origin.author() == Author.APPLICATION
                : origin.author() != Author.GENERATED && options.isWithin(type);
    }

    private static String text(StackFrame frame, String type) {
        String file = frame.getFileName();
        String where =
                file == null ? "Unknown Source" : frame.getLineNumber() > 0 ? file + ":" + frame.getLineNumber() : file;
        return printable(type + "." + frame.getMethodName() + "(" + where + ")");
    }

    /** A class may have any name; a line of the log is to stay one. */
    private static String printable(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) < ' ') {
                return name.replaceAll("\\p{Cntrl}", "?");
            }
        }
        return name;
    }
}
