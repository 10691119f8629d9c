package canary.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import canary.evidence.Sample;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatementTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'Effect':'Deny','Principal':'*','Action':'sqs:*','Resource':'*' | true",
        "'Effect':'Deny','Principal':{'AWS':'*'},'Action':['s3:Get*','*'],'Resource':'*' | true",
        "'Effect':'Allow','Principal':'*','Action':'sqs:*','Resource':'*' | false",
        "'Effect':'Deny','Principal':'*','Action':'sqs:Send*','Resource':'*' | false",
        "'Effect':'Deny','Principal':'*','NotAction':'sqs:*','Resource':'*' | false",
        "'Effect':'Deny','NotPrincipal':'*','Action':'sqs:*','Resource':'*' | false",
        "'Effect':'Deny','Principal':{'AWS':'111122223333'},'Action':'*','Resource':'*' | false",
        "'Effect':'Deny','Principal':{'Service':'*'},'Action':'*','Resource':'*' | false",
        "'Effect':'Deny','Action':'*','Resource':'*' | false",
        "'Effect':'Deny','Principal':'*','Action':'*','Resource':'*',"
            + "'Condition':{'Bool':{'aws:SecureTransport':false}} | false",
      })
  void deniesEverything(String elements, boolean everything) {
    assertEquals(everything, statement(elements).deniesEverything());
  }

  @Test
  void namesTheIdsAmongThePrincipals() {
    var statement =
        statement(
            "'Effect':'Allow','Action':'*','Resource':'*','Principal':{'AWS':"
                + "['AROAGONEGONEGONE0001','111122223333','AROA','AIDAGONEGONEGONE0002'],"
                + "'Federated':'AROAGONEGONEGONE0003'}");
    assertEquals(List.of("AROAGONEGONEGONE0001", "AIDAGONEGONEGONE0002"), statement.principalIds());
  }

  private static Statement statement(String elements) {
    return Sample.policy("p", Sample.statement(elements)).statements().getFirst();
  }
}
