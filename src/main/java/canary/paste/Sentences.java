package canary.paste;

import canary.probe.Denial;
import canary.probe.Denial.Kind;
import canary.probe.GatewayErrors;
import canary.probe.PlainText;
import canary.probe.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Sentences of SQS, KMS and API Gateway that stand alone, without any envelope. */
final class Sentences {
  private static final int LONGEST = 2_000;
  private static final int LONGEST_UNNAMED = 10;
  private static final Pattern REFUSED = Pattern.compile("is not authorized to perform");
  private static final Pattern DENIAL =
      Pattern.compile("User:.{0,60}|.{0,10}is not authorized to perform", Pattern.DOTALL);

  /** A part of a sentence, in lower case, and the code that SQS sends with it. */
  private record KnownSentence(String words, String code) {}

  private static final List<KnownSentence> QUEUE =
      List.of(
          new KnownSentence(
              "ciphertext refers to a customer master key", "KMS.AccessDeniedException"),
          new KnownSentence("is pending deletion", "KMS.InvalidStateException"),
          new KnownSentence("is pending import", "KMS.InvalidStateException"),
          new KnownSentence("queue does not exist", "AWS.SimpleQueueService.NonExistentQueue"),
          new KnownSentence("queue doesn't exist", "AWS.SimpleQueueService.NonExistentQueue"),
          new KnownSentence("is not valid for this endpoint", "InvalidAddress"),
          new KnownSentence("message must be shorter than", "InvalidParameterValue"),
          new KnownSentence("one or more parameters cannot be validated", "InvalidParameterValue"),
          new KnownSentence("one or more parameters are invalid", "InvalidParameterValue"),
          new KnownSentence("not valid for this queue type", "InvalidParameterValue"),
          new KnownSentence(
              "should either have contentbaseddeduplication", "InvalidParameterValue"),
          new KnownSentence("must contain non-empty message attribute", "InvalidParameterValue"),
          new KnownSentence("is invalid. reason:", "InvalidParameterValue"),
          new KnownSentence("type of message (user) attribute", "InvalidParameterValue"),
          new KnownSentence("invalid message attribute type", "InvalidParameterValue"),
          new KnownSentence(
              "message attribute list values", "AWS.SimpleQueueService.UnsupportedOperation"),
          new KnownSentence("request must contain the parameter", "MissingParameter"),
          new KnownSentence("is not valid for this web service", "InvalidAction"),
          new KnownSentence("is not valid for this version", "InvalidAction"),
          new KnownSentence("action or operation requested is invalid", "InvalidAction"),
          new KnownSentence("could not find operation", "InvalidAction"),
          new KnownSentence("invalid characters found", "InvalidMessageContents"),
          new KnownSentence("invalid binary character", "InvalidMessageContents"),
          new KnownSentence("request is throttled", "RequestThrottled"),
          new KnownSentence("request was throttled", "RequestThrottled"),
          new KnownSentence(
              "must contain either a valid (registered) aws access key",
              "MissingAuthenticationToken"));

  private static final Pattern KEY_DISABLED =
      Pattern.compile("arn:aws[\\w-]*:kms:\\S{1,200} is disabled");
  private static final Pattern OLD =
      Pattern.compile("(?i)access to the resource(?: \\S{1,300})? is denied");
  private static final Pattern UNKNOWN_OPERATION =
      Pattern.compile("\\bUnknownOperationException\\b");

  private Sentences() {}

  static Optional<Paste> in(String text) {
    return denial(text).or(() -> gateway(text)).or(() -> queue(text));
  }

  /** The code of SQS that goes with a sentence. */
  static Optional<String> codeOf(String text) {
    var lowered = text.toLowerCase(Locale.ROOT);
    if (OLD.matcher(text).find()) {
      return Optional.of("AccessDenied");
    }
    if (KEY_DISABLED.matcher(text).find()) {
      return Optional.of("KMS.DisabledException");
    }
    if (UNKNOWN_OPERATION.matcher(text).find()) {
      return Optional.of("UnknownOperationException");
    }
    return Denial.in(text)
        .map(it -> it.action().startsWith("kms:") ? "KMS.AccessDeniedException" : "AccessDenied")
        .or(
            () ->
                QUEUE.stream()
                    .filter(it -> lowered.contains(it.words()))
                    .map(KnownSentence::code)
                    .findFirst());
  }

  private static Optional<Paste> denial(String text) {
    return Denial.in(text)
        .map(_ -> Paste.of("a denial in the words of IAM", Reply.ofWords(denialIn(text))));
  }

  /**
   * From the sentence's subject on, with white space and escapes made plain; of several sentences
   * the last one that denies explicitly, and nothing of those around it.
   */
  static String denialIn(String text) {
    var plain = PlainText.of(text);
    var starts = new ArrayList<Integer>();
    var refused = REFUSED.matcher(plain);
    for (var before = 0; refused.find(); before = refused.end()) {
      var user = plain.lastIndexOf("User:", refused.start());
      starts.add(user >= before ? user : Math.max(before, refused.start() - LONGEST_UNNAMED));
    }
    var end = plain.length();
    for (var start : starts.reversed()) {
      var sentence = plain.substring(start, end);
      if (Denial.in(sentence).filter(it -> it.kind() == Kind.EXPLICIT_DENY).isPresent()) {
        return sentence.substring(0, Math.min(sentence.length(), LONGEST));
      }
      end = start;
    }
    var from = DENIAL.matcher(plain);
    var start = from.find() ? from.start() : 0;
    return plain.substring(start, Math.min(plain.length(), start + LONGEST));
  }

  private static Optional<Paste> gateway(String text) {
    return GatewayErrors.sentenceIn(text)
        .map(it -> Paste.of("a sentence of API Gateway", Reply.ofWords(SdkPaste.message(it))));
  }

  private static Optional<Paste> queue(String text) {
    return codeOf(text)
        .map(
            it ->
                Paste.of(
                    "a sentence of SQS or KMS",
                    Reply.ofWords(
                        SdkPaste.body(it, text.substring(0, Math.min(text.length(), LONGEST))))));
  }
}
