package org.muwahhad.organisation.person;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import org.muwahhad.access.Actor;
import org.muwahhad.shared.Sha256;

/** A person sees where they are signed in. */
@Singleton
public class ViewOwnSessions {
  private final SessionQueries queries;

  ViewOwnSessions(SessionQueries queries) {
    this.queries = queries;
  }

  /**
   * An open session of the person. Instants are UTC.
   *
   * @param number by which it is ended
   * @param current whether it is the one that asks
   * @param lastUsedAt to within five minutes
   * @param expiresAt when it ends without further use
   * @param endsAt when it ends however much it is used
   * @param address network address it was opened from
   * @param browser name of the browser or program; empty when it gave none
   * @param system name of its operating system; empty when it gave none
   */
  public record OwnSession(
      long number,
      boolean current,
      Instant createdAt,
      Instant lastUsedAt,
      Instant expiresAt,
      Instant endsAt,
      String address,
      String browser,
      String system) {}

  /** All of them, the one used last first. */
  @Transactional
  public List<OwnSession> run(Actor actor, String token) {
    String own = Sha256.of(token);
    return queries.list(actor.personId()).stream().map(row -> session(row, own)).toList();
  }

  private static OwnSession session(SessionQueries.SessionRow row, String own) {
    Device device = Device.of(row.program());
    return new OwnSession(
        row.number(),
        row.tokenHash().equals(own),
        row.createdAt(),
        row.lastUsedAt(),
        row.expiresAt(),
        row.endsAt(),
        row.address(),
        device.browser(),
        device.system());
  }
}
