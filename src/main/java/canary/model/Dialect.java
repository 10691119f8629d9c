package canary.model;

/** The three ways in which SQS words an answer. */
public enum Dialect {
  QUERY_AS_JSON,
  QUERY_AS_XML,
  JSON_PROTOCOL
}
