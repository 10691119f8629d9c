package canary.lab.gateway.caller;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The key of Signature Version 4, derived for one scope. */
record SigningKey(byte[] key) {
  static SigningKey of(String secretAccessKey, Authorization.Scope scope) {
    return new SigningKey(("AWS4" + secretAccessKey).getBytes(StandardCharsets.UTF_8))
        .derive(scope.date())
        .derive(scope.region())
        .derive(scope.service())
        .derive("aws4_request");
  }

  String sign(String text) {
    return HexFormat.of().formatHex(derive(text).key());
  }

  private SigningKey derive(String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return new SigningKey(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
