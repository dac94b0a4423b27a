package foodfast.web;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Tells browsers to run, frame and load nothing but our own files, and images of origins we name.
 */
public class SecurityHeaders extends HttpFilter {
  private static final String POLICY =
      "default-src 'self'; img-src 'self' data: blob: %s; object-src 'none'; base-uri 'none';"
          + " form-action 'self'; frame-ancestors 'none'";

  /** Origins that images may come from besides our own, such as a map's tiles. */
  @Inject
  @ConfigProperty(name = "IMAGE_ORIGINS")
  Optional<String> imageOrigins;

  private String policy;

  @Override
  public void init() {
    policy = POLICY.formatted(imageOrigins.orElse(""));
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    response.setHeader("Content-Security-Policy", policy);
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "same-origin");
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    if (request.isSecure()) {
      response.setHeader("Strict-Transport-Security", "max-age=31536000");
    }
    chain.doFilter(request, response);
  }
}
