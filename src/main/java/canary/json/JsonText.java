package canary.json;

/** The text that is read, and how far it has been. */
final class JsonText {
  private static final String SPACE = " \t\r\n";

  private final String text;
  private int at;

  JsonText(String text) {
    this.text = text;
  }

  boolean isAtEnd() {
    return at >= text.length();
  }

  char next() {
    if (isAtEnd()) {
      throw wrong("an early end");
    }
    return text.charAt(at);
  }

  /** One of these characters, if it is the next. */
  boolean skip(String of) {
    var skips = !isAtEnd() && of.indexOf(text.charAt(at)) >= 0;
    at += skips ? 1 : 0;
    return skips;
  }

  void skipSpace() {
    while (skip(SPACE)) {}
  }

  void require(String sign) {
    skipSpace();
    if (!skip(sign)) {
      throw wrong(isAtEnd() ? "an early end" : sign + " is missing");
    }
  }

  void word(String word) {
    if (!text.startsWith(word, at)) {
      throw wrong("no value");
    }
    at += word.length();
    end();
  }

  /** A number as it is written. */
  String number() {
    var start = at;
    skip("-");
    if (!skip("0")) {
      digits();
    }
    if (skip(".")) {
      digits();
    }
    if (skip("eE")) {
      skip("+-");
      digits();
    }
    end();
    return text.substring(start, at);
  }

  private void digits() {
    var start = at;
    while (skip("0123456789")) {}
    if (at == start) {
      throw wrong(isAtEnd() ? "an early end" : "no value");
    }
  }

  /** Of a number or a word. */
  private void end() {
    if (!isAtEnd() && (SPACE + ",]}").indexOf(text.charAt(at)) < 0) {
      throw wrong("no value");
    }
  }

  /** A string without its quotes, escapes resolved. */
  String string() {
    require("\"");
    var start = at;
    while (next() != '"' && next() != '\\') {
      plain();
    }
    if (next() == '"') {
      return text.substring(start, at++);
    }
    var string = new StringBuilder(text.substring(start, at));
    while (!skip("\"")) {
      string.append(skip("\\") ? escaped() : plain());
    }
    return string.toString();
  }

  private char plain() {
    if (next() < ' ') {
      throw wrong("a control character in a string");
    }
    return text.charAt(at++);
  }

  private char escaped() {
    var escape = next();
    at++;
    return switch (escape) {
      case '"', '\\', '/' -> escape;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> unicode();
      default -> throw wrong("an unknown escape");
    };
  }

  private char unicode() {
    var code = 0;
    for (var i = 0; i < 4; i++) {
      var digit = next() < 128 ? Character.digit(next(), 16) : -1;
      if (digit < 0) {
        throw wrong("an unknown escape");
      }
      code = code * 16 + digit;
      at++;
    }
    return (char) code;
  }

  NotJson wrong(String why) {
    return new NotJson(why, at);
  }
}
