package canary;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.time.Duration;

/**
 * The context of an invocation that has so long before it.
 *
 * @param atStart until Lambda's time-out, from when the invocation starts
 */
record TimeLeft(Duration atStart) implements Context {
  static final TimeLeft MINUTE = new TimeLeft(Duration.ofMinutes(1));

  @Override
  public int getRemainingTimeInMillis() {
    return (int) atStart.toMillis();
  }

  @Override
  public String getAwsRequestId() {
    throw notAsked();
  }

  @Override
  public String getLogGroupName() {
    throw notAsked();
  }

  @Override
  public String getLogStreamName() {
    throw notAsked();
  }

  @Override
  public String getFunctionName() {
    throw notAsked();
  }

  @Override
  public String getFunctionVersion() {
    throw notAsked();
  }

  @Override
  public String getInvokedFunctionArn() {
    throw notAsked();
  }

  @Override
  public CognitoIdentity getIdentity() {
    throw notAsked();
  }

  @Override
  public ClientContext getClientContext() {
    throw notAsked();
  }

  @Override
  public int getMemoryLimitInMB() {
    throw notAsked();
  }

  @Override
  public LambdaLogger getLogger() {
    throw notAsked();
  }

  private static UnsupportedOperationException notAsked() {
    return new UnsupportedOperationException("The handler has never asked for this.");
  }
}
