package io.jsniff.agent.tap.caller;

import org.jspecify.annotations.Nullable;

/**
 * On whose behalf a thread opens connections.
 *
 * @param owner the object that they are to belong to; {@code null} if it is not known
 * @param asker who asked another thread for them; {@code null} if no one is known to have
 * @param waiting the thread that does nothing else until they are open; {@code null} for the one that opens them
 */
record ConnectContext(
        @Nullable PoolOwner owner,
        @Nullable AsyncCaller asker,
        @Nullable ThreadRef waiting) {
    static final ConnectContext NONE = new ConnectContext(null, null, null);
}
