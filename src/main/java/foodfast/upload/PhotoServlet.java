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
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The files of dishes' photos, for anybody and for ever: what a photo's address holds never
 * changes.
 */
@WebServlet("/photos/*")
public class PhotoServlet extends HttpServlet {
  private static final Pattern PATH =
      Pattern.compile("/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/([^/]+)");

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
    Photos.File file =
        Optional.of(PATH.matcher(String.valueOf(request.getPathInfo())))
            .filter(Matcher::matches)
            .flatMap(path -> Photos.File.of(UUID.fromString(path.group(1)), path.group(2)))
            .orElseThrow(Problem::notFound);
    String tag = "\"" + photos.name(file, DishPhotos.KEY).orElseThrow(Problem::notFound) + "\"";
    response.setHeader("ETag", tag);
    response.setHeader("Cache-Control", "public, max-age=31536000, immutable");
    if (ConditionalRequest.isKnown(Collections.list(request.getHeaders("If-None-Match")), tag)) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      return;
    }
    byte[] bytes = photos.bytes(file, DishPhotos.KEY).orElseThrow(Problem::notFound);
    response.setContentType(file.type());
    response.setContentLength(bytes.length);
    if (!head) {
      response.getOutputStream().write(bytes);
    }
  }
}
