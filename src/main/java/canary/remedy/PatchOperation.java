package canary.remedy;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One operation of a patch of API Gateway.
 *
 * <p>https://docs.aws.amazon.com/apigateway/latest/developerguide/patch-operations.html
 *
 * @param path a JSON pointer, escaped
 * @param value empty for a removal
 */
record PatchOperation(String op, String path, String value) {
  static PatchOperation set(String path, String value) {
    return new PatchOperation("replace", path, value);
  }

  static PatchOperation add(String path, String value) {
    return new PatchOperation("add", path, value);
  }

  static PatchOperation remove(String path) {
    return new PatchOperation("remove", path, "");
  }

  /** The path of a member whose name may have slashes. */
  static String pointer(String map, String key) {
    return "/" + map + "/" + key.replace("~", "~0").replace("/", "~1");
  }

  /** The first word of the path. */
  String field() {
    return path.substring(1).split("/", 2)[0];
  }

  /** The member's name behind the first word; empty where there is none. */
  String key() {
    var words = path.substring(1).split("/", 2);
    return words.length == 1 ? "" : words[1].replace("~1", "/").replace("~0", "~");
  }

  boolean removes() {
    return op.equals("remove");
  }

  Map<String, Object> json() {
    var json = new LinkedHashMap<String, Object>();
    json.put("op", op);
    json.put("path", path);
    if (!removes()) {
      json.put("value", value);
    }
    return json;
  }
}
