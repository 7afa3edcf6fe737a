package io.jsniff.agent.instrument.tls;

import io.jsniff.agent.instrument.ConstantPool;
import io.jsniff.agent.instrument.Hook;
import io.jsniff.agent.instrument.TappedType;
import java.util.List;
import net.bytebuddy.description.type.TypeDescription;

/**
 * Engines of TLS providers other than the JDK's, in any class loader and of any name: the classes that have the two
 * methods that {@code SSLEngine} leaves open. Some have a third, with many sources, in which their overloads end. A call within
 * a call, and an engine that stands before another one, are told apart behind the bridge.
 */
final class OtherEngineTap extends TappedType {
    private static final String ENGINE = "javax.net.ssl.SSLEngine";
    private static final String RESULT = ")Ljavax/net/ssl/SSLEngineResult;";
    private static final String WRAP = "([Ljava/nio/ByteBuffer;IILjava/nio/ByteBuffer;" + RESULT;
    private static final String UNWRAP = "(Ljava/nio/ByteBuffer;[Ljava/nio/ByteBuffer;II" + RESULT;

    OtherEngineTap() {
        super("other engines");
    }

    /** Who calls such methods may be meant, too; {@link #hooks(TypeDescription)} knows. */
    @Override
    protected boolean is(boolean ofTheJdk, String internalName, byte[] classFile) {
        return !ofTheJdk && ConstantPool.has(classFile, UNWRAP) && ConstantPool.has(classFile, WRAP);
    }

    @Override
    protected boolean is(boolean ofTheJdk, Class<?> loaded) {
        Class<?> type = ofTheJdk ? null : loaded.getSuperclass();
        while (type != null && !type.getName().equals(ENGINE)) {
            type = type.getSuperclass();
        }
        return type != null;
    }

    @Override
    protected boolean isOptional() {
        return true;
    }

    @Override
    protected List<Hook> hooks() {
        return List.of(
                Hook.on(SslEngineAdvice.Wrap.class, "wrap", SslEngineAdvice.WRAP),
                Hook.on(SslEngineAdvice.Unwrap.class, "unwrap", SslEngineAdvice.UNWRAP));
    }

    @Override
    protected List<Hook> hooks(TypeDescription type) {
        for (Hook hook : hooks()) {
            if (!hook.findsItsMethodIn(type) || !type.isAssignableTo(javax.net.ssl.SSLEngine.class)) {
                return List.of();
            }
        }
        Hook many = Hook.on(SslEngineAdvice.UnwrapMany.class, "unwrap", SslEngineAdvice.UNWRAP_MANY);
        return many.findsItsMethodIn(type) ? List.of(hooks().get(0), many) : hooks();
    }
}
