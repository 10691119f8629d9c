package canary;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;

/** The context of an invocation that has its whole minute before it. */
final class MinuteContext implements Context {
  @Override
  public int getRemainingTimeInMillis() {
    return 60_000;
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
