package canary.probe;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * How a peer spoils an answer: sound until somewhere in one of its parts, and from there on not.
 *
 * @param at which of the part's bytes is the first that is not sent, in thousandths of the part
 */
public record Hostility(Part part, Kind kind, int at) {
  /** How long a peer keeps a connection: much longer than any time-out here. */
  private static final Duration ENDLESS = Duration.ofMinutes(2);

  private static final Duration BETWEEN_DROPS = Duration.ofMillis(40);

  /** The parts of an answer on the wire, chunked or counted. */
  public enum Part {
    STATUS_LINE,
    HEADERS,
    CHUNK_HEADER,
    CHUNK_EXTENSION,
    CHUNK,
    TRAILERS,
    COUNTED_BODY
  }

  /** What a peer does in place of the rest. */
  public enum Kind {
    /** A byte at a time, without end. */
    DRIP,
    STALL,
    RESET,
    GARBAGE
  }

  /** Every kind in every part, each somewhere in it. */
  public static List<Hostility> all(Random random) {
    var all = new ArrayList<Hostility>();
    for (var part : Part.values()) {
      for (var kind : Kind.values()) {
        all.add(new Hostility(part, kind, random.nextInt(1_000)));
      }
    }
    return all;
  }

  /** Answers with this status and body for as long as the hostility lets it. */
  public void answer(Socket socket, String status, String headers, String body)
      throws IOException, InterruptedException {
    var out = socket.getOutputStream();
    for (var next : Part.values()) {
      var bytes = wire(next, status, headers, body).getBytes(ISO_8859_1);
      if (next == part) {
        out.write(bytes, 0, bytes.length * at / 1_000);
        out.flush();
        spoil(socket, out);
        return;
      }
      out.write(bytes);
    }
  }

  private String wire(Part next, String status, String headers, String body) {
    var counted = part == Part.COUNTED_BODY;
    // A peer that goes on without end has promised to.
    var length = kind == Kind.DRIP || kind == Kind.STALL ? 1_000_000 : body.length();
    return switch (next) {
      case STATUS_LINE -> "HTTP/1.1 " + status + "\r\n";
      case HEADERS ->
          headers
              + (counted ? "Content-Length: " + length : "Transfer-Encoding: chunked")
              + "\r\n\r\n";
      case CHUNK_HEADER ->
          counted ? "" : Integer.toHexString(part == Part.CHUNK ? length : body.length());
      case CHUNK_EXTENSION -> counted ? "" : ";name=value\r\n";
      case CHUNK -> counted ? "" : body + "\r\n";
      case TRAILERS -> counted ? "" : "0\r\nX-Trailer: a\r\n\r\n";
      case COUNTED_BODY -> counted ? body : "";
    };
  }

  private void spoil(Socket socket, OutputStream out) throws IOException, InterruptedException {
    switch (kind) {
      case DRIP -> {
        for (var end = System.nanoTime() + ENDLESS.toNanos(); System.nanoTime() < end; ) {
          out.write('0');
          out.flush();
          Thread.sleep(BETWEEN_DROPS);
        }
      }
      case STALL -> Thread.sleep(ENDLESS);
      case RESET -> socket.setSoLinger(true, 0);
      case GARBAGE -> out.write(new byte[] {0, 13, -1, 10, 34, 60, 123, 0, -128, 10, 13, 10});
    }
  }
}
