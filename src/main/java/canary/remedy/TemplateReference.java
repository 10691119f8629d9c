package canary.remedy;

import java.util.ArrayList;
import java.util.List;

/**
 * A reference in a mapping template, as {@code $util.urlEncode($input.body)}; those in its
 * arguments are references of their own.
 *
 * @param from of its first character
 * @param to behind its last character
 */
record TemplateReference(int from, int to, String text) {

  /** All of a template, those that hold others first. */
  static List<TemplateReference> in(String template) {
    var found = new ArrayList<TemplateReference>();
    for (var at = template.indexOf('$'); at >= 0; at = template.indexOf('$', at + 1)) {
      var to = end(template, at);
      if (to > at) {
        found.add(new TemplateReference(at, to, template.substring(at, to)));
      }
    }
    return List.copyOf(found);
  }

  /** The template with another text in this place. */
  String replaced(String template, String by) {
    return template.substring(0, from) + by + template.substring(to);
  }

  /** The text inside of the last call of this method; empty where the reference is none. */
  String argumentOf(String method) {
    var call = "$" + method + "(";
    return text.startsWith(call) && closing(text, call.length() - 1) == text.length()
        ? text.substring(call.length(), text.length() - 1).strip()
        : "";
  }

  boolean isInside(TemplateReference other) {
    return from > other.from && to <= other.to;
  }

  /** Behind the reference that begins here; as far as here where none does. */
  private static int end(String template, int dollar) {
    var at = dollar + 1;
    at += at(template, at) == '!' ? 1 : 0;
    var formal = at(template, at) == '{';
    at += formal ? 1 : 0;
    var name = word(template, at);
    if (name == at) {
      return dollar;
    }
    at = name;
    while (true) {
      if (at(template, at) == '(' || at(template, at) == '[') {
        var closed = closing(template, at);
        if (closed < 0) {
          return dollar;
        }
        at = closed;
      } else if (at(template, at) == '.' && word(template, at + 1) > at + 1) {
        at = word(template, at + 1);
      } else {
        break;
      }
    }
    if (!formal) {
      return at;
    }
    return at(template, at) == '}' ? at + 1 : dollar;
  }

  private static int word(String text, int from) {
    var at = from;
    while (Character.isLetterOrDigit(at(text, at))
        || (at > from && "_-".indexOf(at(text, at)) >= 0)) {
      at++;
    }
    return at;
  }

  /** Behind the bracket that closes the one here; negative where none does. */
  private static int closing(String text, int open) {
    var depth = 0;
    var quote = ' ';
    for (var at = open; at < text.length(); at++) {
      var character = text.charAt(at);
      if (quote != ' ') {
        quote = character == quote ? ' ' : quote;
      } else if (character == '\'' || character == '"') {
        quote = character;
      } else if (character == '(' || character == '[') {
        depth++;
      } else if ((character == ')' || character == ']') && --depth == 0) {
        return at + 1;
      }
    }
    return -1;
  }

  private static char at(String text, int at) {
    return at < text.length() ? text.charAt(at) : '\0';
  }
}
