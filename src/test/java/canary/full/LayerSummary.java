package canary.full;

import canary.full.tool.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Writes {@code target/full/layers.txt}, a line a layer, for Maven to print at the very end. */
public final class LayerSummary implements TestExecutionListener {

  private static final Path FILE = Command.LOGS.resolve("layers.txt");

  private final Map<String, Layer> layers = new ConcurrentHashMap<>();
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private TestPlan plan;

  @Override
  public void testPlanExecutionStarted(TestPlan started) {
    plan = started;
  }

  @Override
  public void executionStarted(TestIdentifier test) {
    if (isLayer(test)) {
      layers.put(test.getUniqueId(), Layer.begun(test.getDisplayName()));
    }
  }

  @Override
  public void executionSkipped(TestIdentifier test, String reason) {
    layerOf(test)
        .ifPresent(
            layer -> {
              layers.putIfAbsent(layer.getUniqueId(), Layer.begun(layer.getDisplayName()));
              layers.computeIfPresent(layer.getUniqueId(), (id, so) -> so.skipped(reason));
              if (layer.equals(test)) {
                lines.add(layers.get(layer.getUniqueId()).line());
              }
            });
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    layerOf(test)
        .ifPresent(
            layer ->
                layers.computeIfPresent(
                    layer.getUniqueId(), (id, so) -> so.and(result, test.isTest())));
    if (isLayer(test)) {
      lines.add(layers.get(test.getUniqueId()).line());
    }
  }

  @Override
  public void testPlanExecutionFinished(TestPlan finished) {
    if (lines.isEmpty()) {
      return;
    }
    try {
      Files.createDirectories(FILE.getParent());
      Files.write(FILE, lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Optional<TestIdentifier> layerOf(TestIdentifier test) {
    return isLayer(test) ? Optional.of(test) : plan.getParent(test).flatMap(this::layerOf);
  }

  private static boolean isLayer(TestIdentifier test) {
    return test.getSource()
        .filter(ClassSource.class::isInstance)
        .map(ClassSource.class::cast)
        .map(source -> source.getJavaClass().getPackage())
        .filter(LayerSummary.class.getPackage()::equals)
        .isPresent();
  }
}
