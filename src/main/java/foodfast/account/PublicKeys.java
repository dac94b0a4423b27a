package foodfast.account;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The public keys that verify our access tokens. */
@WebServlet("/.well-known/jwks.json")
public class PublicKeys extends HttpServlet {
  @Inject Tokens tokens;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setContentType("application/json");
    response.setHeader("Cache-Control", "public, max-age=900");
    response.getWriter().write(tokens.publicKeys());
  }
}
