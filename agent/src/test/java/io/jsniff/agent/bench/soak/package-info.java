/** The servers, the clients and the gauges of {@link io.jsniff.agent.bench.Soak}. */
@NullMarked
package io.jsniff.agent.bench.soak;

import org.jspecify.annotations.NullMarked;
