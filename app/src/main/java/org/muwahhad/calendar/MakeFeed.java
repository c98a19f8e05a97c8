package org.muwahhad.calendar;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.calendar.CalendarEntry.CalendarFeedMade;
import org.muwahhad.calendar.CalendarEntry.CalendarFeedRevoked;
import org.muwahhad.shared.RandomSecret;
import org.muwahhad.shared.Sha256;

/**
 * A person makes the secret address by which calendar programs read their dates; a former one ends.
 * The secret has 256 random bits and is kept as a hash only. It opens nothing but the dates of this
 * person, as the person may see them at the time.
 */
@Singleton
public class MakeFeed {
  private final Feeds feeds;
  private final AuditLog audit;

  MakeFeed(Feeds feeds, AuditLog audit) {
    this.feeds = feeds;
    this.audit = audit;
  }

  /** Returns the secret, which can't be requested again. */
  @Transactional
  public String run(Actor actor) {
    String secret = RandomSecret.token();
    feeds.replace(actor.personId(), Sha256.of(secret));
    record(actor, new CalendarFeedMade(actor.personId()));
    return secret;
  }

  /** Ends the address, if there is one. */
  @Transactional
  public void revoke(Actor actor) {
    if (feeds.revoke(actor.personId()) > 0) {
      record(actor, new CalendarFeedRevoked(actor.personId()));
    }
  }

  private void record(Actor actor, CalendarEntry entry) {
    audit.record(actor, actor.require(Role.values()).role(), entry);
  }
}
