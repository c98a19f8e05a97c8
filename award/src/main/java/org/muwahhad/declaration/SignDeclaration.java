package org.muwahhad.declaration;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.bid.BidGate;
import org.muwahhad.declaration.DeclarationEntry.DeclarationSigned;
import org.muwahhad.declaration.DeclarationEntry.SignedAnswer;
import org.muwahhad.shared.Digest;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.KeyedRequest;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.RequestContents;

/**
 * A supplier signs its declaration of eligibility: its answers become the next version, together
 * with those of the version before that it leaves as they were. The version signed last is in
 * force; earlier ones are kept. Sent again with the same request key and the same answers, it
 * answers with the first version.
 *
 * <p>Refused as invalid input with {@code declaration.unknown}, {@code declaration.explain} and
 * {@code declaration.answer-all}; with {@code declaration.unchanged} where no answer differs; with
 * {@code shared.sent-otherwise} when the request key comes again with other answers; and as {@link
 * BidGate#requireBidder} refuses.
 */
@Singleton
public class SignDeclaration {
  private static final int LONGEST = 2000;
  private final BidGate gate;
  private final Declarations declarations;
  private final DeclarationQueries queries;
  private final RequestContents requests;
  private final AuditLog audit;

  SignDeclaration(
      BidGate gate,
      Declarations declarations,
      DeclarationQueries queries,
      RequestContents requests,
      AuditLog audit) {
    this.gate = gate;
    this.declarations = declarations;
    this.queries = queries;
    this.requests = requests;
    this.audit = audit;
  }

  /**
   * An answer as it is sent.
   *
   * @param question its code
   * @param answer null where it stays as it was
   * @param explanation null where the answer needs none
   */
  public record AnswerInput(
      @Nullable String question,
      DeclarationQueries.@Nullable YesOrNo answer,
      @Nullable String explanation) {
    String code() {
      return Objects.requireNonNullElse(question, "");
    }

    String words() {
      return Objects.requireNonNullElse(explanation, "").strip();
    }
  }

  /**
   * What is signed.
   *
   * @param requestKey chosen by the sender, the same for every repetition
   */
  public record DeclarationToSign(
      @Nullable String requestKey, @Nullable List<AnswerInput> answers) {
    String key() {
      return Objects.requireNonNullElse(requestKey, "");
    }

    List<AnswerInput> sent() {
      return answers == null ? List.of() : answers;
    }
  }

  @Transactional
  public DeclarationQueries.SignedDeclaration run(Actor actor, DeclarationToSign declaration) {
    long supplierId = gate.requireBidder(actor).id();
    new Faults().requestKey(declaration.key()).throwIfAny();
    declarations.lockSupplier(supplierId);
    Optional<DeclarationQueries.SignedDeclaration> earlier =
        queries.findRequest(supplierId, declaration.key());
    KeyedRequest request =
        KeyedRequest.of("declaration:" + supplierId, declaration.key(), declaration);
    if (earlier.isPresent()) {
      requests.requireSame(request);
      return earlier.get();
    }
    Optional<DeclarationQueries.SignedDeclaration> before = queries.findInForce(supplierId);
    List<SignedAnswer> answers = answers(declaration.sent(), before);
    String sha256 = digest(answers);
    if (before.filter(b -> b.sha256().equals(sha256)).isPresent()) {
      throw new Refusal.RuleBroken("declaration.unchanged");
    }
    int number = before.map(DeclarationQueries.SignedDeclaration::number).orElse(0) + 1;
    declarations.add(supplierId, number, sha256, declaration.key(), actor.personId());
    DeclarationQueries.SignedDeclaration signed =
        queries
            .findRequest(supplierId, declaration.key())
            .orElseThrow(Refusal.Conflict::changedMeanwhile);
    for (SignedAnswer answer : answers) {
      declarations.addAnswer(signed.id(), answer.question(), answer.answer(), answer.explanation());
    }
    requests.keep(request);
    audit.record(actor, new DeclarationSigned(supplierId, answers, number, sha256));
    return signed;
  }

  private List<SignedAnswer> answers(
      List<AnswerInput> sent, Optional<DeclarationQueries.SignedDeclaration> before) {
    Map<String, DeclarationQueries.DeclarationAnswer> old =
        before.map(b -> queries.listAnswers(b.id())).orElseGet(List::of).stream()
            .collect(
                Collectors.toMap(
                    DeclarationQueries.DeclarationAnswer::questionCode, Function.identity()));
    List<DeclarationQueries.DeclarationQuestion> questions = queries.listQuestions();
    Faults faults = new Faults();
    for (int i = 0; i < sent.size(); i++) {
      String code = sent.get(i).code();
      faults.check(
          questions.stream().anyMatch(q -> q.code().equals(code)),
          "answers[" + i + "].answer",
          "declaration.unknown");
    }
    List<SignedAnswer> answers = new ArrayList<>();
    for (DeclarationQueries.DeclarationQuestion question : questions) {
      int at = indexOf(sent, question.code());
      if (at >= 0) {
        AnswerInput answer = sent.get(at);
        DeclarationQueries.YesOrNo choice = Objects.requireNonNull(answer.answer());
        faults
            .atMost("answers[" + at + "].explanation", answer.words(), LONGEST)
            .check(
                choice == question.clears() || !answer.words().isEmpty(),
                "answers[" + at + "].explanation",
                "declaration.explain");
        answers.add(new SignedAnswer(question.code(), choice.name(), answer.words()));
      } else if (old.containsKey(question.code())) {
        DeclarationQueries.DeclarationAnswer former =
            Objects.requireNonNull(old.get(question.code()));
        answers.add(
            new SignedAnswer(question.code(), former.answer().name(), former.explanation()));
      } else {
        faults.check(!question.category().isEmpty(), "answers", "declaration.answer-all");
      }
    }
    faults.throwIfAny();
    return answers;
  }

  private static int indexOf(List<AnswerInput> sent, String code) {
    for (int i = 0; i < sent.size(); i++) {
      if (sent.get(i).code().equals(code) && sent.get(i).answer() != null) {
        return i;
      }
    }
    return -1;
  }

  /** What is signed: every answer with its question, in the order of the questions. */
  private static String digest(List<SignedAnswer> answers) {
    List<String> parts = new ArrayList<>();
    for (SignedAnswer answer : answers) {
      parts.add(answer.question());
      parts.add(answer.answer());
      parts.add(answer.explanation());
    }
    return Digest.of(parts);
  }
}
