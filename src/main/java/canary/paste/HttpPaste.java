package canary.paste;

import canary.probe.PlainText;
import canary.probe.Reply;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A response with its status line and headers, as curl -i, curl -v, HTTPie and a browser's tools
 * print it; of several, as after a redirect, the last.
 */
final class HttpPaste {
  private static final Pattern STATUS_LINE =
      Pattern.compile("(?m)^[<\\s*]{0,4}HTTP/[0-9.]{1,3}\\s+([1-5]\\d{2})\\b.*$");
  private static final Pattern ERROR_TYPE =
      Pattern.compile(
          "(?im)^[<\\s*\\-]{0,4}\"?(?:x-amzn-ErrorType|x-amz-apigw-id|apigw-requestid)\"?\\s*:");
  private static final Pattern HEADER =
      Pattern.compile("^[<\\s*\\-]{0,4}\"?([A-Za-z][A-Za-z0-9-]{1,60})\"?\\s*:\\s*(.*)$");
  private static final Pattern NOISE = Pattern.compile("(?m)^(?:\\* .*|[{}] \\[\\d+ bytes.*)$");
  private static final String AROUND = " \t\"*`";
  private static final int MOST_HEADERS = 100;

  private HttpPaste() {}

  static Optional<Paste> in(String text, int depth) {
    var line = STATUS_LINE.matcher(text);
    var status = OptionalInt.empty();
    var from = -1;
    while (line.find()) {
      status = OptionalInt.of(Integer.parseInt(line.group(1)));
      from = line.end();
    }
    if (from < 0 && ERROR_TYPE.matcher(text).find()) {
      from = 0;
    }
    return from < 0 ? Optional.empty() : Optional.of(response(status, text.substring(from), depth));
  }

  private static Paste response(OptionalInt status, String rest, int depth) {
    var lines = NOISE.matcher(rest).replaceAll("").strip().split("\n", MOST_HEADERS);
    var headers = new HashMap<String, String>();
    var at = 0;
    for (; at < lines.length; at++) {
      var header = HEADER.matcher(lines[at]);
      if (!header.find()) {
        if (!headers.isEmpty() || status.isPresent()) {
          break;
        }
        continue;
      }
      headers.put(header.group(1), bare(header.group(2)));
    }
    var body =
        Arrays.stream(lines)
            .skip(at)
            .filter(it -> !it.strip().equals("<"))
            .collect(Collectors.joining("\n"))
            .strip();
    var read = PasteReader.read(new Reply(status, headers, body), depth);
    return new Paste("an HTTP response with its headers", read.reply(), read.log(), read.sent());
  }

  /** A value without what Markdown or JSON has around it. */
  private static String bare(String value) {
    return PlainText.withoutStart(PlainText.withoutEnd(value, AROUND + ","), AROUND);
  }
}
