package org.muwahhad.initiative;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.initiative.InitiativeEntry.ProcurementLinked;
import org.muwahhad.shared.Refusal;

/**
 * A central buyer says which rounds and tenders serve an approved initiative. Each serves one
 * initiative at most.
 *
 * <p>Refused with {@code initiative.not-approved} unless the initiative is under way, {@code
 * initiative.linked-already} when the round or tender serves an initiative; and at the field with
 * {@code initiative.one-procurement} unless a round or a tender is named, and one alone.
 */
@Singleton
public class LinkProcurement {
  private final Initiatives initiatives;
  private final AuditLog audit;

  LinkProcurement(Initiatives initiatives, AuditLog audit) {
    this.initiatives = initiatives;
    this.audit = audit;
  }

  /** A round or a tender, by its number in addresses. */
  public record ServingProcurement(@Nullable Long round, @Nullable Long tender) {}

  @Transactional
  public void run(Actor actor, long initiativeId, ServingProcurement serving) {
    actor.require(Role.CENTRAL_BUYER);
    initiatives.getLocked(initiativeId).requireApproved();
    Long round = serving.round();
    Long tender = serving.tender();
    if ((round == null) == (tender == null)) {
      throw new Refusal.InvalidInput("round", "initiative.one-procurement");
    }
    boolean known =
        round != null
            ? initiatives.countRounds(round) == 1
            : tender != null && initiatives.countTenders(tender) == 1;
    if (!known) {
      throw new Refusal.NotFound("round " + round + " or tender " + tender);
    }
    int links =
        round != null
            ? initiatives.countLinksOfRound(round)
            : tender != null ? initiatives.countLinksOfTender(tender) : 0;
    if (links > 0) {
      throw new Refusal.Conflict("initiative.linked-already");
    }

    initiatives.link(initiativeId, round, tender, actor.personId());
    audit.record(actor, new ProcurementLinked(initiativeId, round, tender));
  }
}
