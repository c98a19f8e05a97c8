package org.muwahhad.notification.event;

import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import org.muwahhad.committee.CommitteeEntry.QuestionPut;
import org.muwahhad.committee.DecisionQueries;
import org.muwahhad.notification.notice.Argument;
import org.muwahhad.notification.notice.Notice;
import org.muwahhad.notification.notice.Notices;
import org.muwahhad.notification.notice.NotifyPeople;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.TenderQueries;

/** Asks the members of a committee to vote once a question is put to them. */
@Singleton
class DecisionNotices {
  private final NotifyPeople tell;
  private final Notices notices;
  private final DecisionQueries decisions;
  private final TenderQueries tenders;

  DecisionNotices(
      NotifyPeople tell, Notices notices, DecisionQueries decisions, TenderQueries tenders) {
    this.tell = tell;
    this.notices = notices;
    this.decisions = decisions;
    this.tenders = tenders;
  }

  @EventListener
  void on(QuestionPut event) {
    // Nobody's own seat is asked for here.
    DecisionQueries.Decision decision =
        decisions
            .find(event.decisionId(), 0)
            .orElseThrow(() -> new Refusal.NotFound("decision " + event.decisionId()));
    TenderQueries.Tender tender = tenders.getTender(event.tenderId());
    tell.run(
        Notice.of(
            "question-put",
            "/decisions/" + event.decisionId(),
            Argument.name(decision.committeeName()),
            Argument.name(tender.title()),
            Argument.text(tender.number())),
        id -> notices.tellDeciding(id, event.tenderId()));
  }
}
