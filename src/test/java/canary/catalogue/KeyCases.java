package canary.catalogue;

import static canary.catalogue.Case.row;
import static canary.catalogue.KeyCause.*;
import static canary.catalogue.KeyStateCause.*;
import static canary.catalogue.Observations.*;

import java.util.List;

/** The cases of the component key. */
final class KeyCases {
  static final List<Case> ALL =
      List.of(
          row(
              GENERATE_DATA_KEY_NOT_ALLOWED,
              reply("may-not-generate-data-key"),
              reply("may-not-decrypt")),
          row(DECRYPT_NOT_ALLOWED, reply("ciphertext"), reply("may-not-generate-data-key")),
          row(
              POLICY_DOES_NOT_ALLOW,
              reply("key-policy-does-not-allow"),
              reply("foreign-key-does-not-allow")),
          row(POLICY_DENIES, reply("key-denied"), reply("may-not-generate-data-key")),
          row(CONDITION_NOT_MET, reply("may-not-generate-data-key"), reply("key-denied")),
          row(DISABLED, reply("key-disabled-json"), gateway("KMS.DisabledException")),
          row(PENDING_DELETION, reply("key-pending-deletion"), reply("key-pending-import")),
          row(PENDING_IMPORT, reply("key-pending-import"), reply("key-pending-deletion")),
          row(MISSING, reply("three-in-one"), reply("key-denied")),
          row(
              AWS_MANAGED_ACROSS_ACCOUNTS,
              reply("foreign-key-does-not-allow"),
              reply("key-policy-does-not-allow")),
          row(
              CROSS_ACCOUNT_DENIED,
              reply("foreign-key-does-not-allow"),
              reply("key-policy-does-not-allow")),
          row(TYPE_UNSUPPORTED, reply("key-not-usable"), gateway("KMS.InvalidKeyUsageException")),
          row(THROTTLED, reply("kms-throttles"), gateway("KMS.ThrottlingException")));

  private KeyCases() {}
}
