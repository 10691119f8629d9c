package canary.model;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.velocity.util.introspection.Info;
import org.apache.velocity.util.introspection.SecureUberspector;
import org.apache.velocity.util.introspection.VelMethod;
import org.apache.velocity.util.introspection.VelPropertyGet;

/**
 * Everything that a template may call: the listed methods of text, numbers, lists and maps, and the
 * variables of API Gateway. Stricter than Velocity's own sandbox; what exists and is not listed is
 * not modeled, for nothing would be known of its result.
 */
public final class Callable extends SecureUberspector {
  private static final Set<String> PATTERNS =
      Set.of("matches", "replaceAll", "replaceFirst", "split");
  private static final Map<Class<?>, Set<String>> METHODS =
      Map.of(
          String.class,
          names(
              "length isEmpty isBlank substring indexOf lastIndexOf charAt contains startsWith"
                  + " endsWith equals equalsIgnoreCase toLowerCase toUpperCase trim strip replace"
                  + " concat toString compareTo compareToIgnoreCase matches replaceAll"
                  + " replaceFirst split"),
          Number.class,
          names(
              "intValue longValue doubleValue floatValue toString equals compareTo parseInt"
                  + " valueOf"),
          Boolean.class,
          names("toString equals booleanValue"),
          Map.class,
          names(
              "get put putAll containsKey containsValue keySet entrySet values size isEmpty"
                  + " remove toString equals getOrDefault"),
          Collection.class,
          names("get set add addAll size isEmpty contains indexOf remove toString equals iterator"),
          Map.Entry.class,
          names("getKey getValue toString"),
          Iterator.class,
          names("hasNext next"),
          InputVariable.class,
          names("path json params getBody"),
          UtilVariable.class,
          names("urlEncode urlDecode base64Encode base64Decode parseJson escapeJavaScript"));

  private static Set<String> names(String words) {
    return Arrays.stream(words.split(" ")).collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public VelMethod getMethod(Object receiver, String name, Object[] arguments, Info info) {
    VelMethod method = super.getMethod(receiver, name, arguments, info);
    if (method == null) {
      return null;
    }
    if (METHODS.entrySet().stream()
        .noneMatch(it -> it.getKey().isInstance(receiver) && it.getValue().contains(name))) {
      throw notListed(receiver, name);
    }
    return new Bounded(method);
  }

  @Override
  public VelPropertyGet getPropertyGet(Object receiver, String name, Info info) {
    if (!(receiver instanceof Map<?, ?>) && name.equalsIgnoreCase("class")) {
      throw notListed(receiver, name);
    }
    return super.getPropertyGet(receiver, name, info);
  }

  private static Stopped notListed(Object receiver, String name) {
    return Stopped.notModeled(
        "%s of %s in a template".formatted(name, receiver.getClass().getSimpleName()));
  }

  /** A method that is held to the budget of the execution that calls it. */
  private record Bounded(VelMethod method) implements VelMethod {
    @Override
    public Object invoke(Object receiver, Object[] arguments)
        throws IllegalAccessException, InvocationTargetException {
      ExecutionBudget budget = ExecutionBudget.CURRENT.get();
      if (receiver instanceof String text && PATTERNS.contains(getMethodName())) {
        return budget.within(budget.byPattern(text, getMethodName(), arguments));
      }
      if (receiver instanceof String text && getMethodName().startsWith("replace")) {
        budget.length((1L + text.length()) * (1L + arguments[1].toString().length()));
      }
      Object result = method.invoke(receiver, arguments);
      budget.within(receiver);
      return budget.within(result);
    }

    @Override
    public boolean isCacheable() {
      return method.isCacheable();
    }

    @Override
    public String getMethodName() {
      return method.getMethodName();
    }

    @Override
    public Method getMethod() {
      return method.getMethod();
    }

    @Override
    public Class<?> getReturnType() {
      return method.getReturnType();
    }
  }
}
