package org.muwahhad.tender.amendment;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.TenderStatus;
import org.muwahhad.tender.VisibleTenders;

/** The amendments of a published tender: everybody those in force, insiders what is proposed. */
@Singleton
public class ViewAmendments {
  private final VisibleTenders visible;
  private final Amendments amendments;
  private final AmendmentQueries queries;
  private final AmendmentRule rule;
  private final Dossiers dossiers;
  private final DatabaseClock clock;

  ViewAmendments(
      VisibleTenders visible,
      Amendments amendments,
      AmendmentQueries queries,
      AmendmentRule rule,
      Dossiers dossiers,
      DatabaseClock clock) {
    this.visible = visible;
    this.amendments = amendments;
    this.queries = queries;
    this.rule = rule;
    this.dossiers = dossiers;
    this.clock = clock;
  }

  /**
   * The amendments of a tender.
   *
   * @throws Refusal.NotFound when it is not published, or not for this person to see
   */
  @Transactional
  public AmendmentsView get(Actor actor, long tenderId) {
    TenderQueries.Tender tender = visible.get(actor, tenderId);
    if (tender.publishedAt() == null) {
      throw new Refusal.NotFound("amendments of tender " + tenderId);
    }
    Instant now = clock.now();
    boolean open = tender.status() == TenderStatus.PUBLISHED && now.isBefore(tender.deadline());
    boolean sees = actor.isAnyOf(Role.CENTRAL_BUYER, Role.ADMINISTRATOR, Role.AUDITOR);
    List<AmendmentQueries.AmendmentChange> changes = queries.listChanges(tenderId);
    AmendmentFile proposed =
        sees
            ? queries.findProposed(tenderId).map(a -> AmendmentFile.of(a, changes)).orElse(null)
            : null;
    int days = rule.days(tenderId);
    AmendedDeadline deadline =
        AmendedDeadline.of(
            tender.deadline(),
            proposed == null ? null : proposed.amendment().deadlineWanted(),
            now,
            days);
    boolean waits = open && proposed != null;
    boolean own = waits && amendments.countProposedBy(tenderId, actor.personId()) > 0;
    return new AmendmentsView(
        tenderId,
        AmendmentFile.published(queries, tenderId),
        proposed,
        waits ? deadline.after() : null,
        deadline.extended(),
        days,
        open && proposed == null && actor.is(Role.CENTRAL_BUYER),
        waits && !own && actor.isAnyOf(Role.CENTRAL_BUYER, Role.ADMINISTRATOR),
        waits && actor.is(Role.CENTRAL_BUYER));
  }

  /**
   * The dossier as it stands, for a buyer to amend.
   *
   * @throws Refusal.RuleBroken {@code publication.amendment-waiting} or {@code
   *     publication.not-amendable}
   */
  @Transactional
  public List<DossierPart> dossier(Actor actor, long tenderId) {
    actor.require(Role.CENTRAL_BUYER);
    AmendmentsView room = get(actor, tenderId);
    if (room.proposed() != null) {
      throw new Refusal.RuleBroken("publication.amendment-waiting");
    }
    if (!room.mayPropose()) {
      throw new Refusal.RuleBroken("publication.not-amendable");
    }
    return dossiers.list(tenderId);
  }
}
