package org.muwahhad.framework;

import io.micronaut.context.event.ApplicationEventPublisher;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.framework.FrameworkEntry.AccessionLapsed;
import org.muwahhad.framework.FrameworkEntry.TransferLapsed;
import org.muwahhad.shared.Refusal;

/**
 * Ends what waits for an answer under an agreement, in the transaction of the act that takes its
 * award back: requests to join it and offers of balances. Those who asked and those who were asked
 * are told, with the reason.
 */
@Singleton
class LapseRequests {
  private final Accessions accessions;
  private final BalanceTransfers transfers;
  private final AuditLog audit;
  private final ApplicationEventPublisher<TransferEnded> events;

  LapseRequests(
      Accessions accessions,
      BalanceTransfers transfers,
      AuditLog audit,
      ApplicationEventPublisher<TransferEnded> events) {
    this.accessions = accessions;
    this.transfers = transfers;
    this.audit = audit;
    this.events = events;
  }

  @Transactional(Transactional.TxType.MANDATORY)
  void run(Actor actor, long agreementId, String reason) {
    for (Accessions.OpenAccession open : accessions.lockOpen(agreementId)) {
      if (accessions.end(
              open.id(),
              open.status().name(),
              AccessionStatus.LAPSED.name(),
              actor.personId(),
              reason)
          != 1) {
        throw Refusal.Conflict.changedMeanwhile();
      }
      audit.record(actor, new AccessionLapsed(agreementId, open.id(), reason));
    }
    for (long offered : transfers.lockOffered(agreementId)) {
      if (transfers.end(offered, TransferStatus.LAPSED.name(), actor.personId(), reason) != 1) {
        throw Refusal.Conflict.changedMeanwhile();
      }
      audit.record(actor, new TransferLapsed(agreementId, offered, reason));
      events.publishEvent(new TransferEnded(offered));
    }
  }
}
