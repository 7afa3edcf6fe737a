/**
 * justniffer's log format: text with {@code %keyword}s, compiled once and rendered for each entry.
 *
 * <p>A keyword is a small object that knows its name, its help text, what must be collected for it, and how to make a piece of
 * a line; {@code Keywords} lists them all, and the parser, the help and the tests take them from there. Rendering copies bytes
 * from the head of a message and digits into a buffer; strings are made by {@code grep} alone, and dates once a second.
 * Keywords are enums with a switch instead of a table of lambdas: each lambda costs start-up time, and this runs before the
 * application's main.
 */
@NullMarked
package io.jsniff.output.format;

import org.jspecify.annotations.NullMarked;
