package org.muwahhad.calendar;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.shared.Sha256;

/**
 * A person makes the secret address by which calendar programs read their dates; a former one ends.
 * The secret has 256 random bits and is kept as a hash only. It opens nothing but the dates of this
 * person, as the person may see them at the time.
 */
@Singleton
public class MakeFeed {
  private static final int SECRET_BYTES = 32;
  private final SecureRandom random = new SecureRandom();
  private final Feeds feeds;
  private final AuditLog audit;

  MakeFeed(Feeds feeds, AuditLog audit) {
    this.feeds = feeds;
    this.audit = audit;
  }

  /** Returns the secret, which can't be asked for again. */
  @Transactional
  public String run(Actor actor) {
    byte[] bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    feeds.replace(actor.personId(), Sha256.of(secret));
    record(actor, "calendar.feed-made");
    return secret;
  }

  /** Ends the address, if there is one. */
  @Transactional
  public void revoke(Actor actor) {
    if (feeds.revoke(actor.personId()) > 0) {
      record(actor, "calendar.feed-revoked");
    }
  }

  private void record(Actor actor, String act) {
    Role role = actor.require(Role.values()).role();
    audit.record(
        actor, role, "person:" + actor.personId(), act, "person", actor.personId(), Map.of());
  }
}
