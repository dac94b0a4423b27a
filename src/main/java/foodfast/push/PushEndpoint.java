package foodfast.push;

import foodfast.web.Problem;
import foodfast.web.Violations;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Where a device is reached, if it is at a push service that we know: whoever subscribes chooses
 * this address, and must not make us speak to anybody else.
 *
 * @param namesItsPort the setting names this very door, which may be in our own network
 */
record PushEndpoint(URI address, boolean namesItsPort) {
  private static final int HTTPS = 443;

  /**
   * @param services names of hosts, {@code *.} for all below, {@code host:port} for one door
   * @throws Problem 422 at {@code /endpoint} if it is none of them
   */
  static PushEndpoint of(String address, List<String> services) {
    URI uri;
    try {
      uri = URI.create(address);
    } catch (IllegalArgumentException e) {
      throw refused("This is no address.");
    }
    boolean plain = uri.getRawUserInfo() == null && uri.getRawFragment() == null;
    if (!"https".equalsIgnoreCase(uri.getScheme()) || uri.getHost() == null || !plain) {
      throw refused("A push service is reached by https alone.");
    }
    String host = uri.getHost().toLowerCase(Locale.ROOT);
    int port = uri.getPort() < 0 ? HTTPS : uri.getPort();
    if (services.contains(host + ":" + port)) {
      return new PushEndpoint(uri, true);
    }
    if (port != HTTPS || services.stream().noneMatch(known -> covers(known, host))) {
      throw refused("We send no pushes to " + host + ".");
    }
    return new PushEndpoint(uri, false);
  }

  private static boolean covers(String known, String host) {
    return known.startsWith("*.") ? host.endsWith(known.substring(1)) : host.equals(known);
  }

  /**
   * Whether all addresses of its host are public now; one that does not resolve is not known to be
   * otherwise.
   */
  boolean isPublic() {
    if (namesItsPort) {
      return true;
    }
    try {
      return Arrays.stream(InetAddress.getAllByName(address.getHost())).allMatch(PublicAddress::is);
    } catch (UnknownHostException e) {
      return true;
    }
  }

  void requirePublic() {
    if (!isPublic()) {
      throw refused("This push service is in a private network.");
    }
  }

  /** The service: host and port. */
  String service() {
    return address.getAuthority();
  }

  private static Problem refused(String detail) {
    return Violations.invalid("/endpoint", detail);
  }
}
