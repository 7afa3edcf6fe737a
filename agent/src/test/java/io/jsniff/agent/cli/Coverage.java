package io.jsniff.agent.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import org.jacoco.core.analysis.Analyzer;
import org.jacoco.core.analysis.CoverageBuilder;
import org.jacoco.core.analysis.ICoverageNode;
import org.jacoco.core.tools.ExecFileLoader;

/** What JaCoCo's agent wrote at the end of a JVM. */
final class Coverage {
    private final ExecFileLoader data = new ExecFileLoader();

    private Coverage() {}

    static Coverage of(Path file) throws IOException {
        Coverage coverage = new Coverage();
        coverage.data.load(file.toFile());
        return coverage;
    }

    /** The methods of a class that ran; none if what was recorded is of other bytes than the class's own. */
    List<String> methods(String internalName) throws IOException {
        CoverageBuilder builder = new CoverageBuilder();
        try (InputStream in = Coverage.class.getResourceAsStream("/" + internalName + ".class")) {
            new Analyzer(data.getExecutionDataStore(), builder).analyzeClass(in, internalName);
        }
        return builder.getClasses().stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.getInstructionCounter().getCoveredCount() > 0)
                .map(ICoverageNode::getName)
                .toList();
    }
}
