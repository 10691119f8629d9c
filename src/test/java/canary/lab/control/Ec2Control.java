package canary.lab.control;

import canary.lab.Laboratory;
import canary.lab.gateway.VpcEndpoint;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.jr.ob.JSON;

/** What EC2 does to the VPC endpoint that the canary stands behind. */
record Ec2Control(Laboratory lab) {

  Map<String, Object> answer(Call call) {
    var endpoint = lab.where().orElseThrow(() -> call.notFound("VPC endpoint"));
    return switch (call.operation()) {
      case "DescribeVpcEndpoints" ->
          Map.of(
              "VpcEndpoints",
              List.of(
                  Map.of(
                      "VpcEndpointId",
                      endpoint.id(),
                      "PolicyDocument",
                      endpoint.policy().map(JSON.std::asString).orElse(""))));
      case "ModifyVpcEndpoint" -> {
        lab.standBehind(
            new VpcEndpoint(
                endpoint.id(),
                endpoint.vpc(),
                Optional.of(JSON.std.mapFrom(call.text("PolicyDocument")))));
        yield Map.of("Return", true);
      }
      case String _ -> throw Call.notInLab(call);
    };
  }
}
