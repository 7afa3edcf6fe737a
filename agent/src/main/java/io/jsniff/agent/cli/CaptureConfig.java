package io.jsniff.agent.cli;

import io.jsniff.agent.cli.CaptureOption.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A file of options, one {@code long-name = value} a line; {@code #} begins a comment. */
final class CaptureConfig {
    private static final Set<String> YES = Set.of("", "true", "yes", "on", "1");
    private static final Set<String> NO = Set.of("false", "no", "off", "0");

    /** Options of which the command line has one do not come from the file. */
    private static final List<Set<CaptureOption>> ALTERNATIVES = List.of(
            Set.of(CaptureOption.LOG_FORMAT, CaptureOption.APPEND_LOG_FORMAT, CaptureOption.RAW, CaptureOption.JSON),
            Set.of(CaptureOption.INTERFACE, CaptureOption.FILECAP),
            Set.of(CaptureOption.UNPRINTABLE, CaptureOption.HEX_ENCODE));

    private CaptureConfig() {}

    /** Adds what the file has and the command line has not. */
    static Map<CaptureOption, String> merge(Map<CaptureOption, String> commandLine, String file) throws UsageException {
        Map<CaptureOption, String> merged = new EnumMap<>(CaptureOption.class);
        merged.putAll(commandLine);
        read(file).forEach((option, value) -> {
            if (!isSet(option, commandLine)) {
                merged.put(option, value);
            }
        });
        return merged;
    }

    private static boolean isSet(CaptureOption option, Map<CaptureOption, String> commandLine) {
        return commandLine.containsKey(option)
                || ALTERNATIVES.stream()
                        .filter(set -> set.contains(option))
                        .anyMatch(set -> set.stream().anyMatch(commandLine::containsKey));
    }

    private static Map<CaptureOption, String> read(String file) throws UsageException {
        Map<CaptureOption, String> options = new EnumMap<>(CaptureOption.class);
        int number = 0;
        for (String line : lines(file)) {
            number++;
            String text = line.strip();
            if (!text.isEmpty() && !text.startsWith("#")) {
                add(text, file + ":" + number, options);
            }
        }
        return options;
    }

    private static List<String> lines(String file) throws UsageException {
        try {
            return Files.readAllLines(Path.of(file), StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException e) {
            throw new UsageException("there is no configuration file " + file);
        } catch (IOException | InvalidPathException e) {
            throw new UsageException("configuration file " + file + " cannot be read: " + e.getMessage());
        }
    }

    private static void add(String line, String where, Map<CaptureOption, String> options) throws UsageException {
        int equals = line.indexOf('=');
        String name = (equals < 0 ? line : line.substring(0, equals)).strip();
        String value = equals < 0 ? "" : line.substring(equals + 1).strip();
        CaptureOption option = CaptureArguments.named(name, "'" + name + "' in " + where);
        if (option.kind() != Kind.FLAG) {
            if (equals < 0) {
                throw new UsageException("'" + name + "' needs a value in " + where);
            }
            options.put(option, value);
        } else if (YES.contains(value)) {
            options.put(option, "");
        } else if (!NO.contains(value)) {
            throw new UsageException("'" + name + "' is true or false, not '" + value + "', in " + where);
        }
    }
}
