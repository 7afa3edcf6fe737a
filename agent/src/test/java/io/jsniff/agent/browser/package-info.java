/** A browser without a window, driven through its DevTools protocol by the JDK's own WebSocket client. */
@NullMarked
package io.jsniff.agent.browser;

import org.jspecify.annotations.NullMarked;
