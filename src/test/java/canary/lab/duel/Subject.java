package canary.lab.duel;

/** What a statement is about. */
enum Subject {
  ROLE_TRUST,
  QUEUE,
  KEY,
  API
}
