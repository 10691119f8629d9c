package canary.lab.iam;

/** How closely a statement names the caller; the order is from not at all to exactly. */
enum Reach {
  NONE,
  /** The caller's whole account: it hands the decision to that account's identity policies. */
  ACCOUNT,
  /** The role, or everybody. */
  PRINCIPAL,
  /** This session and no other; a permissions boundary that is silent does not limit it. */
  SESSION
}
