package canary.full.tool;

import canary.full.aws.BaseImage;
import canary.full.aws.Build;
import canary.full.aws.DeployedStack;
import canary.full.aws.LocalStack;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Makes a thing once for the whole run, before the first class that asks for it, and hands it to
 * tests as a parameter. What can be closed is closed when the last test has ended.
 */
public abstract sealed class Shared<T> implements BeforeAllCallback, ParameterResolver {

  private final Class<T> type;

  private Shared(Class<T> type) {
    this.type = type;
  }

  abstract T make(ExtensionContext context);

  T in(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(ExtensionContext.Namespace.create(Shared.class))
        .getOrComputeIfAbsent(type, missing -> make(context), type);
  }

  /** Here, not when a parameter is resolved: only here may a missing tool skip the class. */
  @Override
  public void beforeAll(ExtensionContext context) {
    in(context);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == type;
  }

  @Override
  public T resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return in(context);
  }

  public static final class OfToolbox extends Shared<Toolbox> {
    OfToolbox() {
      super(Toolbox.class);
    }

    @Override
    Toolbox make(ExtensionContext context) {
      return Toolbox.ready();
    }
  }

  public static final class OfScanners extends Shared<Scanners> {
    OfScanners() {
      super(Scanners.class);
    }

    @Override
    Scanners make(ExtensionContext context) {
      return Scanners.ready();
    }
  }

  public static final class OfLocalStack extends Shared<LocalStack> {
    OfLocalStack() {
      super(LocalStack.class);
    }

    @Override
    LocalStack make(ExtensionContext context) {
      return LocalStack.start(new OfToolbox().in(context));
    }
  }

  public static final class OfBuild extends Shared<Build> {
    OfBuild() {
      super(Build.class);
    }

    @Override
    Build make(ExtensionContext context) {
      return Build.by(new OfToolbox().in(context));
    }
  }

  public static final class OfBaseImage extends Shared<BaseImage> {
    OfBaseImage() {
      super(BaseImage.class);
    }

    @Override
    BaseImage make(ExtensionContext context) {
      return BaseImage.by(new OfToolbox().in(context), new OfBuild().in(context));
    }
  }

  /** The stack of {@code template.yaml} as it is, deployed once for all layers that look at it. */
  public static final class OfStack extends Shared<DeployedStack> {
    OfStack() {
      super(DeployedStack.class);
    }

    @Override
    DeployedStack make(ExtensionContext context) {
      LocalStack localStack = new OfLocalStack().in(context);
      new OfBuild().in(context);
      return DeployedStack.deploy(localStack);
    }
  }
}
