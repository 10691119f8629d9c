package canary.probe;

/** Why a request got no answer at all. */
public enum TransportFault {
  NAME_NOT_RESOLVED("the host name does not resolve"),
  CONNECTION_REFUSED("nothing listens at the address"),
  NO_ROUTE("the address cannot be reached"),
  CONNECT_TIMED_OUT("no connection within the time allowed"),
  CERTIFICATE_EXPIRED("the server's certificate is out of date"),
  CERTIFICATE_FOR_OTHER_NAME("the server's certificate is for another host name"),
  CERTIFICATE_NOT_TRUSTED("the server's certificate is not signed by a trusted authority"),
  CLIENT_CERTIFICATE_REQUIRED("the server demands a client certificate"),
  TLS_FAILED("the TLS handshake failed"),
  CONNECTION_RESET("the connection was reset"),
  CLOSED_WITHOUT_ANSWER("the server closed the connection without a response"),
  ANSWER_BROKEN("the response was cut off or was not HTTP"),
  ANSWER_TIMED_OUT("no complete response within the timeout");

  private final String meaning;

  TransportFault(String meaning) {
    this.meaning = meaning;
  }

  /** What the fault is, as a clause without a full stop. */
  public String meaning() {
    return meaning;
  }
}
