package canary.probe;

import java.net.URI;
import java.util.Optional;

/**
 * One method on one stage of a REST API, integrated with one queue, and what is sent to it.
 *
 * @param url without a query: that is the message's
 * @param endpointsApi the id of the API, where the URL is a VPC endpoint's, which leads to many
 */
public record Target(
    String name,
    URI url,
    Optional<String> endpointsApi,
    Verb verb,
    Authorization authorization,
    Message message,
    Success success) {

  /** The HTTP method, as API Gateway has it. */
  public enum Verb {
    POST,
    PUT,
    PATCH,
    /** Its message is in the query. */
    GET,
    /** A method for any request: the canary posts. */
    ANY;

    /** What stands in the request. */
    public String sent() {
      return this == ANY ? POST.name() : name();
    }
  }

  /** What the method asks of its callers. */
  public enum Authorization {
    NONE,
    AWS_IAM
  }

  /** What its owner takes for the proof that a message is delivered. */
  public enum Success {
    MESSAGE_ID,
    /** Any 2xx that holds no error: the API shows its callers no message id. */
    STATUS
  }

  /** A POST method that takes the canary's own message. */
  static Target posting(String name, URI url, Authorization authorization) {
    return new Target(
        name, url, Optional.empty(), Verb.POST, authorization, Message.OWN, Success.MESSAGE_ID);
  }
}
