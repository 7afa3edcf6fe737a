/**
 * A small event collector and the clients that post to it, each fault beside its remedy. It depends on nothing but the JDK and
 * knows nothing of jsniff: it stands for the application that jsniff looks into.
 */
@NullMarked
package io.jsniff.demo;

import org.jspecify.annotations.NullMarked;
