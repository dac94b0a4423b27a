package foodfast.web;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;

/** The page that a problem's {@code type} leads to: what the refusal means, and what helps. */
@WebServlet("/problems/*")
public class ProblemTypePage extends HttpServlet {
  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String path = String.valueOf(request.getPathInfo());
    ProblemType type = ProblemType.all().get(path.substring(1));
    if (type == null) {
      ErrorPageServlet.answer(request, response, Problem.notFound());
      return;
    }
    String page = ErrorPageServlet.page(getServletContext(), "problem-type.html", words(type));
    response.setContentType(ErrorPageServlet.HTML);
    response.getWriter().write(page);
  }

  private static Map<String, String> words(ProblemType type) {
    return Map.of(
        "code", type.code(),
        "title", type.title(),
        "status", String.valueOf(type.status()),
        "meaning", type.meaning(),
        "cure", type.cure());
  }
}
