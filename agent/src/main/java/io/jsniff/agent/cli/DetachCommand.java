package io.jsniff.agent.cli;

import io.jsniff.agent.attach.AttachException;
import io.jsniff.agent.attach.Attachment;
import io.jsniff.agent.attach.JavaProcess;
import io.jsniff.agent.attach.JavaProcesses;
import io.jsniff.agent.link.AgentRequest;
import io.jsniff.agent.link.Frame.Kind;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code jsniff detach}. */
@Command(
        name = "detach",
        mixinStandardHelpOptions = true,
        description = "Takes jsniff out of a JVM, however it came in, and shows its summary.")
final class DetachCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "PID|NAME", description = "a JVM, or a part of its main class or jar's name")
    @SuppressWarnings("NullAway.Init") // by picocli
    private String target;

    @Spec
    @SuppressWarnings("NullAway.Init") // by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws AttachException, IOException {
        JavaProcess process = JavaProcesses.find(target);
        try (Attachment attachment = Attachment.open(process, AgentRequest.of(AgentRequest.Verb.DETACH))) {
            String summary = attachment.answer(Kind.ANSWER);
            spec.commandLine().getErr().print(summary);
            spec.commandLine().getErr().println("jsniff: detached from " + process.title());
            return 0;
        }
    }
}
