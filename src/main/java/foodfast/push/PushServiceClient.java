package foodfast.push;

import foodfast.background.WorkerPools;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.metrics.annotation.Gauge;

/** The push services that we send to, each with its health, and the way there: TLS, bounded. */
@ApplicationScoped
public class PushServiceClient {
  static final int AT_ONCE = 8;
  private static final int WAITING = 1_000;
  private static final int KNOWN_AT_MOST = 1_000;
  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final Duration ANSWER = Duration.ofSeconds(8);

  @Inject
  @ConfigProperty(
      name = "PUSH_SERVICES",
      defaultValue =
          "fcm.googleapis.com,*.push.services.mozilla.com,*.push.apple.com,*.notify.windows.com")
  List<String> allowed;

  /** Certificates that are believed besides those that Java believes. */
  @Inject
  @ConfigProperty(name = "PUSH_CA_FILE")
  Optional<String> authorities;

  @Inject WorkerPools pools;

  private final Map<String, ServiceHealth> health = new ConcurrentHashMap<>();
  private HttpClient client;

  @PostConstruct
  void connect() {
    try {
      SSLContext tls = SSLContext.getInstance("TLS");
      tls.init(null, trusted(), null);
      client =
          HttpClient.newBuilder()
              .sslContext(tls)
              .connectTimeout(CONNECT)
              .followRedirects(HttpClient.Redirect.NEVER)
              .executor(pools.pool("push", AT_ONCE, WAITING))
              .build();
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("PUSH_CA_FILE can't be used: " + e, e);
    }
  }

  private TrustManager[] trusted() throws IOException, GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init((KeyStore) null);
    if (authorities.isPresent()) {
      KeyStore all = KeyStore.getInstance(KeyStore.getDefaultType());
      all.load(null, null);
      for (Certificate one :
          ((X509TrustManager) factory.getTrustManagers()[0]).getAcceptedIssuers()) {
        all.setCertificateEntry("java " + all.size(), one);
      }
      try (InputStream file = Files.newInputStream(Path.of(authorities.get()))) {
        for (Certificate one : CertificateFactory.getInstance("X.509").generateCertificates(file)) {
          all.setCertificateEntry("ours " + all.size(), one);
        }
      }
      factory.init(all);
    }
    return factory.getTrustManagers();
  }

  /** Where a device says it is reached, if that is at one of these services. */
  PushEndpoint endpoint(String address) {
    return PushEndpoint.of(address, allowed);
  }

  /** How the endpoint's service does. */
  ServiceHealth health(PushEndpoint endpoint) {
    if (health.size() >= KNOWN_AT_MOST) {
      health.values().removeIf(ServiceHealth::isIdle);
    }
    return health.computeIfAbsent(endpoint.service(), service -> new ServiceHealth());
  }

  /**
   * @throws IOException if there was no answer in time
   */
  HttpResponse<Void> post(PushEndpoint endpoint, Map<String, String> headers, byte[] body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(endpoint.address())
            .timeout(ANSWER)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    headers.forEach(request::header);
    return client.send(request.build(), HttpResponse.BodyHandlers.discarding());
  }

  @Gauge(
      name = "push_resting_services",
      unit = "none",
      absolute = true,
      description = "Push services that failed and are left alone for a while")
  public long resting() {
    Instant now = Instant.now();
    return health.values().stream().filter(one -> one.isResting(now)).count();
  }
}
