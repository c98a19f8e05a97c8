package org.muwahhad.notification.event;

import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import org.muwahhad.notification.notice.Argument;
import org.muwahhad.notification.notice.Notice;
import org.muwahhad.notification.notice.Notices;
import org.muwahhad.notification.notice.NotifyPeople;
import org.muwahhad.organisation.IdentityEntry.IdentityProposalMade;
import org.muwahhad.organisation.IdentityEntry.PersonLinked;
import org.muwahhad.organisation.IdentityEntry.PersonUnlinked;

/**
 * Informs administrators of what waits for them about identity providers, and people of everything
 * that has to do with who vouches for them.
 */
@Singleton
class IdentityNotices {
  private static final String OWN_SESSIONS = "/sessions";
  private final NotifyPeople tell;
  private final Notices notices;

  IdentityNotices(NotifyPeople tell, Notices notices) {
    this.tell = tell;
    this.notices = notices;
  }

  @EventListener
  void on(IdentityProposalMade made) {
    tell.run(
        Notice.of(
            "identity-proposal-waits",
            "/organisation/identity/proposals/" + made.proposalId(),
            Argument.text(made.provider())),
        id -> notices.tellWhoDecidesOnProvider(id, made.proposalId()));
    Long person = made.person();
    if (person != null) {
      tell.run(
          Notice.of("identity-link-proposed", OWN_SESSIONS, Argument.text(made.provider())),
          id -> notices.tellPerson(id, person));
    }
  }

  @EventListener
  void on(PersonLinked linked) {
    tell.run(
        Notice.of("identity-linked", OWN_SESSIONS, Argument.text(linked.provider())),
        id -> notices.tellPerson(id, linked.personId()));
  }

  @EventListener
  void on(PersonUnlinked ended) {
    tell.run(
        Notice.of("identity-unlinked", OWN_SESSIONS, Argument.text(ended.provider())),
        id -> notices.tellPerson(id, ended.personId()));
  }
}
