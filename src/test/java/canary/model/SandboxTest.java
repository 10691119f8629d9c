package canary.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A template is foreign text: it reaches nothing, and it ends. */
class SandboxTest {
  private static final String LOOP = "#foreach($i in [1..1000])";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$input.class",
        "$input.getClass()",
        "$input.body.getClass().forName('java.lang.Runtime')",
        "$util.class.classLoader",
        "$input.body.repeat(1000000000)",
        "$input.body.format('%999999999d', 1)",
        "$input.body.getBytes()",
        LOOP + LOOP + LOOP + "#set($a = $i)#end#end#end",
        LOOP + LOOP + "0123456789" + LOOP + "x#end#end#end",
        "#set($s = 'xxxxxxxxxxxxxxxx')" + LOOP + "#set($s = \"$s$s\")#end",
        "#set($s = 'xxxxxxxxxxxxxxxx')" + LOOP + "#set($s = $s.replace('x', $s))#end",
        "#set($l = ['x'])" + LOOP + "#set($l = [$l, $l])#end$l",
        "#set($l = ['x'])" + LOOP + "#if($l.addAll($l))#end#end$l.size()",
        "#set($l = ['x'])#if($l.add($l))#end$l",
        "#set($a ="
            + " 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa')$a.matches('(a+)(a+)(a+)(a+)(a+)(a+)(a+)(a+)\\8b')",
        "#set($a ="
            + " 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa')$a.replaceAll('(a+)(a+)(a+)(a+)(a+)(a+)(a+)(a+)\\8b',"
            + " '')",
        "#set($a = 'a')$a.matches('(?:(?:(?:){9999}){9999}){9999}x')",
      })
  void isStoppedWhereItWouldReachOut(String template) {
    Stopped stopped =
        assertTimeoutPreemptively(
            Duration.ofSeconds(20), () -> assertThrows(Stopped.class, () -> rendered(template)));

    assertEquals(Stopped.Kind.NOT_MODELED, stopped.kind(), template);
  }

  @ParameterizedTest
  @ValueSource(strings = {"#include('pom.xml')", "#parse('pom.xml')", "#include('/etc/hosts')"})
  void readsNoFile(String template) {
    assertEquals("", rendered(template));
  }

  @ParameterizedTest
  @ValueSource(strings = {"#macro(again)#again()#end#again()", "#define($d)$d#end$d"})
  void recursionEnds(String template) {
    assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> {
          try {
            rendered(template);
          } catch (Stopped stopped) {
            assertEquals(Stopped.class, stopped.getClass());
          }
        });
  }

  /** As AWS documents it. */
  @Test
  void aLoopHasAThousandRoundsAtMost() {
    assertEquals("x".repeat(1000), rendered("#foreach($i in [1..2147483647])x#end"));
  }

  @Test
  void aMacroIsOfItsTemplateAlone() {
    assertEquals("one", rendered("#macro(say)one#end#say()"));
    assertEquals("#say()", rendered("#say()"));
  }

  private static String rendered(String template) {
    return new ExecutableTemplate(template)
        .render(new InputVariable("{\"a\":1}", Map.of()), Map.of(), Map.of());
  }
}
