package canary.event;

import canary.evidence.MethodAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the address of a target from the settings: its URL, and where that does not name the API,
 * {@code API} and {@code STAGE}.
 */
final class TargetPlace {
  private static final Pattern API_ID = Pattern.compile("[a-z0-9]{1,64}");
  private static final String STAGE_USE =
      "the stage, together with the API's id in %sAPI; an ARN there names it";

  private TargetPlace() {}

  /**
   * Adds every mistake; the place is unknown where the settings leave it open. The Region is that
   * of the URL or of the ARN; where they have none, the one that is named, or our own.
   */
  static MethodAddress of(Environment read, String prefix, String url) {
    var named = prefix + "REGION";
    if (read.has(named)) {
      read.matching(named, AddressParser.REGION, AddressParser.REGION_USE);
    }
    var region = read.text(read.has(named) ? named : "AWS_REGION");
    var place = byUrlAndApi(read, prefix, url, region);
    if (read.has(named) && !place.region().equals(region)) {
      read.invalid(named, place.region() + ", the Region of the URL or of %sAPI".formatted(prefix));
    }
    return place;
  }

  private static MethodAddress byUrlAndApi(
      Environment read, String prefix, String url, String region) {
    var byUrl = AddressParser.ofUrl(url, region).orElse(MethodAddress.at(region, "", "", ""));
    var set = set(read, prefix, byUrl);
    if (AddressParser.isEndpoint(url)) {
      judgeEndpoint(read, prefix, byUrl, set);
    }
    if (!byUrl.isKnown()) {
      return set.map(it -> byUrl.domain().map(it::behind).orElse(it)).orElse(byUrl);
    }
    if (set.isPresent() && !set.get().sameStage(byUrl)) {
      read.invalid(prefix + "API", "the API and stage of %sURL, or leave it out".formatted(prefix));
    }
    return byUrl;
  }

  private static void judgeEndpoint(
      Environment read, String prefix, MethodAddress byUrl, Optional<MethodAddress> set) {
    if (read.text(prefix + "API").isEmpty()) {
      read.invalid(
          prefix + "API", "the API's id or its method's ARN: a VPC endpoint leads to many APIs");
    } else if (set.filter(it -> !isAt(it, byUrl)).isPresent()) {
      read.invalid(prefix + "API", "the Region and stage of %sURL".formatted(prefix));
    }
  }

  private static boolean isAt(MethodAddress place, MethodAddress url) {
    return place.region().equals(url.region()) && place.stage().equals(url.stage());
  }

  private static Optional<MethodAddress> set(Environment read, String prefix, MethodAddress byUrl) {
    var api = read.text(prefix + "API");
    var stage = read.text(prefix + "STAGE");
    if (!stage.isEmpty() && !stage.matches("[A-Za-z0-9_-]{1,128}")) {
      read.invalid(prefix + "STAGE", "the name of a stage");
    }
    if (api.isEmpty()) {
      if (!stage.isEmpty()) {
        read.invalid(prefix + "STAGE", STAGE_USE.formatted(prefix));
      }
      return Optional.empty();
    }
    if (API_ID.matcher(api).matches()) {
      var named = stage.isEmpty() ? byUrl.stage() : stage;
      if (named.isEmpty()) {
        read.invalid(prefix + "STAGE", STAGE_USE.formatted(prefix));
      }
      return Optional.of(MethodAddress.at(byUrl.region(), api, named, byUrl.path()));
    }
    var arn = AddressParser.ofArn(api);
    if (arn.isEmpty()) {
      read.invalid(prefix + "API", "the id of a REST API, or " + AddressParser.METHOD_ARN_USE);
    }
    if (!stage.isEmpty() && arn.filter(it -> !it.stage().equals(stage)).isPresent()) {
      read.invalid(prefix + "STAGE", "the stage of the ARN, or leave it out");
    }
    return arn;
  }
}
