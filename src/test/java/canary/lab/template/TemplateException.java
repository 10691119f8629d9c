package canary.lab.template;

/** Something in a template that cannot be resolved, and the path at which it stands. */
public final class TemplateException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  public TemplateException(String path, String problem) {
    super(path + ": " + problem);
  }
}
