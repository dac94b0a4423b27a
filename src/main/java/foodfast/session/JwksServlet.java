package foodfast.session;

import foodfast.web.ErrorPageServlet;
import foodfast.web.Problem;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The public keys that verify our access tokens. */
@WebServlet("/.well-known/jwks.json")
public class JwksServlet extends HttpServlet {
  @Inject AccessTokens accessTokens;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
      ErrorPageServlet.write(response, Problem.methodNotAllowed("GET, HEAD"));
      return;
    }
    response.setContentType("application/json");
    response.setHeader("Cache-Control", "public, max-age=900");
    response.getWriter().write(accessTokens.publicKeys());
  }
}
