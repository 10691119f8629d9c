package canary;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;

/** The compiled classes of main, read once for all tests that look at them. */
final class MainClasses {
  static final JavaClasses ALL = new ClassFileImporter().importPath(Path.of("target/classes"));

  private MainClasses() {}
}
