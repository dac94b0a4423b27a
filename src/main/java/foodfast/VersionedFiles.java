package foodfast;

import foodfast.web.ConditionalRequest;
import foodfast.web.Sha256;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Scripts and styles that a browser may keep for ever: pages name them below {@code /v/} and a hash
 * of all of them, so that another content has another address. A script brings along all that it
 * imports ({@link ScriptBundles}), so none is made of two versions. Pages themselves are asked for
 * again each time, with their own hash. Unversioned addresses stay good for those who know nothing
 * of it.
 */
public class VersionedFiles extends HttpFilter {
  private static final Pattern VERSIONED =
      Pattern.compile("/v/([0-9a-f]{12})(/[\\w/-]+(?:\\.[\\w-]+)*\\.(?:js|css))");
  private static final Pattern NAMED =
      Pattern.compile("(?<= (?:href|src)=\")(?=/(?!webjars/)[^\"?]+\\.(?:js|css)\")");
  private static final Pattern PAGE = Pattern.compile("(?:/[\\w-]+)*/(?:[\\w-]+\\.html)?");
  private static final Set<String> AS_THEY_ARE = Set.of("/WEB-INF/", "/META-INF/");
  private static final int DIGITS = 12;
  private static final long LOOKED_NANOS = 2_000_000_000L;
  private static final String KEPT = "public, max-age=31536000, immutable";

  /** Set in a local run, where files change while somebody develops. */
  @Inject
  @ConfigProperty(name = "LOCAL_SERVICES")
  Optional<String> local;

  private Version version;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String path = request.getRequestURI();
    if (path.startsWith("/api/")) {
      chain.doFilter(request, response); // no file, without a look at its whole name
      return;
    }
    var versioned = VERSIONED.matcher(path);
    if (versioned.matches()) {
      sendFile(versioned.group(1), versioned.group(2), request, response);
      return;
    }
    String page = isReading(request) && PAGE.matcher(path).matches() ? page(path) : null;
    if (page == null) {
      chain.doFilter(request, response);
    } else {
      response.setHeader("Cache-Control", "no-cache");
      send(page, "text/html", request, response);
    }
  }

  /** That of this version, whatever was asked for; only its own version is kept for ever. */
  private void sendFile(
      String asked, String path, HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    Version now = version();
    if (asked.equals(now.name)) {
      response.setHeader("Cache-Control", KEPT);
    }
    String script = now.scripts.at(path);
    if (script == null) {
      request.getRequestDispatcher(path).forward(request, response);
    } else {
      send(script, "text/javascript", request, response);
    }
  }

  private static boolean isReading(HttpServletRequest request) {
    return List.of("GET", "HEAD").contains(request.getMethod());
  }

  /** The page at this path with the addresses of this version; null if there is none. */
  private String page(String path) throws IOException {
    String file = path.endsWith("/") ? path + "index.html" : path;
    if (AS_THEY_ARE.stream().anyMatch(file.toUpperCase(Locale.ROOT)::startsWith)) {
      return null;
    }
    try (InputStream text = getServletContext().getResourceAsStream(file)) {
      return text == null
          ? null
          : NAMED
              .matcher(new String(text.readAllBytes(), StandardCharsets.UTF_8))
              .replaceAll("/v/" + version().name);
    }
  }

  private static void send(
      String text, String type, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String tag = "\"" + Sha256.hex(text).substring(0, DIGITS) + "\"";
    response.setHeader("ETag", tag);
    String known = request.getHeader("If-None-Match");
    if (known != null && ConditionalRequest.isKnown(List.of(known), tag)) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      return;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    response.setContentType(type + ";charset=UTF-8");
    response.setContentLength(bytes.length);
    if (request.getMethod().equals("GET")) {
      response.getOutputStream().write(bytes);
    }
  }

  private synchronized Version version() throws IOException {
    if (version == null
        || local.isPresent() && System.nanoTime() - version.lookedAt > LOOKED_NANOS) {
      version = look();
    }
    return version;
  }

  private Version look() throws IOException {
    Map<String, String> files = new TreeMap<>();
    for (String file : filesBelow("/", new TreeSet<>())) {
      try (InputStream bytes = getServletContext().getResourceAsStream(file)) {
        files.put(file, new String(bytes.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    String name = Sha256.hex(files.toString()).substring(0, DIGITS);
    files.keySet().removeIf(file -> !file.endsWith(".js"));
    return new Version(name, new ScriptBundles(files, "/v/" + name), System.nanoTime());
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

  /** All files as they were when they were looked at; its name is the beginning of their hash. */
  private record Version(String name, ScriptBundles scripts, long lookedAt) {}
}
