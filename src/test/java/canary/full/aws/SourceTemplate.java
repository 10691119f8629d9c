package canary.full.aws;

import canary.lab.template.Template;
import canary.lab.template.TemplateLines;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.jr.ob.JSON;

/** The template that a stack is deployed with, as somebody edits it. */
public record SourceTemplate(Object content) {
  /** Where an email says that a change has to be made. */
  private static final Pattern PLACE =
      Pattern.compile("(\\S+)\\.\\S+ in DefinitionBody of AWS::Serverless::Api (\\w+)");

  /** LocalStack has a suffix of its own, which the policies of AWS's services do not know. */
  private static final String AWS = "amazonaws.com";

  public static SourceTemplate of(Build build) {
    try {
      var written = JSON.std.asString(Template.read(build.template()).tree().value());
      return new SourceTemplate(JSON.std.anyFrom(written.replace("${AWS::URLSuffix}", AWS)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** With an email's lines at the place that it names; an error where that names none. */
  public SourceTemplate with(String place, String lines) {
    var found = PLACE.matcher(place);
    if (!found.find()) {
      throw new AssertionError("names no place of the template: " + place);
    }
    var keys =
        ("Resources." + found.group(2) + ".Properties.DefinitionBody." + found.group(1))
            .split("\\.");
    return new SourceTemplate(with(content, List.of(keys), new TemplateLines(lines)));
  }

  private static Object with(Object there, List<String> keys, TemplateLines lines) {
    if (!(there instanceof Map<?, ?> map)) {
      throw new AssertionError("no " + keys + " in the template");
    }
    if (keys.isEmpty()) {
      return lines.in(map);
    }
    var changed = new LinkedHashMap<Object, Object>(map);
    changed.compute(
        keys.getFirst(), (_, value) -> with(value, keys.subList(1, keys.size()), lines));
    return changed;
  }

  /**
   * {@code sam deploy} of it, over what a stack of this name has; LocalStack loses the credentials
   * of an imported integration.
   */
  public DeployedStack deploy(LocalStack localStack, Build build, String name) {
    Path file = build.template().resolveSibling(name + ".json");
    try {
      Files.writeString(file, JSON.std.asString(content));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var stack =
        DeployedStack.deploy(
            localStack,
            name,
            "ScheduleState=DISABLED",
            // samconfig.toml is looked for beside the template.
            "--resolve-s3",
            "--capabilities",
            "CAPABILITY_IAM",
            "--template-file",
            file.toString());
    DeployedMethod.of(stack).restoreRole();
    return stack;
  }
}
