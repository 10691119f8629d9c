package canary.lab.fault;

import canary.lab.Laboratory;
import canary.lab.gateway.VpcEndpoint;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The API made private, and the canary in a VPC. */
final class PrivateApi {
  private static final String OWN = "vpce-0a1b2c3d";

  /** For a policy: all calls, or those that are named. */
  static final String ANY_CALL =
      "{'Effect':'Allow','Principal':'*','Action':'execute-api:Invoke',"
          + "'Resource':'arn:aws:execute-api:*:*:*'}";

  private PrivateApi() {}

  /** An API that lets calls in from one VPC endpoint and from nowhere else. */
  static Edit open(String endpoint) {
    return stack ->
        Edit.definition(
                "x-amazon-apigateway-policy",
                Edit.json(stack, document(ANY_CALL + "," + butFrom(endpoint))))
            .apply(stack)
            .at("Api", "EndpointConfiguration")
            .put(Map.of("Type", "PRIVATE", "VPCEndpointIds", List.of(OWN)));
  }

  /** One that lets in what comes through the endpoint that the canary has. */
  static Edit openToOwn() {
    return open(OWN);
  }

  /** The canary calls through its endpoint, whose policy is made of these statements. */
  static Consumer<Laboratory> through(String statements) {
    return lab -> {
      lab.set("CANARY_SUBNET_IDS", "subnet-0a1b2c3d");
      lab.standBehind(
          new VpcEndpoint(
              OWN, "vpc-0a1b2c3d", Optional.of(Edit.json(lab.stack(), document(statements)))));
    };
  }

  /** The API lets in what comes through the endpoint that the canary calls through. */
  static void own(Laboratory lab) {
    lab.change(openToOwn());
    through(ANY_CALL).accept(lab);
  }

  /** The same, by the host name that names the API and the endpoint, as without private DNS. */
  static void ownByItsHost(Laboratory lab) {
    own(lab);
    var api = lab.stack().reference("Api");
    lab.set("TARGET_URL", lab.environment().get("TARGET_URL").replace(api, api + "-" + OWN));
  }

  private static String butFrom(String endpoint) {
    return "{'Sid':'OurEndpoint','Effect':'Deny','Principal':'*','Action':'execute-api:Invoke',"
        + "'Resource':'arn:aws:execute-api:*:*:*','Condition':{'StringNotEquals':"
        + "{'aws:SourceVpce':'"
        + endpoint
        + "'}}}";
  }

  private static String document(String statements) {
    return "{'Version':'2012-10-17','Statement':[" + statements + "]}";
  }
}
