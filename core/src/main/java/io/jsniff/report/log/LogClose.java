package io.jsniff.report.log;

import io.jsniff.connection.Originator;
import org.jspecify.annotations.Nullable;

/**
 * How a connection ended.
 *
 * @param by who ended it; {@code null} if the log has another word for that
 * @param reset whether by RST
 * @param time when, in microseconds since the epoch
 */
public record LogClose(@Nullable Originator by, boolean reset, long time) {}
