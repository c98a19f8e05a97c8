package org.muwahhad.organisation.factor;

import io.micronaut.context.event.ApplicationEventPublisher;
import jakarta.inject.Singleton;
import org.muwahhad.access.Actor;
import org.muwahhad.access.SecurityEvents;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.organisation.AccessEntry;
import org.muwahhad.organisation.person.AccountEvent;

/** Writes the entry of what people do to their own second factor, and informs them by e-mail. */
@Singleton
class FactorEvents {
  private static final String PAGE = "/factors";
  private final AuditLog audit;
  private final SecurityEvents security;
  private final ApplicationEventPublisher<AccountEvent> events;

  FactorEvents(
      AuditLog audit, SecurityEvents security, ApplicationEventPublisher<AccountEvent> events) {
    this.audit = audit;
    this.security = security;
    this.events = events;
  }

  /**
   * Writes it, in the transaction of the act.
   *
   * @param words name of the factor; empty for an app
   */
  void record(Actor actor, AccessEntry entry, AccountEvent.AccountEventKind kind, String words) {
    audit.record(actor, actor.grants().get(0).role(), entry);
    security.log(
        SecurityEvents.SecurityEvent.SECOND_FACTOR_CHANGED,
        "done",
        SecurityEvents.Person.of(actor));
    events.publishEvent(
        AccountEvent.of(kind, actor.personId(), actor.name()).saying(words).leadingTo(PAGE));
  }
}
