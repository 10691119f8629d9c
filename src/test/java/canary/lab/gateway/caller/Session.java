package canary.lab.gateway.caller;

/** The role session that API Gateway calls as; session name BackplaneAssumeRoleSession. */
public record Session(String roleArn, String sessionName) {}
