/**
 * The one class that advice inlined into JDK classes calls. In the shipped jar it is {@code java.lang.JsniffBridge}: a class of
 * {@code java.lang} is visible to every class loader without a boot-class-path append. It therefore uses JDK types only.
 */
@NullMarked
package io.jsniff.agent.bridge;

import org.jspecify.annotations.NullMarked;
