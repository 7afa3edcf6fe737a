package io.jsniff.agent.tap.caller;

import java.util.List;

/**
 * Who is to be named as the caller.
 *
 * @param stacks how much is recorded
 * @param application packages of the application; if there are any, the first frame of theirs is the caller, otherwise the first
 *     one outside the JDK and known libraries
 */
public record CallerOptions(StackDepth stacks, List<String> application) {
    /** Any frame outside the JDK and known libraries. */
    public static CallerOptions of(StackDepth stacks) {
        return new CallerOptions(stacks, List.of());
    }

    boolean isWithin(String className) {
        for (int i = 0; i < application.size(); i++) { // no iterator
            String name = application.get(i);
            if (className.startsWith(name)
                    && (className.length() == name.length() || isEnd(className.charAt(name.length())))) {
                return true;
            }
        }
        return false;
    }

    /** A package ends with a dot; a class that stands for one ends where one of its own begins. */
    private static boolean isEnd(char next) {
        return next == '.' || next == '$';
    }
}
