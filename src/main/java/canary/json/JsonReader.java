package canary.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads JSON (RFC 8259). Our own, because a library would be an eighth of the classes that a
 * healthy run loads and have it open every jar of the package; the tests compare it with one.
 *
 * <p>Objects become maps in their own order, arrays lists, null is null. A whole number is an
 * Integer, a Long or a BigInteger, whichever is the smallest that holds it.
 */
public final class JsonReader {
  private static final int DEEPEST = 500;
  private static final int LONGEST_NUMBER = 1_000;
  private static final int SHORT_NUMBER = 9;

  private final JsonText source;
  private final int deepest;
  private final Repeated repeated;
  private final Fractions fractions;

  /** What a name means that an object has twice. */
  private enum Repeated {
    IS_NOT_JSON,
    LAST_WINS
  }

  /** What a number with a fraction or an exponent becomes. */
  private enum Fractions {
    DOUBLE,
    BIG_DECIMAL
  }

  private JsonReader(JsonText source, int deepest, Repeated repeated, Fractions fractions) {
    this.source = source;
    this.deepest = deepest;
    this.repeated = repeated;
    this.fractions = fractions;
  }

  /**
   * The first value of the text; what stands behind it is not looked at. An object with a name
   * twice is refused.
   *
   * @throws NotJson if there is none
   */
  public static Object read(String text) {
    return new JsonReader(new JsonText(text), DEEPEST, Repeated.IS_NOT_JSON, Fractions.DOUBLE)
        .value(0);
  }

  /** The same, where the last of several members of one name counts. */
  public static Object readLastOfRepeated(String text) {
    return new JsonReader(new JsonText(text), DEEPEST, Repeated.LAST_WINS, Fractions.DOUBLE)
        .value(0);
  }

  /**
   * The only value of the text, with each number as it is written.
   *
   * @param deepest how many objects and arrays may stand in each other
   * @throws NotJson if the text is anything else
   */
  public static Object readExactly(String text, int deepest) {
    var source = new JsonText(text);
    var value =
        new JsonReader(source, deepest, Repeated.IS_NOT_JSON, Fractions.BIG_DECIMAL).value(0);
    source.skipSpace();
    if (!source.isAtEnd()) {
      throw source.wrong("something behind the value");
    }
    return value;
  }

  private Object value(int depth) {
    source.skipSpace();
    return switch (source.next()) {
      case '{' -> object(depth + 1);
      case '[' -> array(depth + 1);
      case '"' -> source.string();
      case 't' -> word("true", true);
      case 'f' -> word("false", false);
      case 'n' -> word("null", null);
      default -> number(source.number());
    };
  }

  private Map<String, Object> object(int depth) {
    var members = new LinkedHashMap<String, Object>();
    if (isEmpty("{", "}", depth)) {
      return members;
    }
    do {
      source.skipSpace();
      var name = source.string();
      source.require(":");
      if (members.containsKey(name) && repeated == Repeated.IS_NOT_JSON) {
        throw source.wrong("a name is there twice");
      }
      members.put(name, value(depth));
      source.skipSpace();
    } while (source.skip(","));
    source.require("}");
    return members;
  }

  private List<Object> array(int depth) {
    var elements = new ArrayList<Object>();
    if (isEmpty("[", "]", depth)) {
      return elements;
    }
    do {
      elements.add(value(depth));
      source.skipSpace();
    } while (source.skip(","));
    source.require("]");
    return elements;
  }

  private boolean isEmpty(String start, String end, int depth) {
    if (depth > deepest) {
      throw source.wrong("more than " + deepest + " objects and arrays in each other");
    }
    source.require(start);
    source.skipSpace();
    return source.skip(end);
  }

  private Object word(String word, Object meaning) {
    source.word(word);
    return meaning;
  }

  private Object number(String number) {
    if (number.length() > LONGEST_NUMBER) {
      throw source.wrong("a number of more than " + LONGEST_NUMBER + " characters");
    }
    if (number.contains(".") || number.contains("e") || number.contains("E")) {
      return fractions == Fractions.DOUBLE ? (Object) Double.valueOf(number) : exact(number);
    }
    if (number.length() <= SHORT_NUMBER) {
      return Integer.valueOf(number);
    }
    var big = new BigInteger(number);
    return big.bitLength() < Integer.SIZE
        ? (Object) big.intValue()
        : big.bitLength() < Long.SIZE ? (Object) big.longValue() : big;
  }

  private BigDecimal exact(String number) {
    try {
      return new BigDecimal(number);
    } catch (NumberFormatException e) {
      throw source.wrong("a number beyond all bounds");
    }
  }
}
