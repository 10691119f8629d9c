package canary.finding;

import java.util.Arrays;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The prefixes by which vendors let their tokens be recognized; all that follows is the secret. */
enum TokenPrefix {
  AGE("github.com/FiloSottile/age", "age-secret-key", "AGE-SECRET-KEY-1"),
  ANTHROPIC("docs.claude.com/en/api/overview", "sk-ant-", "sk-ant-"),
  ATLASSIAN("support.atlassian.com/organization-administration", "atatt3x atctt3x", "AT[AC]TT3x"),
  CONTENTFUL("www.contentful.com/developers/docs/references/authentication", "cfpat-", "CFPAT-"),
  DOCKER("docs.docker.com/security/access-tokens", "dckr_", "dckr_[po]at_"),
  DOPPLER("docs.doppler.com/docs/service-tokens", "dp.", "dp\\.(?:pt|st|ct|sa|scim|audit)\\."),
  FIGMA("developers.figma.com/docs/rest-api/authentication", "figd_", "figd_"),
  GITHUB(
      "docs.github.com/en/authentication/keeping-your-account-and-data-secure/about-authentication-to-github",
      "gh github_pat",
      "(?:gh[a-z]|github_pat)_"),
  GITLAB(
      "docs.gitlab.com/security/tokens",
      "gl gr1348941",
      "(?:gl(?:pat|dt|oas|cbt|ptt|rt|rtr|ft|imt|agent|wt|soat|ffct)-|GR1348941)"),
  GOOGLE(
      "docs.cloud.google.com/docs/authentication/api-keys",
      "aiza gocspx ya29 1//0",
      "(?:AIza|GOCSPX-|ya29\\.|1//0)"),
  GRAFANA("grafana.com/docs/grafana/latest/administration/service-accounts", "gl", "gl(?:sa|c)_"),
  HEROKU("devcenter.heroku.com/articles/authentication", "hrku-", "HRKU-"),
  HUGGING_FACE("huggingface.co/docs/hub/security-tokens", "hf_", "(?:api_org|hf)_"),
  LINEAR("linear.app/developers/graphql", "lin_", "lin_(?:api|oauth)_"),
  NETLIFY("docs.netlify.com/api/get-started", "nf", "nf[bcopu]_"),
  NEW_RELIC("docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys", "nr", "NR[A-Z]{2}-"),
  NOTION(
      "developers.notion.com/docs/authorization",
      "ntn_ secret_",
      "(?:ntn_|secret_(?=[A-Za-z0-9]{32}))"),
  NPM("docs.npmjs.com/about-access-tokens", "npm_", "npm_"),
  PLANETSCALE("planetscale.com/docs/api/reference/service-tokens", "pscale_", "pscale_\\w{2,5}_"),
  POSTMAN("learning.postman.com/docs/developer/postman-api/authentication", "pmak-", "PMAK-"),
  PYPI("docs.pypi.org/api/secrets", "pypi-", "pypi-AgE"),
  SENDGRID(
      "www.twilio.com/docs/sendgrid/ui/account-and-settings/api-keys",
      "sg.",
      "SG\\.(?=[\\w-]{10,128}\\.)"),
  SENTRY("docs.sentry.io/account/auth-tokens", "sntry", "sntry[su]_"),
  SLACK("docs.slack.dev/authentication/tokens", "xox xapp xwfp", "(?:xox[a-z]|xapp-\\d|xwfp)-"),
  SQUARE(
      "developer.squareup.com/docs/build-basics/access-tokens", "sq0 eaaa", "(?:sq0\\w{3}-|EAAA)"),
  STRIPE(
      "docs.stripe.com/keys",
      "_live_ _test_ _prod_ whsec_",
      "(?:(?:sk|rk|pk|ek)_(?:live|test|prod)|whsec)_"),
  TERRAFORM_CLOUD(
      "developer.hashicorp.com/terraform/cloud-docs/users-teams-organizations/api-tokens",
      "atlasv1",
      "[A-Za-z0-9]{14}\\.atlasv1\\."),
  VAULT("developer.hashicorp.com/vault/docs/concepts/tokens", "hvs. hvb. hvr.", "hv[sbr]\\.");

  private static final String REST = "[\\w.=/+-]{16,1024}";

  private final String source;
  private final SecretHint hint;
  private final Pattern token;

  TokenPrefix(String source, String hint, String prefix) {
    this.source = source;
    this.hint = SecretHint.words(hint);
    this.token = Pattern.compile("(?<![A-Za-z0-9])" + prefix + REST);
  }

  /** The tokens of the text, which is also given in small letters. */
  static Stream<MatchResult> tokens(String text, String lowered) {
    return Arrays.stream(values())
        .filter(it -> it.hint.isIn(lowered, 0))
        .flatMap(it -> it.token.matcher(text).results());
  }

  String source() {
    return "https://" + source;
  }
}
