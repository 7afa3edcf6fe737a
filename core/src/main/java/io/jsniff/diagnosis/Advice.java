package io.jsniff.diagnosis;

import io.jsniff.library.ClientLibraries;
import io.jsniff.library.ClientLibrary;
import io.jsniff.library.Setting;
import org.jspecify.annotations.Nullable;

/** What helps against a cause: the general remedy, and where the client library that is used has it. */
final class Advice {
    private Advice() {}

    /**
     * Both, as sentences; {@code null} if there is nothing to mend.
     *
     * @param library the name of the client library; {@code null} if it is not known
     */
    static @Nullable String against(FindingCode code, @Nullable String library) {
        ClientLibrary known = ClientLibraries.named(library);
        String general = code.advice();
        String particular = known == null ? null : particular(code, known);
        return general == null || particular == null ? general : general + " " + particular;
    }

    private static @Nullable String particular(FindingCode code, ClientLibrary library) {
        return switch (code) {
            case CLIENT_PER_REQUEST -> library.sharing();
            case SERVER_IDLE_TIMEOUT, CLIENT_IDLE_TIMEOUT -> setting(library, library.idleTime());
            case IDLE_POOL_FULL -> setting(library, library.idleConnections());
            default -> null;
        };
    }

    private static @Nullable String setting(ClientLibrary library, @Nullable Setting setting) {
        return setting == null ? null : library.name() + ": " + setting.text() + ".";
    }
}
