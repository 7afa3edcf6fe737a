package io.jsniff.agent.instrument;

import java.util.List;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.dynamic.scaffold.MethodGraph;
import net.bytebuddy.dynamic.scaffold.TypeValidation;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.matcher.ElementMatchers;
import net.bytebuddy.pool.TypePool;
import org.jspecify.annotations.Nullable;

/**
 * Weaves the hooks of a type into its class file with Byte Buddy. Only method bodies change, so all that Byte Buddy could do
 * beyond is turned off: it would cost time before the application's main runs. What it leaves alone by default, lambdas among them,
 * is woven like all else.
 */
public final class Weaver {
    private final ByteBuddy byteBuddy = new ByteBuddy()
            .ignore(ElementMatchers.none())
            .with(TypeValidation.DISABLED)
            .with(Implementation.Context.Disabled.Factory.INSTANCE)
            .with(MethodGraph.Compiler.ForDeclaredMethods.INSTANCE);

    /**
     * The class file with all hooks in it; the original if there are none for it.
     *
     * @param loader whose class it is; {@code null} for the JDK's
     * @param name the class's name, which for classes of others may be longer than the type's
     * @throws IllegalStateException if a hook does not find its method, or its advice does not fit
     */
    public byte[] weave(TappedType type, @Nullable ClassLoader loader, String name, byte[] original) {
        ClassFileLocator locator = new ClassFileLocator.Compound(
                ClassFileLocator.Simple.of(name, original),
                loader == null
                        ? ClassFileLocator.ForClassLoader.ofPlatformLoader()
                        : ClassFileLocator.ForClassLoader.of(loader));
        TypeDescription described = TypePool.Default.of(locator).describe(name).resolve();
        List<Hook> hooks = type.hooks(described);
        if (hooks.isEmpty()) {
            return original;
        }
        DynamicType.Builder<?> builder = byteBuddy.redefine(described, locator);
        for (Hook hook : hooks) {
            if (!hook.findsItsMethodIn(described)) {
                throw new IllegalStateException(
                        "no single method for " + hook.advice().getSimpleName());
            }
            builder = builder.visit(Advice.to(hook.advice()).on(hook.method()));
        }
        return builder.make().getBytes();
    }
}
