package org.muwahhad.organisation.person;

import io.micronaut.context.annotation.Value;
import io.micronaut.context.event.ApplicationEventPublisher;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Duration;
import org.muwahhad.access.SignedLinks;
import org.muwahhad.shared.Bilingual;

/**
 * Closes the bid room to a bid manager's account that others set up or gave a new password, and
 * mails the link that opens it again to the address that the supplier registered with.
 */
@Singleton
class HoldAccount {
  static final String RELEASE = "/release-account/";
  private final AccountHolds holds;
  private final ApplicationEventPublisher<AccountEvent> events;
  private final int hours;

  HoldAccount(
      AccountHolds holds,
      ApplicationEventPublisher<AccountEvent> events,
      @Value("${muwahhad.accounts.hold:72h}") Duration time) {
    this.holds = holds;
    this.events = events;
    this.hours = (int) time.toHours();
  }

  /** Begins the hold of a person who bids; nothing happens to others. */
  @Transactional(Transactional.TxType.MANDATORY)
  void begin(long personId, long proposalId, Bilingual by) {
    if (holds.begin(personId, proposalId, hours) > 0) {
      holds.findOf(personId).ifPresent(hold -> mail(hold, by));
    }
  }

  @Transactional(Transactional.TxType.MANDATORY)
  void prolong(long proposalId) {
    holds.prolong(proposalId, hours);
  }

  /** Mails the link once more. */
  @Transactional(Transactional.TxType.MANDATORY)
  void mail(AccountHolds.Hold hold, Bilingual by) {
    holds.mailed(hold.id());
    events.publishEvent(
        AccountEvent.of(AccountEvent.AccountEventKind.HELD, hold.personId(), by)
            .leadingTo(RELEASE + hold.id() + SignedLinks.TO_BE_SIGNED)
            .to(hold.address())
            .until(hold.untilAt()));
  }
}
