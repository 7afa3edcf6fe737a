/**
 * Pairs requests with responses and measures them. An exchange is one request with its final response, the n-th of its
 * connection; what of its bytes is kept is decided up front by a {@link io.jsniff.exchange.Retention}.
 */
@NullMarked
package io.jsniff.exchange;

import org.jspecify.annotations.NullMarked;
