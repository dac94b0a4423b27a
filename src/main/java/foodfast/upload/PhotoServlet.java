package foodfast.upload;

import foodfast.web.ConditionalRequest;
import foodfast.web.ErrorPageServlet;
import foodfast.web.Problem;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The files of photos, for anybody and for ever: what a photo's address holds never changes. */
@WebServlet("/photos/*")
public class PhotoServlet extends HttpServlet {
  private static final Pattern FILE =
      Pattern.compile("/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/(320|800|1600)\\.(jpg|webp)");
  private static final Map<String, String> TYPES =
      Map.of("jpg", "image/jpeg", "webp", "image/webp");

  @Inject Photos photos;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try {
      answer(request, response);
    } catch (RuntimeException e) {
      ErrorPageServlet.write(response, Problem.of(e));
    }
  }

  private void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
    boolean head = request.getMethod().equals("HEAD");
    if (!head && !request.getMethod().equals("GET")) {
      throw Problem.methodNotAllowed("GET, HEAD");
    }
    Matcher path = FILE.matcher(String.valueOf(request.getPathInfo()));
    if (!path.matches()) {
      throw Problem.notFound();
    }
    UUID photo = UUID.fromString(path.group(1));
    int width = Integer.parseInt(path.group(2));
    String format = path.group(3);
    String tag = "\"" + photos.name(photo, width, format).orElseThrow(Problem::notFound) + "\"";
    response.setHeader("ETag", tag);
    response.setHeader("Cache-Control", "public, max-age=31536000, immutable");
    if (ConditionalRequest.isKnown(Collections.list(request.getHeaders("If-None-Match")), tag)) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      return;
    }
    byte[] bytes = photos.bytes(photo, width, format).orElseThrow(Problem::notFound);
    response.setContentType(TYPES.get(format));
    response.setContentLength(bytes.length);
    if (!head) {
      response.getOutputStream().write(bytes);
    }
  }
}
