/**
 * Why a connection was opened, and why it was not used again: findings, made of recorded evidence by functions that know nothing
 * else, so that each can be tried without a JVM to look into.
 *
 * <p>Two questions do most of the work: was a compatible idle connection open when this one was opened, and who closed, on which
 * thread, at which state of the messages? What fits no known cause is {@code unknown} and says what was seen: a wrong reason
 * sends people to the wrong line of code. A connection is not taken for idle if it had become so only just before and on another
 * thread, because the client may have looked before that.
 */
@NullMarked
package io.jsniff.diagnosis;

import org.jspecify.annotations.NullMarked;
