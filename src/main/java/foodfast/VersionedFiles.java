package foodfast;

import foodfast.web.ConditionalRequest;
import foodfast.web.Sha256;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Scripts and styles that a browser may keep for ever: pages name them below {@code /v/} and a hash
 * of all of them, so that another content has another address, and scripts that name each other by
 * relative paths are never of two versions. Pages themselves are asked for again each time, with
 * their own hash. Unversioned addresses stay good for those who know nothing of it.
 */
public class VersionedFiles extends HttpFilter {
  private static final Pattern VERSIONED =
      Pattern.compile("/v/([0-9a-f]{12})(/[\\w/-]+(?:\\.[\\w-]+)*\\.(?:js|css))");
  private static final Pattern NAMED =
      Pattern.compile("(?<= (?:href|src)=\")(?=/(?!webjars/)[^\"?]+\\.(?:js|css)\")");
  private static final Pattern PAGE = Pattern.compile("(?:/[\\w-]+)*/(?:[\\w-]+\\.html)?");
  private static final Set<String> AS_THEY_ARE = Set.of("/WEB-INF/", "/META-INF/");
  private static final String OFFLINE = "/offline.html"; // kept with its style by sw.js
  private static final int DIGITS = 12;
  private static final long LOOKED_NANOS = 2_000_000_000L; // files change while somebody develops

  private long lookedAt;
  private String version;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String path = request.getRequestURI();
    var versioned = VERSIONED.matcher(path);
    if (versioned.matches()) {
      if (versioned.group(1).equals(version())) {
        response.setHeader("Cache-Control", "public, max-age=31536000, immutable");
      }
      request.getRequestDispatcher(versioned.group(2)).forward(request, response);
      return;
    }
    String page = isReading(request) && PAGE.matcher(path).matches() ? page(path) : null;
    if (page == null) {
      chain.doFilter(request, response);
    } else {
      send(page, request, response);
    }
  }

  private static boolean isReading(HttpServletRequest request) {
    return List.of("GET", "HEAD").contains(request.getMethod());
  }

  /** The page at this path with the addresses of this version; null if there is none. */
  private String page(String path) throws IOException {
    String file = path.endsWith("/") ? path + "index.html" : path;
    if (file.equals(OFFLINE)
        || AS_THEY_ARE.stream().anyMatch(file.toUpperCase(Locale.ROOT)::startsWith)) {
      return null;
    }
    try (InputStream text = getServletContext().getResourceAsStream(file)) {
      return text == null
          ? null
          : NAMED
              .matcher(new String(text.readAllBytes(), StandardCharsets.UTF_8))
              .replaceAll("/v/" + version());
    }
  }

  private static void send(String page, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String tag = "\"" + Sha256.hex(page).substring(0, DIGITS) + "\"";
    response.setHeader("Cache-Control", "no-cache");
    response.setHeader("ETag", tag);
    String known = request.getHeader("If-None-Match");
    if (known != null && ConditionalRequest.isKnown(List.of(known), tag)) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      return;
    }
    byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
    response.setContentType("text/html;charset=UTF-8");
    response.setContentLength(bytes.length);
    if (request.getMethod().equals("GET")) {
      response.getOutputStream().write(bytes);
    }
  }

  /** The beginning of the hash of all scripts and styles. */
  private synchronized String version() throws IOException {
    if (version == null || System.nanoTime() - lookedAt > LOOKED_NANOS) {
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      for (String file : filesBelow("/", new TreeSet<>())) {
        all.write(file.getBytes(StandardCharsets.UTF_8));
        try (InputStream bytes = getServletContext().getResourceAsStream(file)) {
          bytes.transferTo(all);
        }
      }
      version = Sha256.hex(all.toByteArray()).substring(0, DIGITS);
      lookedAt = System.nanoTime();
    }
    return version;
  }

  private Set<String> filesBelow(String folder, Set<String> found) {
    ServletContext context = getServletContext();
    for (String path : context.getResourcePaths(folder)) {
      if (path.endsWith(".js") || path.endsWith(".css")) {
        found.add(path);
      } else if (path.endsWith("/") && !AS_THEY_ARE.contains(path)) {
        filesBelow(path, found);
      }
    }
    return found;
  }
}
