package canary.lab;

/** The role session that API Gateway calls as; session name BackplaneAssumeRoleSession. */
public record Session(String roleArn, String sessionName) {}
