package canary.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import tools.jackson.jr.ob.JSON;

/** An API behind TLS 1.3 that takes messages as SQS does, or denies them. */
final class ProbedApi implements AutoCloseable {
  private static final char[] PASSWORD = "changeit".toCharArray();
  static final String DENIED =
      "{\"Error\":{\"Code\":\"AccessDenied\",\"Message\":\"User:"
          + " arn:aws:sts::111122223333:assumed-role/orders-api/BackplaneAssumeRoleSession is not"
          + " authorized to perform: sqs:sendmessage on resource:"
          + " arn:aws:sqs:eu-west-1:111122223333:orders because no identity-based policy allows"
          + " the sqs:sendmessage action\"}}";

  private final HttpsServer server;
  private volatile boolean denying;
  private volatile Duration latency = Duration.ZERO;

  /**
   * @param directory for the certificate and for {@link #trusted}
   */
  ProbedApi(Path directory) throws IOException, GeneralSecurityException {
    var keys = certificate(directory);
    trust(keys, directory);
    var managers = KeyManagerFactory.getInstance("PKIX");
    managers.init(keys, PASSWORD);
    var tls = SSLContext.getInstance("TLS");
    tls.init(managers.getKeyManagers(), null, null);
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
    server.setHttpsConfigurator(new HttpsConfigurator(tls));
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  private static KeyStore certificate(Path directory) throws IOException, GeneralSecurityException {
    var file = directory.resolve("server.p12");
    Files.deleteIfExists(file);
    var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    try {
      new ProcessBuilder(
              keytool,
              "-genkeypair",
              "-alias",
              "server",
              "-keyalg",
              "RSA",
              "-keysize",
              "2048",
              "-dname",
              "CN=127.0.0.1",
              "-ext",
              "san=ip:127.0.0.1",
              "-keystore",
              file.toString(),
              "-storetype",
              "PKCS12",
              "-storepass",
              new String(PASSWORD))
          .inheritIO()
          .start()
          .waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return KeyStore.getInstance(file.toFile(), PASSWORD);
  }

  /** A copy of the JDK's authorities with ours among them: one alone would be too kind. */
  private static void trust(KeyStore keys, Path directory)
      throws IOException, GeneralSecurityException {
    var authorities =
        KeyStore.getInstance(
            Path.of(System.getProperty("java.home"), "lib", "security", "cacerts").toFile(),
            PASSWORD);
    authorities.setCertificateEntry("bench", keys.getCertificate("server"));
    try (OutputStream out = Files.newOutputStream(trusted(directory))) {
      authorities.store(out, PASSWORD);
    }
  }

  static Path trusted(Path directory) {
    return directory.resolve("cacerts");
  }

  String address() {
    return "https://127.0.0.1:" + server.getAddress().getPort();
  }

  /** From now on every message is denied, or none. */
  void deny(boolean deny) {
    denying = deny;
  }

  /** From now on an answer takes so long. */
  void delay(Duration duration) {
    latency = duration;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var sent = exchange.getRequestBody().readAllBytes();
      Thread.sleep(latency);
      var denied = denying || exchange.getRequestMethod().equals("GET");
      var body = (denied ? DENIED : taken(sent)).getBytes(UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(denied ? 403 : 200, body.length);
      exchange.getResponseBody().write(body);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String taken(byte[] sent) throws IOException {
    try {
      var md5 = HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(sent));
      return JSON.std.asString(
          Map.of("MessageId", UUID.randomUUID().toString(), "MD5OfMessageBody", md5));
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
