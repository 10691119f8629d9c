package canary.probe;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** Reads the JDK's exceptions; most differ by type, a few only by their words. */
final class TransportFaults {
  private TransportFaults() {}

  static TransportFault of(Throwable thrown) {
    var causes = Stream.iterate(thrown, t -> t != null, Throwable::getCause).limit(10).toList();
    if (causes.stream().anyMatch(SSLException.class::isInstance)) {
      return tls(causes);
    }
    return causes.stream()
        .map(TransportFaults::plain)
        .filter(f -> f != TransportFault.ANSWER_BROKEN)
        .findFirst()
        .orElse(TransportFault.ANSWER_BROKEN);
  }

  private static TransportFault tls(List<Throwable> causes) {
    var words = causes.stream().map(String::valueOf).toList().toString().toLowerCase(Locale.ROOT);
    if (causes.stream()
        .anyMatch(
            c ->
                c instanceof CertificateExpiredException
                    || c instanceof CertificateNotYetValidException)) {
      return TransportFault.CERTIFICATE_EXPIRED;
    }
    if (causes.stream()
        .anyMatch(
            c ->
                c instanceof CertPathBuilderException || c instanceof CertPathValidatorException)) {
      return TransportFault.CERTIFICATE_NOT_TRUSTED;
    }
    if (causes.stream().anyMatch(c -> c instanceof CertificateException)
            && words.contains("no subject alternative")
        || words.contains("no name matching")) {
      return TransportFault.CERTIFICATE_FOR_OTHER_NAME;
    }
    // RFC 8446, section 6.2. Before TLS 1.3 the alert is one of several, and names nothing.
    if (words.contains("fatal alert: certificate_required")) {
      return TransportFault.CLIENT_CERTIFICATE_REQUIRED;
    }
    return words.contains("connection reset")
        ? TransportFault.CONNECTION_RESET
        : TransportFault.TLS_FAILED;
  }

  private static TransportFault plain(Throwable cause) {
    var words = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
    return switch (cause) {
      case UnknownHostException _ -> TransportFault.NAME_NOT_RESOLVED;
      case NoRouteToHostException _ -> TransportFault.NO_ROUTE;
      case ConnectException _ ->
          words.contains("timed out")
              ? TransportFault.CONNECT_TIMED_OUT
              : TransportFault.CONNECTION_REFUSED;
      case SocketTimeoutException _ ->
          words.contains("connect")
              ? TransportFault.CONNECT_TIMED_OUT
              : TransportFault.ANSWER_TIMED_OUT;
      case SocketException _ when words.contains("unexpected end of file") ->
          TransportFault.CLOSED_WITHOUT_ANSWER;
      case SocketException _ when words.contains("unreachable") -> TransportFault.NO_ROUTE;
      case SocketException _ when words.contains("reset") || words.contains("broken pipe") ->
          TransportFault.CONNECTION_RESET;
      default -> TransportFault.ANSWER_BROKEN;
    };
  }
}
