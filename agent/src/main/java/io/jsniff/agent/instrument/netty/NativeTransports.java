package io.jsniff.agent.instrument.netty;

import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Changes nothing, but notices that Netty takes a transport of its own, in C: what flows there passes by the JDK and by jsniff, and
 * who looks for it in vain is to hear what to do. Netty loads the class of a channel only to use it. Shaded copies, as gRPC's,
 * have their own name in front, also of the property that turns the transport off.
 */
public final class NativeTransports implements ClassFileTransformer {
    private static final String LAST = "SocketChannel";
    private static final Pattern CHANNEL = Pattern.compile(
            "(|.*/)io/netty/(?:incubator/)?channel/(epoll|kqueue|uring)/(?:Epoll|KQueue|IoUring|IOUring)(?:Server)?"
                    + LAST);

    private final Consumer<String> complaints;
    private final Set<String> seen = ConcurrentHashMap.newKeySet();

    /** @param complaints hears once of each copy of Netty and transport; from any thread */
    public NativeTransports(Consumer<String> complaints) {
        this.complaints = complaints;
    }

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            @Nullable String name,
            @Nullable Class<?> loaded,
            @Nullable ProtectionDomain domain,
            byte[] bytes) {
        if (loader != null && name != null) {
            look(name);
        }
        return null;
    }

    /** Looks at a class that is loaded or being loaded, by its name as Java or class files have it. */
    public void look(String className) {
        if (!className.endsWith(LAST)) {
            return;
        }
        Matcher channel = CHANNEL.matcher(className.replace('.', '/'));
        if (channel.matches()) {
            String home = channel.group(1).replace('/', '.');
            String transport = channel.group(2);
            if (seen.add(home + transport)) {
                complaints.accept(
                        "Netty's native transport (" + transport + ") is in use, whose connections cannot be seen;"
                                + " -D" + home + "io.netty.transport.noNative=true has them go by the JDK");
            }
        }
    }
}
