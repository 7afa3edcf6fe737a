package io.jsniff.agent.tap;

import io.jsniff.agent.bridge.Bridge;
import io.jsniff.agent.bridge.ClientBridge;
import io.jsniff.bytes.Limits.Part;
import io.jsniff.bytes.MemoryAccount;
import io.jsniff.bytes.MemoryBudget;
import io.jsniff.connection.Closer;
import io.jsniff.connection.Opener;
import io.jsniff.library.ClientLibraries;
import io.jsniff.library.ClientLibrary;
import java.lang.StackWalker.StackFrame;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks at the present thread's stack to tell who opens or closes a connection: only then, never when bytes flow. */
final class Callers {
    /** Deeper than this nobody is looked for. */
    private static final int DEEPEST = 128;
    /** So many frames of a close are remembered. */
    private static final int MOST_FRAMES = 32;

    private static final int MOST_NAMES = 4096;
    /** What a name takes, with its place. */
    private static final int NAME = 256;

    private final Stacks wanted;
    private final int mostNames;
    private final StackWalker walker = StackWalker.getInstance();
    /** Callers come again and again, and connections by the thousand keep them. */
    private final ConcurrentHashMap<String, String> names = new ConcurrentHashMap<>();

    Callers(Stacks wanted) {
        this(wanted, MemoryBudget.unbounded().of(Part.EVIDENCE));
    }

    /** @param account what may be held of the names of callers: takes an eighth of it */
    Callers(Stacks wanted, MemoryAccount account) {
        this.wanted = wanted;
        this.mostNames = (int) Math.min(MOST_NAMES, account.limit() / 8 / NAME);
        account.add((long) mostNames * NAME);
    }

    /**
     * Who opens a connection right now.
     *
     * @param behalf on whose behalf, if the stack does not tell
     */
    Opener opener(Behalf behalf) {
        Waiting known = behalf.waiting();
        Waiting thread = known == null ? Waiting.ofThisThread() : known;
        PoolOwner owner = behalf.owner();
        ClientLibrary library = owner == null ? null : owner.library();
        if (wanted == Stacks.OFF) {
            return opener(null, thread, library, owner, List.of());
        }
        Walk walk = walk(wanted == Stacks.FULL ? DEEPEST : 0, wanted == Stacks.FULL);
        Asker asker = walk.caller == null ? behalf.asker() : null;
        String caller = asker == null ? walk.caller : asker.caller();
        return opener(
                caller == null ? null : kept(caller),
                thread,
                library == null ? walk.library : library,
                owner,
                asker == null ? walk.frames : followed(walk.frames, asker.stack()));
    }

    private static Opener opener(
            @Nullable String caller,
            Waiting thread,
            @Nullable ClientLibrary library,
            @Nullable PoolOwner owner,
            List<String> stack) {
        return new Opener(
                caller,
                thread.thread(),
                thread.threadId(),
                library == null ? null : library.name(),
                owner == null ? null : owner.name(),
                stack);
    }

    private static List<String> followed(List<String> inner, List<String> outer) {
        List<String> all = new ArrayList<>(inner);
        all.addAll(outer);
        return all;
    }

    /** Who asks right now for what another thread will do; {@code null} if that cannot be told, or stacks are not wanted. */
    @Nullable
    Asker asker() {
        if (wanted == Stacks.OFF) {
            return null;
        }
        Walk walk = walk(wanted == Stacks.FULL ? DEEPEST : 0, wanted == Stacks.FULL);
        return walk.caller == null ? null : new Asker(walk.caller, walk.frames);
    }

    /** Who closes a connection right now; {@code null} if stacks are not wanted. */
    @Nullable
    Closer closer(@Nullable String failure) {
        if (wanted == Stacks.OFF) {
            return null;
        }
        Walk walk = walk(MOST_FRAMES, false);
        String caller = walk.caller;
        return new Closer(Thread.currentThread().getName(), caller == null ? null : kept(caller), walk.frames, failure);
    }

    /** The first frame outside the JDK and known libraries; {@code null} if there is none, or stacks are not wanted. */
    @Nullable
    String caller() {
        String caller = wanted == Stacks.OFF ? null : walk(0, false).caller;
        return caller == null ? null : kept(caller);
    }

    private Walk walk(int most, boolean lines) {
        Walk walk = new Walk(most, lines);
        walker.walk(walk);
        return walk;
    }

    private String kept(String name) {
        if (names.size() >= mostNames) {
            names.clear();
        }
        String known = names.putIfAbsent(name, name);
        return known == null ? name : known;
    }

    /** One look at a stack, from the bridge outwards. */
    private static final class Walk implements Function<Stream<StackFrame>, Walk> {
        private static final String BRIDGE = Bridge.class.getName();
        private static final String CLIENT_BRIDGE = ClientBridge.class.getName();

        private final int most;
        private final boolean lines;
        private List<String> frames;
        private @Nullable String caller;
        private @Nullable ClientLibrary library;

        Walk(int most, boolean lines) {
            this.most = most;
            this.lines = lines;
            this.frames = most == 0 ? List.of() : new ArrayList<>(MOST_FRAMES);
        }

        @Override
        public Walk apply(Stream<StackFrame> stack) {
            boolean behindBridge = false;
            boolean wanted = true;
            Iterator<StackFrame> all = stack.iterator();
            for (int depth = 0; wanted && depth < DEEPEST && all.hasNext(); depth++) {
                StackFrame frame = all.next();
                String type = frame.getClassName();
                if (type.equals(BRIDGE) || type.equals(CLIENT_BRIDGE)) {
                    behindBridge = true;
                } else if (behindBridge) {
                    look(frame, type);
                    wanted = caller == null || frames.size() < most;
                }
            }
            return this;
        }

        private void look(StackFrame frame, String type) {
            String original = ClientLibraries.isJdk(type) ? type : ClientLibraries.original(type);
            if (frames.size() < most) {
                frames.add(lines ? text(frame, type) : original + "." + frame.getMethodName());
            }
            if (caller == null) {
                ClientLibrary found = ClientLibraries.of(original);
                library = ClientLibraries.calling(library, found);
                if (found == null && !ClientLibraries.isJdk(type)) {
                    caller = text(frame, type);
                }
            }
        }

        private static String text(StackFrame frame, String type) {
            String file = frame.getFileName();
            String where = file == null
                    ? "Unknown Source"
                    : frame.getLineNumber() > 0 ? file + ":" + frame.getLineNumber() : file;
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
}
