package canary.lab.iam;

import canary.lab.service.NotInLab;
import java.util.List;
import java.util.stream.Stream;

/** Reads the elements of a policy that may be one value or a list of values. */
final class Texts {
  private Texts() {}

  static List<String> of(Object element) {
    return switch (element) {
      case List<?> many -> many.stream().map(Texts::one).toList();
      case Object one -> Stream.of(one).map(Texts::one).toList();
    };
  }

  private static String one(Object value) {
    return switch (value) {
      case String text -> text;
      case Boolean truth -> truth.toString();
      case Number number -> number.toString();
      case Object other -> throw new NotInLab("the policy value " + other);
    };
  }
}
