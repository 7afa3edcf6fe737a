package io.jsniff.agent.worlds;

import java.io.IOException;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The application as a controller, in a jar of jars. */
@SpringBootApplication
@RestController
public class SpringBootWorld {
    public static void main(String[] arguments) {
        SpringApplication.run(SpringBootWorld.class, arguments);
    }

    @GetMapping("/call/do")
    public String call() throws IOException, InterruptedException {
        return OutgoingCalls.all();
    }
}
