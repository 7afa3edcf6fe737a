package io.jsniff.agent.tap.filter;

import io.jsniff.connection.Endpoint;
import io.jsniff.connection.Side;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which connections are followed. Asked once for each, when it opens.
 *
 * @param ports ranges of the dest end's port, any if empty
 * @param hosts the dest end's name or address, any if empty
 * @param side which end this JVM is, either if {@code null}
 */
public record TapFilter(
        List<PortRange> ports,
        List<HostPattern> hosts,
        @Nullable Side side) {
    /** Lets all pass. */
    public static final TapFilter ALL = new TapFilter(List.of(), List.of(), null);

    /**
     * Ports from one to another, both included.
     *
     * @param first the lowest
     * @param last the highest
     */
    public record PortRange(int first, int last) {}

    public boolean accepts(Side end, Endpoint dest, @Nullable String name) {
        return (side == null || side == end) && acceptsPort(dest.port()) && acceptsHost(dest, name);
    }

    private boolean acceptsPort(int port) {
        for (PortRange range : ports) {
            if (port >= range.first && port <= range.last) {
                return true;
            }
        }
        return ports.isEmpty();
    }

    private boolean acceptsHost(Endpoint dest, @Nullable String name) {
        for (HostPattern host : hosts) {
            if (host.matches(dest, name)) {
                return true;
            }
        }
        return hosts.isEmpty();
    }
}
