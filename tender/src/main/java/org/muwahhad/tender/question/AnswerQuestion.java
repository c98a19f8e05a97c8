package org.muwahhad.tender.question;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Digest;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.PublicationEntry.QuestionAnswered;

/**
 * A central buyer answers a question, in both languages, and words the question as everybody will
 * read it, so that nothing in it says who asked. The answer is published at once and never changes;
 * {@link QuestionAnswered} goes out in the same transaction.
 *
 * <p>Refused with {@code publication.answer-late} when fewer days are left until the deadline than
 * the tender's rule says (6 by default): an amendment must move the deadline first. A question that
 * was answered meanwhile is not found.
 */
@Singleton
public class AnswerQuestion {
  private static final int LONGEST = 4000;
  private final Questions questions;
  private final QuestionQueries queries;
  private final AuditLog audit;

  AnswerQuestion(Questions questions, QuestionQueries queries, AuditLog audit) {
    this.questions = questions;
    this.queries = queries;
    this.audit = audit;
  }

  /** Returns the number under which question and answer stand. */
  @Transactional
  public int run(
      Actor actor, long tenderId, long questionId, Bilingual question, Bilingual answer) {
    actor.require(Role.CENTRAL_BUYER);
    Questions.QuestionTimes hours =
        questions.lockHours(tenderId).orElseThrow(() -> new Refusal.NotFound("tender " + tenderId));
    if (queries.findWaiting(tenderId, questionId).isEmpty()) {
      throw new Refusal.NotFound("question " + questionId);
    }
    new Faults()
        .text("question.ar", question.ar(), LONGEST)
        .text("question.en", question.en(), LONGEST)
        .text("answer.ar", answer.ar(), LONGEST)
        .text("answer.en", answer.en(), LONGEST)
        .throwIfAny();
    if (!hours.takesAnswers()) {
      throw new Refusal.RuleBroken("publication.answer-late");
    }

    int number = questions.nextNumber(tenderId);
    write(actor, questionId, number, question, answer);
    audit.record(actor, new QuestionAnswered(tenderId, number, digest(question, answer)));
    return number;
  }

  private static String digest(Bilingual question, Bilingual answer) {
    return Digest.of(
        question.ar().strip(), question.en().strip(), answer.ar().strip(), answer.en().strip());
  }

  private void write(
      Actor actor, long questionId, int number, Bilingual question, Bilingual answer) {
    int changed =
        questions.answer(
            questionId,
            number,
            question.ar().strip(),
            question.en().strip(),
            answer.ar().strip(),
            answer.en().strip(),
            actor.personId());
    if (changed != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
  }
}
