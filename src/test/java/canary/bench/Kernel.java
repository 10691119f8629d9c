package canary.bench;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;

/** What Linux counts of another process. */
final class Kernel {
  private static final MethodHandle CLOCK = clock();

  private Kernel() {}

  @SuppressWarnings("restricted") // the process is started with --enable-native-access
  private static MethodHandle clock() {
    var linker = Linker.nativeLinker();
    return linker.downcallHandle(
        linker.defaultLookup().find("clock_gettime").orElseThrow(),
        FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
  }

  /**
   * User and system time of the process in nanoseconds; the files of {@code /proc} count in steps
   * of 10 ms. https://man7.org/linux/man-pages/man3/clock_getcpuclockid.3.html
   */
  static long processorNanos(long pid) {
    try (var arena = Arena.ofConfined()) {
      var time = arena.allocate(16, 8);
      if ((int) CLOCK.invokeExact((int) (~pid << 3 | 2), time) != 0) {
        throw new IllegalStateException("no such process: " + pid);
      }
      return time.get(ValueLayout.JAVA_LONG, 0) * 1_000_000_000
          + time.get(ValueLayout.JAVA_LONG, 8);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  /** The most memory that the process has had, in MB. */
  static double peakMegabytes(long pid) throws IOException {
    return status(pid, "VmHWM") / 1024.0;
  }

  static int threads(long pid) throws IOException {
    return (int) status(pid, "Threads");
  }

  private static long status(long pid, String name) throws IOException {
    return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
        .filter(line -> line.startsWith(name + ":"))
        .map(line -> line.replaceAll("\\D", ""))
        .mapToLong(Long::parseLong)
        .findFirst()
        .orElseThrow();
  }
}
