package org.muwahhad.notification.event;

import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import org.muwahhad.evaluation.lowprice.LowPriceAnswered;
import org.muwahhad.evaluation.lowprice.LowPriceAsked;
import org.muwahhad.evaluation.lowprice.LowPriceDecided;
import org.muwahhad.evaluation.lowprice.LowPriceInvestigations;
import org.muwahhad.notification.notice.Argument;
import org.muwahhad.notification.notice.Notice;
import org.muwahhad.notification.notice.Notices;
import org.muwahhad.notification.notice.NotifyPeople;
import org.muwahhad.shared.Refusal;

/**
 * Informs a bidder that its price is to be explained and what became of the explanation, and the
 * chair who asked that the answer is there.
 */
@Singleton
class LowPriceNotices {
  private final NotifyPeople tell;
  private final Notices notices;
  private final LowPriceInvestigations questions;

  LowPriceNotices(NotifyPeople tell, Notices notices, LowPriceInvestigations questions) {
    this.tell = tell;
    this.notices = notices;
    this.questions = questions;
  }

  @EventListener
  void on(LowPriceAsked event) {
    LowPriceInvestigations.LowPriceQuestionView question = get(event.questionId());
    tell.run(
        Notice.of(
            "low-price-asked",
            "/price-questions/" + question.id(),
            Argument.text(question.tenderNumber()),
            Argument.name(question.lotTitle()),
            Argument.at(question.dueAt())),
        id -> notices.tellBiddersOf(id, question.bidId()));
  }

  @EventListener
  void on(LowPriceAnswered event) {
    LowPriceInvestigations.LowPriceQuestionView question = get(event.questionId());
    tell.run(
        Notice.of(
            "low-price-answered",
            "/tenders/%d/ranking/lots/%d/bids/%d/low-price"
                .formatted(question.tenderId(), question.lotId(), question.bidId()),
            Argument.text(question.tenderNumber()),
            Argument.name(question.lotTitle()),
            Argument.name(question.supplier())),
        id -> notices.tellPerson(id, question.askedBy()));
  }

  @EventListener
  void on(LowPriceDecided event) {
    var all = questions.listQuestions(event.tenderId(), event.lotId(), event.bidId());
    LowPriceInvestigations.LowPriceQuestionView last = all.get(all.size() - 1);
    tell.run(
        Notice.of(
            event.accepted() ? "low-price-accepted" : "low-price-rejected",
            "/price-questions/" + last.id(),
            Argument.text(last.tenderNumber()),
            Argument.name(last.lotTitle()),
            Argument.text(event.reason())),
        id -> notices.tellBiddersOf(id, event.bidId()));
  }

  private LowPriceInvestigations.LowPriceQuestionView get(long id) {
    return questions.findQuestion(id).orElseThrow(() -> new Refusal.NotFound("question " + id));
  }
}
