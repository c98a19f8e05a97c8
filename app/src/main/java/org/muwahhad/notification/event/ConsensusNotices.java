package org.muwahhad.notification.event;

import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import org.muwahhad.evaluation.EvaluationEntry.ConsensusAgreed;
import org.muwahhad.evaluation.EvaluationEntry.ConsensusDissented;
import org.muwahhad.notification.notice.Argument;
import org.muwahhad.notification.notice.Notice;
import org.muwahhad.notification.notice.Notices;
import org.muwahhad.notification.notice.NotifyPeople;
import org.muwahhad.tender.TenderQueries;

/**
 * Asks the members of a panel to answer what the chair recorded as agreed, and informs the chair of
 * a dissent.
 */
@Singleton
class ConsensusNotices {
  private final NotifyPeople tell;
  private final Notices notices;
  private final TenderQueries tenders;

  ConsensusNotices(NotifyPeople tell, Notices notices, TenderQueries tenders) {
    this.tell = tell;
    this.notices = notices;
    this.tenders = tenders;
  }

  @EventListener
  void on(ConsensusAgreed event) {
    tell.run(
        notice("consensus-agreed", event.tenderId()),
        id -> notices.tellAwaited(id, event.tenderId()));
  }

  @EventListener
  void on(ConsensusDissented event) {
    tell.run(
        notice("consensus-dissented", event.tenderId()),
        id -> notices.tellExaminationChair(id, event.tenderId()));
  }

  private Notice notice(String kind, long tenderId) {
    TenderQueries.Tender tender = tenders.getTender(tenderId);
    return Notice.of(
        kind,
        "/tenders/" + tenderId + "/evaluation/consensus",
        Argument.name(tender.title()),
        Argument.text(tender.number()));
  }
}
