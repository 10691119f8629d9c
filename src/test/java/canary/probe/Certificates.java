package canary.probe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Certificates made at run time by the JDK's keytool: an authority and what it has signed. */
final class Certificates {
  private static final char[] PASSWORD = "changeit".toCharArray();
  private final Path directory;

  Certificates(Path directory) {
    this.directory = directory;
    keytool("authority", "-ext", "bc:critical=ca:true");
    keytool(
        "expired",
        "-signer",
        "authority",
        "-startdate",
        "-9d",
        "-validity",
        "2",
        "-ext",
        "san=ip:127.0.0.1");
    keytool("here", "-signer", "authority", "-ext", "san=ip:127.0.0.1");
    keytool("elsewhere", "-signer", "authority", "-ext", "san=dns:elsewhere.example");
  }

  /** A context of a server that shows this certificate. */
  SSLContext server(String name) throws GeneralSecurityException, IOException {
    var keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(only(name), PASSWORD);
    var context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  /** A context of a client that trusts our authority and nobody else. */
  SSLContext client() throws GeneralSecurityException, IOException {
    var trusted = empty();
    trusted.setCertificateEntry("authority", store().getCertificate("authority"));
    var trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(trusted);
    var context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  private KeyStore only(String name) throws GeneralSecurityException, IOException {
    var one = empty();
    one.setKeyEntry(
        name, store().getKey(name, PASSWORD), PASSWORD, store().getCertificateChain(name));
    return one;
  }

  private static KeyStore empty() throws GeneralSecurityException, IOException {
    var store = KeyStore.getInstance("PKCS12");
    store.load(null, PASSWORD);
    return store;
  }

  private KeyStore store() throws GeneralSecurityException, IOException {
    return KeyStore.getInstance(path().toFile(), PASSWORD);
  }

  private Path path() {
    return directory.resolve("certificates.p12");
  }

  private void keytool(String name, String... options) {
    var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    var command =
        new ArrayList<>(
            List.of(
                keytool,
                "-J-XX:TieredStopAtLevel=1",
                "-genkeypair",
                "-alias",
                name,
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + name,
                "-keystore",
                path().toString(),
                "-storepass",
                new String(PASSWORD)));
    command.addAll(List.of(options));
    try {
      var said = directory.resolve("keytool.txt").toFile();
      var ended =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(said)
              .start()
              .waitFor();
      if (ended != 0) {
        throw new IllegalStateException(Files.readString(said.toPath()));
      }
    } catch (IOException e) {
      throw new IllegalStateException("keytool cannot be run", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
