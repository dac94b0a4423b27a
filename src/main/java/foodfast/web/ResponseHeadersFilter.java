package foodfast.web;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Tells browsers to run, frame and load nothing but our own files, and images of origins we name,
 * to make code of no text (but on pages of Faces, whose scripts do), to keep no answer of a door
 * for the next person, unless the door says otherwise, and files for as long as they stay what they
 * are. Nobody frames our pages but the stage, which is one of them. It sends them nowhere else: a
 * redirect is a path, whatever host a request asked for.
 */
public class ResponseHeadersFilter extends HttpFilter {
  private static final String POLICY =
      "default-src 'self'; img-src 'self' data: blob: %s; object-src 'none'; base-uri 'none';"
          + " form-action 'self'; frame-ancestors 'self'";
  private static final String NO_CODE_FROM_TEXT =
      "; require-trusted-types-for 'script'; trusted-types foodfast default 'allow-duplicates'";

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
    boolean faces = request.getRequestURI().contains(".xhtml"); // also below jakarta.faces.resource
    response.setHeader("Content-Security-Policy", faces ? policy : policy + NO_CODE_FROM_TEXT);
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "same-origin");
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    boolean door = "/api".equals(request.getServletPath()); // however its address is spelt
    if (door) {
      response.setHeader("Cache-Control", "no-store");
      response.setHeader("Vary", "Authorization");
    } else {
      keep(request.getRequestURI(), response);
    }
    if (request.isSecure()) {
      response.setHeader("Strict-Transport-Security", "max-age=31536000");
    }
    // behind doors the server refuses on the response itself, and doors redirect nobody
    chain.doFilter(request, door ? response : new StaysHere(response));
  }

  /** A library's address names its version; our own files are asked for again after minutes. */
  private static void keep(String path, HttpServletResponse response) {
    if (path.startsWith("/webjars/")) {
      response.setHeader("Cache-Control", "public, max-age=31536000, immutable");
    } else if (path.endsWith(".js") || path.endsWith(".css") || path.endsWith(".svg")) {
      response.setHeader("Cache-Control", "public, max-age=300");
    }
  }

  /** A path alone, also of what begins like another host's address. */
  static String path(String location) {
    return location.replaceFirst("^\\w+://[^/?#]*", "").replaceFirst("^[/\\\\]{2,}", "/");
  }

  /** The server itself redirects to whole addresses, with the host that the request names. */
  private static final class StaysHere extends HttpServletResponseWrapper {
    StaysHere(HttpServletResponse response) {
      super(response);
    }

    @Override
    public void sendRedirect(String location) throws IOException {
      super.sendRedirect(path(location));
    }

    @Override
    public void sendRedirect(String location, int status, boolean clearBuffer) throws IOException {
      super.sendRedirect(path(location), status, clearBuffer);
    }
  }
}
