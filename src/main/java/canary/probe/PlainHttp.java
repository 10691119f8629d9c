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
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocket;

/**
 * One exchange of HTTP/1.1 (RFC 9112) on a connection of its own, for the methods that the JDK's
 * clients do not serve: the older one knows no PATCH, and both send a GET again when the connection
 * breaks.
 */
final class PlainHttp {
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([1-5]\\d\\d)( .*)?");
  private static final int LONGEST_LINE = 65_536;
  private static final int MOST_HEADERS = 500;

  private PlainHttp() {}

  /** Throws an IOException, of the JDK's own kinds, where no whole answer comes. */
  static Reply send(
      String method,
      URI url,
      Map<String, String> headers,
      byte[] body,
      int connectMillis,
      int readMillis)
      throws IOException {
    try (var plain = new Socket()) {
      plain.connect(new InetSocketAddress(url.getHost(), port(url)), connectMillis);
      plain.setSoTimeout(readMillis);
      try (var socket = secured(plain, url)) {
        var out = socket.getOutputStream();
        out.write((head(method, url, headers, body)).getBytes(ISO_8859_1));
        out.write(body);
        out.flush();
        return read(new BufferedInputStream(socket.getInputStream()));
      }
    }
  }

  private static int port(URI url) {
    return url.getPort() > 0 ? url.getPort() : url.getScheme().equals("https") ? 443 : 80;
  }

  private static Socket secured(Socket plain, URI url) throws IOException {
    if (!url.getScheme().equals("https")) {
      return plain;
    }
    var socket =
        (SSLSocket)
            HttpsURLConnection.getDefaultSSLSocketFactory()
                .createSocket(plain, url.getHost(), port(url), true);
    var checked = socket.getSSLParameters();
    checked.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(checked);
    socket.startHandshake();
    return socket;
  }

  private static String head(String method, URI url, Map<String, String> headers, byte[] body) {
    var path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    var query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
    var head = new StringBuilder("%s %s%s HTTP/1.1\r\n".formatted(method, path, query));
    var all = new TreeMap<>(headers);
    all.put("Host", Connections.host(url));
    all.put("Connection", "close");
    if (body.length > 0) {
      all.put("Content-Length", Integer.toString(body.length));
    }
    all.forEach((name, value) -> head.append("%s: %s\r\n".formatted(name, value)));
    return head.append("\r\n").toString();
  }

  private static Reply read(InputStream in) throws IOException {
    var first = in.read();
    if (first < 0) {
      throw new SocketException("Unexpected end of file from server");
    }
    var status = STATUS.matcher((char) first + line(in));
    if (!status.matches()) {
      throw new IOException("the answer is not HTTP");
    }
    var code = Integer.parseInt(status.group(1));
    var headers = headers(in);
    return code < 200 ? read(in) : Reply.of(code, headers, body(in, code, headers));
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
  private static byte[] whole(InputStream in, int length) throws IOException {
    var kept = Math.min(length, Reply.LONGEST_BODY);
    var bytes = in.readNBytes(kept);
    if (bytes.length < kept) {
      throw new EOFException("the answer broke off");
    }
    return bytes;
  }

  private static int number(String text, int radix) throws IOException {
    try {
      return Integer.parseUnsignedInt(text, radix);
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
