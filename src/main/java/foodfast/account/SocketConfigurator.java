package foodfast.account;

import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.Session;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.ServerEndpointConfig;

/** Hands the identity that {@link SocketGate} found to the endpoint of its socket. */
public class SocketConfigurator extends ServerEndpointConfig.Configurator {
  private static final String IDENTITY = Identity.class.getName();

  @Override
  public void modifyHandshake(
      ServerEndpointConfig config, HandshakeRequest request, HandshakeResponse response) {
    config.getUserProperties().put(IDENTITY, SocketGate.current());
  }

  /** Who opened this socket. */
  public static Identity identity(Session session) {
    return (Identity) session.getUserProperties().get(IDENTITY);
  }
}
