package io.jsniff.agent.tap.caller;

import io.jsniff.bytes.Limits.Part;
import io.jsniff.bytes.MemoryAccount;
import io.jsniff.bytes.MemoryBudget;
import io.jsniff.connection.Closer;
import io.jsniff.connection.Opener;
import io.jsniff.library.ClientLibrary;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Looks at the present thread's stack to tell who opens or closes a connection: only then, never when bytes flow. */
public final class Callers {
    /** So many frames of a close are remembered. */
    private static final int MAX_FRAMES = 32;

    private static final int MAX_NAMES = 4096;
    /** What a name takes, with its place. */
    private static final int NAME = 256;

    private final StackDepth wanted;
    private final int mostNames;
    private final CallerOptions options;
    private final StackWalker walker = StackWalker.getInstance();
    /** Callers come again and again, and connections by the thousand keep them. */
    private final ConcurrentHashMap<String, String> names = new ConcurrentHashMap<>();

    private final ClassOrigins origins;

    public Callers(CallerOptions options) {
        this(options, MemoryBudget.unbounded().of(Part.EVIDENCE));
    }

    /** @param account what may be held of the names of callers and of classes: takes an eighth of it */
    public Callers(CallerOptions options, MemoryAccount account) {
        this.options = options;
        this.wanted = options.stacks();
        this.mostNames = (int) Math.min(MAX_NAMES, account.limit() / 16 / NAME);
        this.origins = new ClassOrigins(mostNames);
        account.add(2L * mostNames * NAME);
    }

    /**
     * Who opens a connection right now.
     *
     * @param behalf on whose behalf, if the stack does not tell
     */
    public Opener opener(ConnectContext behalf) {
        ThreadRef known = behalf.waiting();
        ThreadRef thread = known == null ? ThreadRef.ofThisThread() : known;
        PoolOwner owner = behalf.owner();
        ClientLibrary library = owner == null ? null : owner.library();
        if (wanted == StackDepth.OFF) {
            return opener(null, thread, library, owner, List.of());
        }
        CallerSearch search = search(wanted == StackDepth.FULL ? CallerSearch.MAX_DEPTH : 0, wanted == StackDepth.FULL);
        String own = search.caller();
        AsyncCaller asker = own == null ? behalf.asker() : null;
        String caller = asker == null ? own : asker.caller();
        return opener(
                caller == null ? null : kept(caller),
                thread,
                library == null ? search.library() : library,
                owner,
                asker == null ? search.frames() : followed(search.frames(), asker.stack()));
    }

    private static Opener opener(
            @Nullable String caller,
            ThreadRef thread,
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
    public AsyncCaller asker() {
        if (wanted == StackDepth.OFF) {
            return null;
        }
        CallerSearch search = search(wanted == StackDepth.FULL ? CallerSearch.MAX_DEPTH : 0, wanted == StackDepth.FULL);
        String caller = search.caller();
        return caller == null ? null : new AsyncCaller(caller, search.frames());
    }

    /** Who closes a connection right now; {@code null} if stacks are not wanted. */
    @Nullable
    public Closer closer(@Nullable String failure) {
        if (wanted == StackDepth.OFF) {
            return null;
        }
        CallerSearch search = search(MAX_FRAMES, false);
        String caller = search.caller();
        return new Closer(
                Thread.currentThread().getName(), caller == null ? null : kept(caller), kept(search.frames()), failure);
    }

    private List<String> kept(List<String> frames) {
        for (int i = 0; i < frames.size(); i++) {
            frames.set(i, kept(frames.get(i)));
        }
        return frames;
    }

    private CallerSearch search(int most, boolean lines) {
        CallerSearch search = new CallerSearch(options, origins, most, lines);
        walker.walk(search);
        return search;
    }

    private String kept(String name) {
        if (names.size() >= mostNames) {
            names.clear();
        }
        String known = names.putIfAbsent(name, name);
        return known == null ? name : known;
    }
}
