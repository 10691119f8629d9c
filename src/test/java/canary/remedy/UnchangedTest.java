package canary.remedy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class UnchangedTest {
  /** What is set and what was read of it decide nothing. */
  @Test
  void twoCommandsAreForTheSameThingWhenTheyLookAtTheSame() {
    var one = remedy(new Unchanged("aws x get --id 1", "a", "b", "thing").or("aws x set b"));
    assertEquals(
        true,
        Unchanged.both(
            one, remedy(new Unchanged("aws x get --id 1", "a", "c", "thing").or("aws x set c"))));
    assertEquals(
        false,
        Unchanged.both(
            one, remedy(new Unchanged("aws x get --id 2", "a", "b", "thing").or("aws x set b"))));
    assertEquals(false, Unchanged.both(one, remedy("aws x set b")));
    assertEquals(false, Unchanged.both(remedy("aws x set b"), remedy("aws x set b")));
  }

  private static Remedy remedy(String command) {
    var steps = new Remedy.Steps(List.of(command), "", "");
    return new Remedy("", steps, "", "", Remedy.Expectation.of(""));
  }
}
