package canary.probe;

import static canary.probe.TransportFault.ANSWER_BROKEN;
import static canary.probe.TransportFault.ANSWER_TIMED_OUT;
import static canary.probe.TransportFault.CERTIFICATE_EXPIRED;
import static canary.probe.TransportFault.CERTIFICATE_FOR_OTHER_NAME;
import static canary.probe.TransportFault.CERTIFICATE_NOT_TRUSTED;
import static canary.probe.TransportFault.CLIENT_CERTIFICATE_REQUIRED;
import static canary.probe.TransportFault.CLOSED_WITHOUT_ANSWER;
import static canary.probe.TransportFault.CONNECTION_REFUSED;
import static canary.probe.TransportFault.CONNECTION_RESET;
import static canary.probe.TransportFault.CONNECT_TIMED_OUT;
import static canary.probe.TransportFault.NAME_NOT_RESOLVED;
import static canary.probe.TransportFault.NO_ROUTE;
import static canary.probe.TransportFault.TLS_FAILED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
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
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The exceptions of the JDK by type and words; SenderTest meets most of them on real sockets. */
class TransportFaultsTest {
  static Stream<Arguments> plain() {
    return Stream.of(
        arguments(NAME_NOT_RESOLVED, new UnknownHostException("nowhere.invalid")),
        arguments(NO_ROUTE, new NoRouteToHostException("No route to host")),
        arguments(NO_ROUTE, new SocketException("Network is unreachable")),
        arguments(CONNECTION_REFUSED, new ConnectException("Connection refused")),
        arguments(CONNECT_TIMED_OUT, new ConnectException("Connection timed out")),
        arguments(CONNECT_TIMED_OUT, new SocketTimeoutException("Connect timed out")),
        arguments(ANSWER_TIMED_OUT, new SocketTimeoutException("Read timed out")),
        arguments(CLOSED_WITHOUT_ANSWER, new SocketException("Unexpected end of file from server")),
        arguments(CONNECTION_RESET, new SocketException("Connection reset")),
        arguments(CONNECTION_RESET, new SocketException("Broken pipe")),
        arguments(ANSWER_BROKEN, new SocketException("Socket closed")),
        arguments(ANSWER_BROKEN, new IOException("Premature EOF")),
        arguments(ANSWER_BROKEN, new IOException()),
        arguments(CONNECTION_REFUSED, new IOException("", new ConnectException("refused"))));
  }

  static Stream<Arguments> tls() {
    return Stream.of(
        arguments(CERTIFICATE_EXPIRED, new CertificateExpiredException("NotAfter")),
        arguments(CERTIFICATE_EXPIRED, new CertificateNotYetValidException("NotBefore")),
        arguments(CERTIFICATE_NOT_TRUSTED, new CertPathBuilderException("unable to find path")),
        arguments(CERTIFICATE_NOT_TRUSTED, new CertPathValidatorException("no trust anchor")),
        arguments(
            CERTIFICATE_FOR_OTHER_NAME,
            new CertificateException("No subject alternative DNS name matching localhost found.")),
        arguments(
            CERTIFICATE_FOR_OTHER_NAME, new CertificateException("No name matching localhost")),
        arguments(
            CLIENT_CERTIFICATE_REQUIRED,
            new SSLHandshakeException("Received fatal alert: certificate_required")),
        arguments(TLS_FAILED, new SSLHandshakeException("Received fatal alert: bad_certificate")),
        arguments(TLS_FAILED, new CertificateException("malformed")),
        arguments(TLS_FAILED, new IOException("no subject alternative")),
        arguments(CONNECTION_RESET, new SocketException("Connection reset")));
  }

  @ParameterizedTest
  @MethodSource("plain")
  void theTypeTellsThenTheWords(TransportFault fault, Exception thrown) {
    assertEquals(fault, TransportFaults.of(thrown));
  }

  @ParameterizedTest
  @MethodSource("tls")
  void withinTheHandshakeTheCauseTells(TransportFault fault, Exception cause) {
    assertEquals(fault, TransportFaults.of(new SSLHandshakeException("").initCause(cause)));
    assertEquals(fault, TransportFaults.of(new IOException(new SSLException(cause))));
  }

  @ParameterizedTest
  @EnumSource
  void everyFaultIsToldInWords(TransportFault fault) {
    assertFalse(fault.meaning().isBlank());
  }
}
