package io.jsniff.agent.tap.socket;

import io.jsniff.connection.Endpoint;
import java.io.BufferedReader;
import java.io.FileReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;

/**
 * Ports on which something on this machine listens: they tell which end of a connection connected, if that was not seen. Linux
 * lists them; elsewhere, the lower port of a connection is the likelier to have been listened on.
 */
public final class ListeningPorts {
    /** Of which nothing is known. */
    public static final ListeningPorts UNKNOWN = new ListeningPorts();

    private static final String[] FILES = {"/proc/self/net/tcp", "/proc/self/net/tcp6"};
    private static final int HEXADECIMAL = 16;

    private final BitSet ports = new BitSet();

    private ListeningPorts() {}

    /** Those of this moment. */
    public static ListeningPorts now() {
        ListeningPorts found = new ListeningPorts();
        for (String file : FILES) {
            try (BufferedReader in = new BufferedReader(new FileReader(file, StandardCharsets.ISO_8859_1))) {
                found.addAll(in);
            } catch (IOException e) {
                // not Linux, or not to be seen
            }
        }
        return found;
    }

    static ListeningPorts of(BufferedReader table) throws IOException {
        ListeningPorts found = new ListeningPorts();
        found.addAll(table);
        return found;
    }

    /** Reads a table of sockets: a number, the local address and port, the remote ones, the state, and more; see proc(5). */
    private void addAll(BufferedReader table) throws IOException {
        for (String line = table.readLine(); line != null; line = table.readLine()) {
            int state = line.indexOf(" 0A "); // listening
            int colon = line.indexOf(':', line.indexOf(':') + 1);
            if (state > colon && colon > 0 && line.length() >= colon + 5) {
                add(line.substring(colon + 1, colon + 5));
            }
        }
    }

    private void add(String port) {
        try {
            ports.set(Integer.parseInt(port, HEXADECIMAL));
        } catch (NumberFormatException e) {
            // the heading
        }
    }

    /** Whether the local end of a connection is the one that connected. */
    public boolean probablyConnected(Endpoint local, Endpoint remote) {
        boolean here = ports.get(local.port());
        boolean there = ports.get(remote.port()) && SameJvmPairs.mayMeet(local, remote);
        if (here == there && (here || ports.isEmpty())) {
            return remote.port() <= local.port();
        }
        return !here;
    }
}
