package foodfast.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A form that was sent in, its fields read as UTF-8: where a client writes letters without escaping
 * them, the container would lose them.
 */
public final class Utf8FormRequest extends HttpServletRequestWrapper {
  private static final String TYPE = "application/x-www-form-urlencoded";
  private static final int MOST_FIELDS = 1000;

  private final Map<String, List<String>> fields = new LinkedHashMap<>();

  private Utf8FormRequest(HttpServletRequest request) throws IOException {
    super(request);
    take(request.getQueryString());
    take(new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
  }

  /** The same request, unless it brings a form. */
  public static HttpServletRequest of(HttpServletRequest request) throws IOException {
    String type = request.getContentType();
    boolean brings = type != null && type.toLowerCase(Locale.ROOT).startsWith(TYPE);
    return brings ? new Utf8FormRequest(request) : request;
  }

  private void take(String encoded) {
    if (encoded == null || encoded.isEmpty()) {
      return;
    }
    for (String field : encoded.split("&", MOST_FIELDS)) {
      int equals = field.indexOf('=');
      String name = equals < 0 ? field : field.substring(0, equals);
      String value = equals < 0 ? "" : field.substring(equals + 1);
      fields.computeIfAbsent(decoded(name), any -> new ArrayList<>()).add(decoded(value));
    }
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text; // no escape at all, as browsers see it
    }
  }

  @Override
  public String getParameter(String name) {
    return fields.containsKey(name) ? fields.get(name).get(0) : null;
  }

  @Override
  public String[] getParameterValues(String name) {
    return fields.containsKey(name) ? fields.get(name).toArray(String[]::new) : null;
  }

  @Override
  public Enumeration<String> getParameterNames() {
    return Collections.enumeration(fields.keySet());
  }

  @Override
  public Map<String, String[]> getParameterMap() {
    Map<String, String[]> all = new LinkedHashMap<>();
    fields.forEach((name, values) -> all.put(name, values.toArray(String[]::new)));
    return all;
  }
}
