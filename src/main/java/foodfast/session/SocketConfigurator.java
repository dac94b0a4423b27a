package foodfast.session;

import foodfast.account.Identity;
import jakarta.websocket.Endpoint;
import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.Session;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.ServerApplicationConfig;
import jakarta.websocket.server.ServerEndpointConfig;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Deploys every socket at its {@link AuthenticatedSocket.Address} and hands it the identity that
 * {@link SocketHandshakeFilter} found. They are deployed as subclasses of {@link Endpoint}, not as
 * annotated classes: for those this server bounds neither a frame nor a message in parts.
 */
public class SocketConfigurator extends ServerEndpointConfig.Configurator
    implements ServerApplicationConfig {
  private static final String IDENTITY = Identity.class.getName();

  @Override
  public Set<ServerEndpointConfig> getEndpointConfigs(Set<Class<? extends Endpoint>> endpoints) {
    return endpoints.stream()
        .filter(endpoint -> endpoint.isAnnotationPresent(AuthenticatedSocket.Address.class))
        .map(this::configOf)
        .collect(Collectors.toSet());
  }

  private ServerEndpointConfig configOf(Class<? extends Endpoint> endpoint) {
    String address = endpoint.getAnnotation(AuthenticatedSocket.Address.class).value();
    return ServerEndpointConfig.Builder.create(endpoint, address).configurator(this).build();
  }

  @Override
  public Set<Class<?>> getAnnotatedEndpointClasses(Set<Class<?>> annotated) {
    return Set.of();
  }

  @Override
  public void modifyHandshake(
      ServerEndpointConfig config, HandshakeRequest request, HandshakeResponse response) {
    config.getUserProperties().put(IDENTITY, SocketHandshakeFilter.current());
  }

  /** Who opened this socket. */
  static Identity identity(Session session) {
    return (Identity) session.getUserProperties().get(IDENTITY);
  }
}
