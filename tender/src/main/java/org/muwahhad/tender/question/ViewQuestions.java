package org.muwahhad.tender.question;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Grant;
import org.muwahhad.access.Role;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.ComputedDeadline;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.TenderRule;
import org.muwahhad.tender.VisibleTenders;

/**
 * What a person sees of the questions on a published tender: everybody the answers, buyers and
 * auditors what waits, a supplier what it asked itself.
 */
@Singleton
public class ViewQuestions {
  private final VisibleTenders visible;
  private final Questions questions;
  private final QuestionQueries queries;
  private final TenderQueries tenders;

  ViewQuestions(
      VisibleTenders visible, Questions questions, QuestionQueries queries, TenderQueries tenders) {
    this.tenders = tenders;
    this.visible = visible;
    this.questions = questions;
    this.queries = queries;
  }

  /**
   * The questions of a tender.
   *
   * @throws Refusal.NotFound when it is not published, or not for this person to see
   */
  @Transactional
  public QuestionsView get(Actor actor, long tenderId) {
    TenderQueries.Tender tender = visible.get(actor, tenderId);
    if (tender.publishedAt() == null) {
      throw new Refusal.NotFound("questions on tender " + tenderId);
    }
    Questions.QuestionTimes hours = questions.getHours(tenderId);
    Optional<Long> supplier = actor.find(Role.BIDDER).map(Grant::supplier);
    Instant deadline = tender.deadlineAt();
    Map<String, ComputedDeadline> computed =
        deadline == null
            ? Map.of()
            : ComputedDeadline.following(tenders.listRules(tenderId), deadline);
    return new QuestionsView(
        tenderId,
        hours.questionsUntil(),
        hours.answersUntil(),
        computed.get(TenderRule.QUESTIONS_CLOSE_DAYS.code()),
        computed.get(TenderRule.ANSWERS_CLOSE_DAYS.code()),
        hours.takesQuestions(),
        supplier.isPresent() && hours.takesQuestions(),
        actor.is(Role.CENTRAL_BUYER) && hours.takesAnswers(),
        supplier.map(s -> queries.countFollows(tenderId, s) > 0).orElse(null),
        queries.listAnswered(tenderId),
        actor.isAnyOf(Role.CENTRAL_BUYER, Role.AUDITOR) ? queries.listWaiting(tenderId) : List.of(),
        supplier.map(s -> queries.listOwn(tenderId, s)).orElseGet(List::of));
  }

  /**
   * A question that waits, for the buyer to answer.
   *
   * @throws Refusal.NotFound when there is none, or it was answered
   */
  @Transactional
  public QuestionQueries.AskedQuestion waiting(Actor actor, long tenderId, long questionId) {
    actor.require(Role.CENTRAL_BUYER);
    return queries
        .findWaiting(tenderId, questionId)
        .orElseThrow(() -> new Refusal.NotFound("question " + questionId));
  }
}
