package io.jsniff.agent.attach;

import io.jsniff.agent.Frame;
import io.jsniff.agent.Frame.Kind;
import io.jsniff.agent.Link;
import java.io.Closeable;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Where the agent calls back: a Unix-domain socket in a directory of its own that nobody but the user, and the user of the other
 * JVM, can enter.
 */
final class Door implements Closeable {
    private static final int SECRET_BYTES = 16;

    private final Path directory;
    private final Path socket;
    private final String seenFromThere;
    private final ServerSocketChannel server;
    private final String secret;

    private Door(Path directory, String seenFromThere, ServerSocketChannel server) {
        this.directory = directory;
        this.socket = directory.resolve("s");
        this.seenFromThere = seenFromThere;
        this.server = server;
        byte[] random = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(random);
        this.secret = HexFormat.of().formatHex(random);
    }

    /** Opens one that a JVM can reach. */
    static Door open(JavaProcess target) throws AttachException {
        Proc proc = new Proc(target.pid());
        boolean elsewhere = Proc.isThere() && !proc.sharesFiles();
        Path parent = elsewhere ? proc.inside("/tmp") : Path.of(System.getProperty("java.io.tmpdir"));
        @Nullable Path made = null;
        try {
            made = Files.createTempDirectory(parent, "jsniff", ownerOnly());
            ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            Path socket = made.resolve("s");
            server.bind(UnixDomainSocketAddress.of(socket));
            giveTo(target, made, socket);
            return new Door(made, elsewhere ? "/tmp/" + made.getFileName() + "/s" : socket.toString(), server);
        } catch (IOException e) {
            if (made != null) {
                remove(made.resolve("s"));
                remove(made);
            }
            throw new AttachException("cannot make a socket in " + (elsewhere ? "/tmp of " + target.pid() : parent)
                    + ", by which the agent would call back: " + e.getMessage()
                    + (elsewhere ? "" : " (another directory: -Djava.io.tmpdir=DIRECTORY)"));
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
    }

    /** Root may attach to everybody's JVMs, but not everybody may enter root's directories. */
    private static void giveTo(JavaProcess target, Path directory, Path socket) throws IOException {
        Path process = Path.of("/proc/" + target.pid());
        if (Files.exists(process)) {
            UserPrincipal user = Files.getOwner(process);
            if (!user.equals(Files.getOwner(directory))) {
                Files.setOwner(socket, user);
                Files.setOwner(directory, user);
            }
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
    Link await() throws IOException {
        while (true) {
            Link link = new Link(server.accept());
            @Nullable Frame hello = link.receive();
            if (hello != null
                    && hello.kind() == Kind.HELLO
                    && MessageDigest.isEqual(hello.body(), secret.getBytes(StandardCharsets.UTF_8))) {
                return link;
            }
            link.close();
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            // what matters is that the files go
        }
        remove(socket);
        remove(directory);
    }

    private static void remove(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            // a temporary file more
        }
    }
}
