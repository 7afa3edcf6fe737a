/**
 * One self-contained HTML page out of a log: the summary, the findings, and a timeline with a lane for each connection.
 *
 * <p>The page asks no network for anything, and its content security policy lets nothing run but its own script, known by its
 * hash. All data stand in blocks of JSON in which no character can end the block; the script shows them as text, never as
 * markup. They are written row by row as the log is read, so that neither the log nor the page is ever in memory; how many
 * exchanges are shown is bounded, because a browser has to hold them, and the page says so when there were more.
 */
@NullMarked
package io.jsniff.report.page;

import org.jspecify.annotations.NullMarked;
