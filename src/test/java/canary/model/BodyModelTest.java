package canary.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.model.BodySample.Made;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.jr.ob.JSON;

/** Models are judged as another reader of JSON schemas judges them. */
class BodyModelTest {
  private static final SchemaRegistry DRAFT_4 =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_4);

  private static final String ORDER =
      """
      {'type':'object','required':['id','lines'],'additionalProperties':false,'properties':{
       'id':{'type':'string','minLength':3,'maxLength':60},'email':{'type':'string'},
       'lines':{'type':'array','minItems':1,'items':{'type':'object','required':['sku'],
        'properties':{'sku':{'type':'string','pattern':'^[A-Z]+$'},'count':{'type':'integer'}}}},
       'kind':{'enum':['a','b']}}}
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'id':'abc','lines':[{'sku':'A'}]}",
        "{'id':'ab','lines':[{'sku':'A'}]}",
        "{'id':'abc','lines':[{'sku':'a'}]}",
        "{'id':'abc','lines':[{}]}",
        "{'id':'abc','lines':{}}",
        "{'id':7,'lines':[{'sku':'A'}]}",
        "{'id':'abc','lines':[{'sku':'A','count':1.5}]}",
        "{'id':'abc','lines':[{'sku':'A','count':2}],'kind':'c'}",
        "{'id':'abc','lines':[{'sku':'A','more':2}]}",
        "{'id':'abc','lines':[{'sku':'A'}],'more':1}",
        "{'lines':[{'sku':'A'}]}",
        "[]",
        "'text'",
      })
  void judgesAsAnotherReaderDoes(String body) {
    var json = body.replace('\'', '"');
    assertEquals(
        schema(ORDER).validate(json, InputFormat.JSON).isEmpty(),
        model(ORDER).faults(JSON.std.anyFrom(json)).isEmpty(),
        () -> model(ORDER).faults(JSON.std.anyFrom(json)).toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ORDER,
        "{'type':'object'}",
        "{'properties':{'a':{'type':'string','format':'uuid'}},'required':['a'],"
            + "'additionalProperties':false}",
        "{'type':'object','additionalProperties':false,'properties':{'note':{'type':'string'}}}",
        "{'type':'object','required':['at','n','ok','e'],'properties':{"
            + "'at':{'type':'string','format':'date-time'},'n':{'type':'number'},"
            + "'ok':{'type':'boolean'},'e':{'type':'string','format':'email'}}}",
        "{'type':'object','required':['zip'],'properties':{'zip':{'type':'string',"
            + "'pattern':'^[0-9]{5}$','minLength':5}}}",
        "{'required':['a','b','c'],'properties':{'a':{'type':'string','pattern':'^X-[0-9]{7}$'},"
            + "'b':{'type':'string','pattern':'^(EUR|USD) \\\\d+\\\\.\\\\d{2}$'},"
            + "'c':{'type':'string','pattern':'^[A-Z]{2,}(-x)?$','minLength':4}}}",
      })
  void aMessageIsMadeThatMeetsTheModel(String written) {
    var made = assertInstanceOf(Made.Body.class, BodySample.of(model(written)));
    assertTrue(made.body().contains("{{id}}") || made.body().contains("{{marker}}"), made.body());
    var filled =
        made.body()
            .replace("{{marker}}", "{\"v\":1}")
            .replace("{{id}}", "0b0e5f38-6a1c-4d6e-9d55-0f4ad9f0a111")
            .replace("{{text}}", "a&b \\\"c\\\"");
    assertEquals(0, schema(written).validate(filled, InputFormat.JSON).size(), filled);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'type':'object','oneOf':[{'required':['a']}]}                           | oneOf",
        "{'type':'object','required':['a'],'properties':{'a':{'format':'ipv9'}}}  | format of a",
        "{'type':'object','required':['a'],'properties':{'a':{'type':'string','pattern':'^(?=.*7)z{9}'}}}"
            + "                                        | pattern or length of a",
        "{'type':'object','additionalProperties':false}                           |"
            + " additionalProperties",
        "{'type':'string','maxLength':2}                                          | type",
      })
  void whatKeepsAMessageFromBeingMadeIsNamed(String written, String keyword) {
    var made = assertInstanceOf(Made.Obstructed.class, BodySample.of(model(written)));
    assertTrue(made.keywords().toString().contains(keyword), made.keywords().toString());
  }

  private static BodyModel model(String written) {
    return new BodyModel(JSON.std.mapFrom(written.replace('\'', '"')), Map.of());
  }

  private static Schema schema(String written) {
    return DRAFT_4.getSchema(written.replace('\'', '"'), InputFormat.JSON);
  }
}
