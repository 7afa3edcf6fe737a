package io.jsniff.agent.attach;

import io.jsniff.agent.link.Frame;
import io.jsniff.agent.link.Frame.Kind;
import io.jsniff.agent.link.FrameChannel;
import java.io.Closeable;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.ClosedDirectoryStreamException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Where the agent calls back: a Unix-domain socket to which none but the user of the other JVM, and root, can connect, in a
 * directory that none but the user of this one can change.
 *
 * <p>The directory is made in one that may belong to the user of the other JVM, or to a container whose root is not ours: they can
 * rename what is in it, and put links in its place, at any time. So nothing is done by its name once it is there.
 */
final class CallbackSocket implements Closeable {
    private static final int SECRET_BYTES = 16;
    private static final int NAME_BYTES = 8;
    private static final String SOCKET = "s";

    private final PinnedDirectory parent;
    private final String name;
    private final ServerSocketChannel server;
    private final String secret = random(SECRET_BYTES);
    private @Nullable PinnedDirectory directory;
    private Path seenFromThere = Path.of("");
    private volatile @Nullable FrameChannel caller;

    private CallbackSocket(PinnedDirectory parent) throws IOException {
        this.parent = parent;
        this.name = "jsniff" + random(NAME_BYTES);
        this.server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    }

    private static String random(int length) {
        byte[] random = new byte[length];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    /** Opens one that a JVM can reach. */
    static CallbackSocket open(JavaProcess target) throws AttachException {
        Proc proc = new Proc(target.pid());
        boolean elsewhere = Proc.isThere() && !proc.sharesFiles();
        Path temporary = elsewhere ? Path.of("/tmp") : Path.of(System.getProperty("java.io.tmpdir"));
        @Nullable CallbackSocket callback = null;
        try {
            callback = new CallbackSocket(elsewhere ? proc.temporary() : PinnedDirectory.open(temporary));
            callback.seenFromThere =
                    temporary.toAbsolutePath().resolve(callback.name).resolve(SOCKET);
            callback.bind(proc.owner());
            return callback;
        } catch (IOException e) {
            if (callback != null) {
                callback.close();
            }
            throw new AttachException("cannot make a socket in " + (elsewhere ? "/tmp of " + target.pid() : temporary)
                    + ", by which the agent would call back: " + e.getMessage()
                    + (elsewhere ? "" : " (another directory: -Djava.io.tmpdir=DIRECTORY)"));
        }
    }

    /**
     * Root may attach to everybody's JVMs, but not everybody may enter root's directories. So it is the socket alone that is
     * given away, for its user to connect to; the directory stays ours, and no one can put anything else in the socket's place.
     */
    private void bind(Owner user) throws IOException {
        PinnedDirectory made = parent.create(name);
        directory = made;
        Path socket = made.path(SOCKET);
        server.bind(UnixDomainSocketAddress.of(socket));
        if (user.uid() != Owner.UNKNOWN && !user.owns(socket)) {
            user.take(socket);
            made.letOthersPass();
        }
    }

    /** For the agent's arguments: the secret, a colon, and the path of the socket. */
    String address() {
        return secret + ":" + seenFromThere;
    }

    /**
     * Waits for the agent.
     *
     * @throws IOException if {@link #close} is called meanwhile
     */
    FrameChannel await() throws IOException {
        while (true) {
            FrameChannel link = new FrameChannel(server.accept());
            caller = link;
            @Nullable Frame hello = link.receive();
            if (hello != null
                    && hello.kind() == Kind.HELLO
                    && MessageDigest.isEqual(hello.body(), secret.getBytes(StandardCharsets.UTF_8))) {
                caller = null;
                return link;
            }
            link.close();
        }
    }

    /** What is removed is in the directories that were opened, wherever their names may lead by now. */
    @Override
    public synchronized void close() {
        closeQuietly(server);
        closeQuietly(caller);
        @Nullable PinnedDirectory made = directory;
        if (made != null) {
            directory = null;
            quietly(() -> made.deleteFile(SOCKET));
            quietly(() -> parent.deleteDirectory(name));
            closeQuietly(made);
        }
        closeQuietly(parent);
    }

    private static void closeQuietly(@Nullable Closeable open) {
        if (open != null) {
            quietly(open::close);
        }
    }

    private interface Step {
        void run() throws IOException;
    }

    private static void quietly(Step step) {
        try {
            step.run();
        } catch (IOException | ClosedDirectoryStreamException e) {
            // a temporary file more
        }
    }
}
