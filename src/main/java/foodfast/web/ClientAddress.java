package foodfast.web;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Finds the client's address behind proxies. Only trusted proxies are believed, and only in the
 * header that a setting names; of the addresses in it the last that is not a trusted proxy's own
 * counts, because the client may have written those before it.
 */
public class ClientAddress extends HttpFilter {
  static final Pattern FOR = parameter("for");
  static final Pattern PROTO = parameter("proto");
  private static final Pattern LITERAL =
      Pattern.compile(
          "((?:O\\.){3}O)(?::\\w+)?|\\[(H:H:H)\\](?::\\w+)?|(H:H:H)"
              .replace("O", "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)")
              .replace("H", "[0-9A-Fa-f:.]*"));

  @Inject
  @ConfigProperty(
      name = "TRUSTED_PROXIES",
      defaultValue = "127\\.\\d+\\.\\d+\\.\\d+|0:0:0:0:0:0:0:1")
  String trustedProxies;

  @Inject
  @ConfigProperty(name = "CLIENT_ADDRESS_HEADER", defaultValue = "X-Forwarded-For")
  String addressHeader;

  @Inject
  @ConfigProperty(name = "CLIENT_SCHEME_HEADER")
  Optional<String> schemeHeader;

  private Predicate<String> trusted;

  @Override
  public void init() {
    trusted = Pattern.compile(trustedProxies).asMatchPredicate();
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String peer = literal(request.getRemoteAddr()).orElse(request.getRemoteAddr());
    chain.doFilter(trusted.test(peer) ? new Proxied(request, peer) : request, response);
  }

  /**
   * The last hop that is no trusted proxy; where the way to it breaks off (unknown, nonsense), the
   * proxy that came to there.
   */
  static String client(String peer, List<String> hops, Predicate<String> trusted) {
    String nearest = peer;
    for (int i = hops.size() - 1; i >= 0 && trusted.test(nearest); i--) {
      Optional<String> hop = literal(hops.get(i));
      if (hop.isEmpty()) {
        return nearest;
      }
      nearest = hop.get();
    }
    return nearest;
  }

  /** What the lines of a header say, client first; of RFC 7239's own only that parameter. */
  static List<String> values(String header, List<String> lines, Pattern parameter) {
    Stream<String> elements = Stream.of(String.join(",", lines).split(",", -1)).map(String::strip);
    if (!header.equalsIgnoreCase("Forwarded")) {
      return elements.toList();
    }
    return elements
        .map(parameter::matcher)
        .map(found -> found.find() ? found.group(1).strip() : "")
        .toList();
  }

  /** An address in one spelling, without its port; nothing that would have to be looked up. */
  static Optional<String> literal(String text) {
    Matcher parts = LITERAL.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    String six = parts.group(2) == null ? parts.group(3) : parts.group(2);
    try {
      return Optional.of(
          InetAddress.getByName(six == null ? parts.group(1) : '[' + six + ']').getHostAddress());
    } catch (UnknownHostException nonsense) {
      return Optional.empty();
    }
  }

  private static Pattern parameter(String name) {
    return Pattern.compile("(?:^|;)\\s*" + name + "=\"?([^;\"]*)", Pattern.CASE_INSENSITIVE);
  }

  /** A request that came through a trusted proxy. */
  private final class Proxied extends HttpServletRequestWrapper {
    private final String address;
    private final String scheme;

    Proxied(HttpServletRequest request, String peer) {
      super(request);
      address = client(peer, said(addressHeader, FOR), trusted);
      scheme =
          schemeHeader
              .map(header -> said(header, PROTO))
              .map(said -> said.get(said.size() - 1))
              .filter(said -> said.equals("http") || said.equals("https"))
              .orElse(request.getScheme());
    }

    private List<String> said(String header, Pattern parameter) {
      return values(header, Collections.list(super.getHeaders(header)), parameter);
    }

    @Override
    public String getRemoteAddr() {
      return address;
    }

    @Override
    public String getScheme() {
      return scheme;
    }

    @Override
    public boolean isSecure() {
      return scheme.equals("https");
    }
  }
}
