package canary.lab.gateway;

import canary.lab.template.TemplateException;
import canary.lab.template.Tree;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.jr.ob.JSON;

/**
 * What a method wants of a request before it is integrated: required parameters, and a JSON schema
 * of draft 4 a content type
 * (https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-request-validation.html).
 */
public record RequestModel(List<String> required, Map<String, Schema> schemas) {
  private static final SchemaRegistry DRAFT_4 =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_4);

  static RequestModel of(Tree definition, Tree method) {
    Optional<Tree> validator =
        method
            .find("x-amazon-apigateway-request-validator")
            .or(() -> definition.find("x-amazon-apigateway-request-validator"))
            .map(name -> definition.get("x-amazon-apigateway-request-validators").get(name.text()));
    boolean body = validates(validator, "validateRequestBody");
    boolean parameters = validates(validator, "validateRequestParameters");
    return new RequestModel(
        parameters ? requiredParameters(method) : List.of(),
        body ? schemas(definition, method) : Map.of());
  }

  /**
   * A body of a content type without a schema is not validated; an absent body is validated as an
   * empty object, as LocalStack's test suite found on AWS.
   */
  public void validate(ClientRequest request, Map<String, String> pathParameters) {
    List<String> missing =
        required.stream()
            .filter(parameter -> !present(parameter, request, pathParameters))
            .map(parameter -> parameter.substring(parameter.indexOf('.') + 1))
            .toList();
    if (!missing.isEmpty()) {
      throw GatewayError.missingParameters(missing);
    }
    Optional.ofNullable(schemas.get(request.mediaType()))
        .or(() -> Optional.ofNullable(schemas.get("$default")))
        .filter(schema -> !fits(schema, request.text()))
        .ifPresent(
            _ -> {
              throw GatewayError.invalidBody();
            });
  }

  private static boolean fits(Schema schema, String body) {
    try {
      return schema.validate(body.isEmpty() ? "{}" : body, InputFormat.JSON).isEmpty();
    } catch (JacksonException notJson) {
      return false;
    }
  }

  private static boolean present(
      String parameter, ClientRequest request, Map<String, String> pathParameters) {
    String[] parts = parameter.split("\\.", 2);
    return switch (parts[0]) {
      case "header" -> request.header(parts[1]).isPresent();
      case "query" -> request.queryByName().containsKey(parts[1]);
      case "path" -> pathParameters.containsKey(parts[1]);
      default -> throw new TemplateException(parameter, "is in an unknown place");
    };
  }

  private static boolean validates(Optional<Tree> validator, String what) {
    return validator.flatMap(found -> found.find(what)).map(Tree::flag).orElse(false);
  }

  private static List<String> requiredParameters(Tree method) {
    List<String> required = new ArrayList<>();
    for (Tree parameter : method.find("parameters").map(Tree::items).orElse(List.of())) {
      if (parameter.find("required").map(Tree::flag).orElse(false)) {
        required.add(parameter.get("in").text() + "." + parameter.get("name").text());
      }
    }
    return required;
  }

  private static Map<String, Schema> schemas(Tree definition, Tree method) {
    Map<String, Schema> schemas = new LinkedHashMap<>();
    method
        .find("requestBody")
        .map(body -> body.get("content").entries())
        .orElse(Map.of())
        .forEach((type, media) -> schemas.put(type, schema(definition, media.get("schema"))));
    return schemas;
  }

  /** The components come along, for the schema to refer to. */
  private static Schema schema(Tree definition, Tree schema) {
    Map<String, Object> document = new LinkedHashMap<>();
    definition
        .find("components")
        .ifPresent(components -> document.put("components", components.value()));
    document.put("allOf", List.of(schema.value()));
    return DRAFT_4.getSchema(JSON.std.asString(document), InputFormat.JSON);
  }
}
