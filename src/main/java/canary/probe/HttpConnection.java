package canary.probe;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;

/**
 * One exchange of HTTP/1.1 (RFC 9112) on a connection of its own. The JDK's clients send a request
 * again when a connection breaks, keep connections that read as a fault of the API once the server
 * has closed them, and know no PATCH or hide the body of a 401.
 *
 * <p>Closing it, from any thread, ends an exchange that is still going on.
 */
final class HttpConnection implements AutoCloseable {
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([1-5]\\d\\d)( .*)?");
  private static final int LONGEST_LINE = 65_536;
  private static final int MOST_HEADERS = 500;
  private static final int MOST_INTERIM_REPLIES = 10;

  private final URI url;
  private final Socket plain = new Socket();

  HttpConnection(URI url) {
    this.url = url;
  }

  /** The header Host. */
  static String host(URI url) {
    return url.getPort() < 0 ? url.getHost() : url.getHost() + ":" + url.getPort();
  }

  /**
   * Sends the one request and reads the reply, of whose body Reply.LONGEST_BODY is kept.
   *
   * @throws IOException of the JDK's own kinds, where no whole reply comes
   */
  Reply exchange(String method, Map<String, String> headers, byte[] body, Duration limit)
      throws IOException {
    var millis = (int) limit.toMillis();
    plain.connect(new InetSocketAddress(url.getHost(), port()), Math.min(3_000, millis / 3));
    plain.setSoTimeout(millis);
    try (var socket = secured()) {
      write(socket, head(method, headers, body).getBytes(ISO_8859_1), body);
      return read(new BufferedInputStream(socket.getInputStream()));
    }
  }

  private static void write(Socket socket, byte[] head, byte[] body) throws IOException {
    try {
      var out = socket.getOutputStream();
      out.write(head);
      out.write(body);
      out.flush();
    } catch (IOException broken) {
      try {
        // Before it hung up the server may have said why, as that it requires a client certificate.
        socket.getInputStream().read();
      } catch (SSLException why) {
        throw why;
      } catch (IOException silent) {
        throw broken;
      }
      throw broken;
    }
  }

  /** Not the way to end an exchange over TLS that is over: that says goodbye to the server. */
  @Override
  public void close() {
    try {
      plain.close();
    } catch (IOException e) {
      // Nobody waits for the connection any more.
    }
  }

  private boolean isSecure() {
    return url.getScheme().equals("https");
  }

  private int port() {
    return url.getPort() > 0 ? url.getPort() : isSecure() ? 443 : 80;
  }

  private Socket secured() throws IOException {
    if (!isSecure()) {
      return plain;
    }
    var socket =
        (SSLSocket)
            HttpsURLConnection.getDefaultSSLSocketFactory()
                .createSocket(plain, url.getHost(), port(), true);
    var checked = socket.getSSLParameters();
    checked.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(checked);
    socket.startHandshake();
    return socket;
  }

  private String head(String method, Map<String, String> headers, byte[] body) {
    var head =
        new StringBuilder(method)
            .append(' ')
            .append(url.getRawPath().isEmpty() ? "/" : url.getRawPath());
    if (url.getRawQuery() != null) {
      head.append('?').append(url.getRawQuery());
    }
    head.append(" HTTP/1.1\r\n");
    var all = new TreeMap<>(headers);
    all.put("Host", host(url));
    all.put("Connection", "close");
    if (body.length > 0 || !method.equals("GET")) {
      all.put("Content-Length", Integer.toString(body.length));
    }
    for (var header : all.entrySet()) {
      head.append(header.getKey()).append(": ").append(header.getValue()).append("\r\n");
    }
    return head.append("\r\n").toString();
  }

  private static Reply read(InputStream in) throws IOException {
    for (var i = 0; i < MOST_INTERIM_REPLIES; i++) {
      var code = status(in);
      var headers = headers(in);
      if (code >= 200) {
        return Reply.of(code, headers, body(in, code, headers));
      }
    }
    throw new IOException("no final reply");
  }

  private static int status(InputStream in) throws IOException {
    var first = in.read();
    if (first < 0) {
      throw new SocketException("Unexpected end of file from server");
    }
    var status = STATUS.matcher((char) first + line(in));
    if (!status.matches()) {
      throw new IOException("the answer is not HTTP");
    }
    return Integer.parseInt(status.group(1));
  }

  private static Map<String, String> headers(InputStream in) throws IOException {
    var headers = new TreeMap<String, String>();
    for (var line = line(in); !line.isEmpty(); line = line(in)) {
      var colon = line.indexOf(':');
      if (colon < 1 || headers.size() > MOST_HEADERS) {
        throw new IOException("the answer's headers are not HTTP");
      }
      headers.putIfAbsent(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    return headers;
  }

  private static String body(InputStream in, int code, Map<String, String> headers)
      throws IOException {
    if (code == 204 || code == 304) {
      return "";
    }
    if (headers
        .getOrDefault("transfer-encoding", "")
        .toLowerCase(Locale.ROOT)
        .contains("chunked")) {
      return chunks(in);
    }
    var length = headers.get("content-length");
    return length == null
        ? new String(in.readNBytes(Reply.LONGEST_BODY), UTF_8)
        : new String(whole(in, number(length, 10)), UTF_8);
  }

  private static String chunks(InputStream in) throws IOException {
    var body = new ByteArrayOutputStream();
    while (body.size() < Reply.LONGEST_BODY) {
      var size = number(line(in).split(";", 2)[0].strip(), 16);
      if (size == 0) {
        break;
      }
      body.write(whole(in, size));
      line(in);
    }
    return body.toString(UTF_8);
  }

  /** As much as is kept of a reply; one that breaks off before that is none. */
  private static byte[] whole(InputStream in, long length) throws IOException {
    var kept = (int) Math.min(length, Reply.LONGEST_BODY);
    var bytes = in.readNBytes(kept);
    if (bytes.length < kept) {
      throw new EOFException("the answer broke off");
    }
    return bytes;
  }

  private static long number(String text, int radix) throws IOException {
    try {
      var number = Long.parseLong(text, radix);
      if (number >= 0) {
        return number;
      }
      throw new IOException("a length of the answer is negative");
    } catch (NumberFormatException e) {
      throw new IOException("a length of the answer is no number", e);
    }
  }

  private static String line(InputStream in) throws IOException {
    var line = new ByteArrayOutputStream();
    for (var next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0 || line.size() > LONGEST_LINE) {
        throw new EOFException("the answer broke off");
      }
      line.write(next);
    }
    return line.toString(ISO_8859_1).stripTrailing();
  }
}
