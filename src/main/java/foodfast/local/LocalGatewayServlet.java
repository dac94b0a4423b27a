package foodfast.local;

import foodfast.web.ErrorPageServlet;
import foodfast.web.JsonBodyReader;
import foodfast.web.Problem;
import foodfast.web.StrictJson;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The stand-in provider's own door, where a page hands in a card and gets a token. */
@WebServlet("/vault/tokens")
public class LocalGatewayServlet extends HttpServlet {
  @Inject IssueCardToken issueCardToken;
  @Inject Jsonb json;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try {
      Object issued = answer(request);
      response.setStatus(HttpServletResponse.SC_CREATED);
      response.setContentType("application/json");
      response.setHeader("Cache-Control", "no-store");
      response.getOutputStream().write(json.toJson(issued).getBytes(StandardCharsets.UTF_8));
    } catch (RuntimeException e) {
      ErrorPageServlet.write(response, Problem.of(e));
    }
  }

  private Object answer(HttpServletRequest request) throws IOException {
    if (!LocalPaymentGateway.isOn()) {
      throw Problem.notFound();
    }
    if (!"POST".equals(request.getMethod())) {
      throw Problem.methodNotAllowed("POST");
    }
    String type = request.getContentType();
    if (type == null || !type.toLowerCase().startsWith("application/json")) {
      throw Problem.of(415, "unsupported-media-type", "Send the card as application/json.");
    }
    return issueCardToken.issue(
        StrictJson.read(JsonBodyReader.whole(request.getInputStream()), IssueCardToken.Card.class));
  }
}
