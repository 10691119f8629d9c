package canary.probe;

import java.net.URI;

/** One POST method on one stage of a REST API, integrated with one queue. */
public record Target(String name, URI url, Authorization authorization) {

  /** What the method asks of its callers. */
  public enum Authorization {
    NONE,
    AWS_IAM
  }
}
