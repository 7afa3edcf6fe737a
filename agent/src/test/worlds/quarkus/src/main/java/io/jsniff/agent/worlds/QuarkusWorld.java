package io.jsniff.agent.worlds;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.io.IOException;

/** The application as a resource, in a fast-jar. */
@Path("/call/do")
public class QuarkusWorld {
    @GET
    @Blocking
    public String call() throws IOException, InterruptedException {
        return OutgoingCalls.all();
    }
}
