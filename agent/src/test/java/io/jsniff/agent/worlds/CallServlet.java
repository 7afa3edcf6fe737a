package io.jsniff.agent.worlds;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The application as a servlet. */
@WebServlet("/do")
public final class CallServlet extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            response.getWriter().write(OutgoingCalls.all());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
