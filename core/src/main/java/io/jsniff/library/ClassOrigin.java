package io.jsniff.library;

import org.jspecify.annotations.Nullable;

/**
 * Who wrote a class, as far as its name tells.
 *
 * @param name the name that it has at home, if it was relocated below another package as shaded copies are
 * @param author who wrote it
 * @param library the library that it belongs to; {@code null} if to none that is known
 */
public record ClassOrigin(
        String name, Author author, @Nullable ClientLibrary library) {

    /** Who wrote a class. */
    public enum Author {
        /** The JDK. */
        JDK,
        /** A client library, or what leads to one. */
        LIBRARY,
        /** A program, at run time or when the application was built: it is between two frames, and has no line of its own. */
        GENERATED,
        /** The application. */
        APPLICATION
    }

    /** The origin of the class with this name. */
    public static ClassOrigin of(String className) {
        if (isJdk(className)) {
            return new ClassOrigin(className, Author.JDK, ClientLibraries.of(className));
        }
        String name = ClientLibraries.original(className);
        ClientLibrary library = ClientLibraries.of(name);
        Author author = library != null ? Author.LIBRARY : isGenerated(name) ? Author.GENERATED : Author.APPLICATION;
        return new ClassOrigin(name, author, library);
    }

    private static boolean isJdk(String className) {
        return className.startsWith("java.")
                || className.startsWith("sun.")
                || className.startsWith("jdk.")
                || className.startsWith("javax.")
                || className.startsWith("com.sun.");
    }

    /** Proxies and subclasses: {@code $Proxy3}, Micronaut's and CGLIB's, and those of Quarkus, Weld, Byte Buddy and Hibernate. */
    private static boolean isGenerated(String className) {
        return className.startsWith("$", className.lastIndexOf('.') + 1)
                || className.contains("$$SpringCGLIB$$")
                || className.contains("$$EnhancerBy")
                || className.contains("$$FastClassBy")
                || className.contains("_$$_")
                || className.contains("$ByteBuddy$")
                || className.contains("$MockitoMock$")
                || className.contains("$HibernateProxy$")
                || className.endsWith("_ClientProxy")
                || className.endsWith("_Subclass");
    }
}
