package canary.evidence;

/** The protocol in which SQS reads a request, by the integration's fixed Content-Type header. */
public enum Protocol {
  QUERY("application/x-www-form-urlencoded"),
  JSON("application/x-amz-json-1.0"),
  UNRECOGNIZED("");

  private final String contentType;

  Protocol(String contentType) {
    this.contentType = contentType;
  }

  public String contentType() {
    return contentType;
  }
}
