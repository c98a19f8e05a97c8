package org.muwahhad.catalog.proposal;

import io.micronaut.context.event.ApplicationEventPublisher;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.catalog.CatalogEntry.ItemProposalMade;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.shared.Faults;

/**
 * A procurement officer or national coordinator says what the catalog lacks. Category, unit,
 * properties and benchmark price are given by the catalog manager who accepts it. Publishes {@link
 * ItemProposed}.
 *
 * <p>Refused as invalid input at {@code what} without it, with more than 300 characters or with
 * what cannot be seen; at {@code reason} without a reason or with more than 1,000 characters, and
 * at {@code example} with more than 1,000.
 */
@Singleton
public class ProposeNeed {
  private static final int LONGEST_NAME = 300;
  private static final int LONGEST_EXAMPLE = 1000;
  private final Proposals proposals;
  private final DatabaseClock clock;
  private final AuditLog audit;
  private final ApplicationEventPublisher<ItemProposed> events;

  ProposeNeed(
      Proposals proposals,
      DatabaseClock clock,
      AuditLog audit,
      ApplicationEventPublisher<ItemProposed> events) {
    this.proposals = proposals;
    this.clock = clock;
    this.audit = audit;
    this.events = events;
  }

  /**
   * What is lacking.
   *
   * @param what a few words in Arabic or English, at most 300 characters
   * @param reason why it is needed, at most 1,000 characters
   * @param example an example or price, at most 1,000 characters; may be left out
   */
  public record Need(@Nullable String what, @Nullable String reason, @Nullable String example) {}

  /** Returns the number of the proposal. */
  @Transactional
  public long run(Actor actor, Need need) {
    Role role = actor.require(Role.PROCUREMENT_OFFICER, Role.NATIONAL_COORDINATOR).role();
    String what = text(need.what());
    String reason = text(need.reason());
    String example = text(need.example());
    Faults faults = new Faults().name("what", what, LONGEST_NAME);
    ProposeItem.checkReason(faults, reason);
    faults.atMost("example", example, LONGEST_EXAMPLE).throwIfAny();

    Proposals.Proposal kept = proposals.save(proposal(actor, what, reason, example));
    audit.record(
        actor, role, new ItemProposalMade(kept.id(), what, what, null, reason, null, example));
    events.publishEvent(new ItemProposed(kept.id()));
    return kept.id();
  }

  private Proposals.Proposal proposal(Actor actor, String what, String reason, String example) {
    return new Proposals.Proposal(
        0,
        null,
        null,
        null,
        null,
        new Bilingual(what, what),
        null,
        example,
        reason,
        actor.personId(),
        clock.now(),
        ProposalStatus.PROPOSED,
        null,
        null,
        null,
        null,
        null,
        false,
        0);
  }

  private static String text(@Nullable String given) {
    return given == null ? "" : given.strip();
  }
}
