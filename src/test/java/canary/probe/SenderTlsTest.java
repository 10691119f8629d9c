package canary.probe;

import static canary.probe.WireServer.says;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import canary.probe.Exchange.Unanswered;
import canary.probe.Target.Authorization;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.net.ServerSocketFactory;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with a server's certificate has its name, and no request is sent to it. */
@Isolated("whom it trusts holds for the whole JVM")
class SenderTlsTest {
  private static final SSLSocketFactory BEFORE = HttpsURLConnection.getDefaultSSLSocketFactory();
  private static final String FINE = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";
  private static Certificates certificates;

  @BeforeAll
  static void trustOurAuthority(@TempDir Path directory)
      throws GeneralSecurityException, IOException {
    certificates = new Certificates(directory);
    HttpsURLConnection.setDefaultSSLSocketFactory(certificates.client().getSocketFactory());
  }

  @AfterAll
  static void trustAsBefore() {
    HttpsURLConnection.setDefaultSSLSocketFactory(BEFORE);
  }

  @ParameterizedTest
  @CsvSource({"expired,CERTIFICATE_EXPIRED", "elsewhere,CERTIFICATE_FOR_OTHER_NAME"})
  void aWrongCertificateHasItsName(String certificate, TransportFault fault)
      throws GeneralSecurityException, IOException {
    assertFault(fault, certificate);
  }

  @Test
  void anUnknownAuthorityIsNotTrusted() throws GeneralSecurityException, IOException {
    var ours = HttpsURLConnection.getDefaultSSLSocketFactory();
    HttpsURLConnection.setDefaultSSLSocketFactory(BEFORE);
    try {
      assertFault(TransportFault.CERTIFICATE_NOT_TRUSTED, "elsewhere");
    } finally {
      HttpsURLConnection.setDefaultSSLSocketFactory(ours);
    }
  }

  @Test
  void aPortThatSpeaksNoTls() throws IOException {
    try (var server = new WireServer(says(FINE))) {
      assertFault(TransportFault.TLS_FAILED, server);
    }
  }

  /** As a custom domain with mutual TLS does, of a client that has none. */
  @Test
  void aServerThatDemandsAClientCertificateSaysSo() throws GeneralSecurityException, IOException {
    var sockets = certificates.server("here").getServerSocketFactory();
    try (var server = new WireServer(new Demanding(sockets), says(FINE))) {
      assertFault(TransportFault.CLIENT_CERTIFICATE_REQUIRED, server);
    }
  }

  /** Each of its sockets takes clients with a certificate alone. */
  private static final class Demanding extends ServerSocketFactory {
    private final ServerSocketFactory sockets;

    private Demanding(ServerSocketFactory sockets) {
      this.sockets = sockets;
    }

    @Override
    public ServerSocket createServerSocket(int port) throws IOException {
      return createServerSocket(port, 0);
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog) throws IOException {
      return createServerSocket(port, backlog, InetAddress.getLoopbackAddress());
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog, InetAddress address)
        throws IOException {
      var server = (SSLServerSocket) sockets.createServerSocket(port, backlog, address);
      server.setNeedClientAuth(true);
      return server;
    }
  }

  private static void assertFault(TransportFault fault, String certificate)
      throws GeneralSecurityException, IOException {
    var sockets = certificates.server(certificate).getServerSocketFactory();
    try (var server = new WireServer(sockets, says(FINE))) {
      assertFault(fault, server);
    }
  }

  private static void assertFault(TransportFault fault, WireServer server) {
    var url = URI.create("https://127.0.0.1:" + server.port() + "/prod/messages");
    var sender =
        new Sender(Optional.empty(), SecretHeaders.NONE, Duration.ofSeconds(30), Clock.systemUTC());
    var exchange =
        sender.send(
            Target.posting("t", url, Authorization.NONE), Payload.plain("id", Instant.EPOCH, ""));
    var unanswered = assertInstanceOf(Unanswered.class, exchange);
    assertEquals(fault, unanswered.fault(), unanswered.detail());
    assertEquals(0, server.requests().size());
  }
}
