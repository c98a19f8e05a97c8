package org.muwahhad.tender.panel;

import io.micronaut.context.event.ApplicationEventPublisher;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.Panels;
import org.muwahhad.tender.TenderEntry.AlternateCalled;
import org.muwahhad.tender.TenderEntry.ChairPassed;

/**
 * Fills the place of a member of the examination panel who declared a conflict of interest, in the
 * transaction of the declaration: calls the next alternate, of the same expertise if there is one,
 * and if it was the chair who declared, the first member free of conflict becomes chair, so that
 * the examination goes on. Where no alternate is left, the panel goes on without the member.
 */
@Singleton
public class CallAlternate {
  private final Panels panels;
  private final AuditLog audit;
  private final ApplicationEventPublisher<ExaminersChanged> events;

  CallAlternate(Panels panels, AuditLog audit, ApplicationEventPublisher<ExaminersChanged> events) {
    this.panels = panels;
    this.audit = audit;
    this.events = events;
  }

  /**
   * Fills the place of the acting member, whose declaration is stored and who holds the tender.
   *
   * @throws Refusal.Conflict when somebody else changed the panel meanwhile
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void run(Actor member, long tenderId, boolean wasChair) {
    Optional<Long> called = panels.findNextAlternate(tenderId, member.personId());
    called.ifPresent(person -> call(member, tenderId, person));
    Optional<Long> chair = wasChair ? panels.findNextChair(tenderId) : Optional.empty();
    chair.ifPresent(person -> passChair(member, tenderId, person));
    if (called.isPresent() || chair.isPresent()) {
      events.publishEvent(new ExaminersChanged(tenderId, called.orElse(null), chair.orElse(null)));
    }
  }

  private void call(Actor member, long tenderId, long person) {
    requireOne(panels.call(tenderId, person));
    audit.record(member, new AlternateCalled(tenderId, person, member.personId()));
  }

  private void passChair(Actor member, long tenderId, long person) {
    requireOne(panels.setChair(tenderId, member.personId(), false));
    requireOne(panels.setChair(tenderId, person, true));
    audit.record(member, new ChairPassed(tenderId, member.personId(), person));
  }

  private static void requireOne(int changed) {
    if (changed != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
  }
}
