package io.jsniff.agent.instrument;

import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;
import net.bytebuddy.matcher.ElementMatchers;

/**
 * Advice for one method.
 *
 * @param method matches exactly one method that the type declares
 * @param advice a class with advice that does nothing but call the bridge
 */
public record Hook(ElementMatcher.Junction<MethodDescription> method, Class<?> advice) {

    /** Advice for the method with one of these names (JDKs differ) and these parameters. */
    public static Hook on(Class<?> advice, String[] names, Class<?>... parameters) {
        return new Hook(
                ElementMatchers.<MethodDescription>namedOneOf(names)
                        .and(ElementMatchers.takesArguments(parameters))
                        .and(ElementMatchers.not(ElementMatchers.isBridge())),
                advice);
    }

    /** Advice for the method with this name and these parameters. */
    public static Hook on(Class<?> advice, String name, Class<?>... parameters) {
        return on(advice, new String[] {name}, parameters);
    }

    /** Advice for the method with this name and so many parameters, the second and the last of these types. */
    public static Hook on(Class<?> advice, String name, int parameters, Class<?> second, Class<?> last) {
        return new Hook(
                ElementMatchers.<MethodDescription>named(name)
                        .and(ElementMatchers.takesArguments(parameters))
                        .and(ElementMatchers.takesArgument(1, second))
                        .and(ElementMatchers.takesArgument(parameters - 1, last)),
                advice);
    }

    /** Advice for the one method with this name and so many parameters. */
    public static Hook on(Class<?> advice, String name, int parameters) {
        return new Hook(
                ElementMatchers.<MethodDescription>named(name)
                        .and(ElementMatchers.takesArguments(parameters))
                        .and(ElementMatchers.not(ElementMatchers.isBridge())),
                advice);
    }

    /**
     * Advice for the one constructor with so many parameters; with any number, if that is negative. Those that Kotlin makes for
     * default values do not count: they call the other.
     */
    public static Hook onConstructor(Class<?> advice, int parameters) {
        ElementMatcher.Junction<MethodDescription> constructor = ElementMatchers.<MethodDescription>isConstructor()
                .and(ElementMatchers.not(ElementMatchers.isSynthetic()));
        return new Hook(
                parameters < 0 ? constructor : constructor.and(ElementMatchers.takesArguments(parameters)), advice);
    }

    /** Advice for the constructor that has a parameter of this type at this place, from 0. */
    public static Hook onConstructor(Class<?> advice, int place, String type) {
        return new Hook(
                ElementMatchers.<MethodDescription>isConstructor()
                        .and(ElementMatchers.takesArgument(place, ElementMatchers.named(type))),
                advice);
    }

    /** Advice for the one lambda in a method with this name whose first parameter is of this type. */
    public static Hook onLambdaOf(String method, Class<?> advice, String first) {
        return new Hook(
                ElementMatchers.<MethodDescription>nameStartsWith("lambda$" + method + "$")
                        .and(ElementMatchers.takesArgument(0, ElementMatchers.named(first))),
                advice);
    }

    public boolean findsItsMethodIn(TypeDescription type) {
        return type.getDeclaredMethods().filter(method).size() == 1;
    }
}
