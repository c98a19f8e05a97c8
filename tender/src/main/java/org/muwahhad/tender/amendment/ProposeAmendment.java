package org.muwahhad.tender.amendment;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.PlanningHorizon;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.PublicationEntry.AmendmentProposed;
import org.muwahhad.tender.Tenders;
import org.muwahhad.tender.document.AmendDocuments;

/**
 * A central buyer proposes to amend a published tender, with a reason that is published with it. It
 * changes nothing until a second person approves it. Editions of documents that wait for an
 * amendment become part of it.
 *
 * <p>Refused with {@code publication.not-amendable} when the tender does not take bids, {@code
 * publication.amendment-waiting} while another proposal waits, {@code publication.nothing-amended},
 * and as invalid input with the faults of each part at {@code texts[<part>]}; the deadline may only
 * move later.
 *
 * <p>Faults in the input have the codes {@code publication.part-unknown}, {@code
 * tender.deadline-not-earlier} and {@code tender.title-of-round}.
 */
@Singleton
public class ProposeAmendment {
  private static final int LONGEST_REASON = 2000;
  private final Amendments amendments;
  private final Dossiers dossiers;
  private final AmendDocuments documents;
  private final Tenders tenders;
  private final DatabaseClock clock;
  private final AuditLog audit;

  ProposeAmendment(
      Amendments amendments,
      Dossiers dossiers,
      AmendDocuments documents,
      Tenders tenders,
      DatabaseClock clock,
      AuditLog audit) {
    this.amendments = amendments;
    this.dossiers = dossiers;
    this.documents = documents;
    this.tenders = tenders;
    this.clock = clock;
    this.audit = audit;
  }

  /** Returns the key of the proposal. */
  @Transactional
  public long run(Actor actor, long tenderId, AmendmentInput input) {
    actor.require(Role.CENTRAL_BUYER);
    Amendments.Gate gate =
        amendments.lockGate(tenderId).orElseThrow(() -> new Refusal.NotFound("tender " + tenderId));
    if (!gate.isAmendable(clock.now())) {
      throw new Refusal.RuleBroken("publication.not-amendable");
    }
    if (amendments.findProposed(tenderId).isPresent()) {
      throw new Refusal.RuleBroken("publication.amendment-waiting");
    }
    Map<DossierPart, Bilingual> changes = check(tenderId, input, gate.deadlineAt());
    Instant wanted = input.deadline();
    boolean moved = wanted != null && !wanted.equals(gate.deadlineAt());
    List<AmendDocuments.EditionChange> waiting = documents.list(tenderId);
    if (changes.isEmpty() && waiting.isEmpty() && !moved) {
      throw new Refusal.RuleBroken("publication.nothing-amended");
    }

    long id = store(actor, tenderId, input.reason(), moved ? wanted : null, changes);
    addDocuments(tenderId, id, changes.size(), waiting);
    audit.record(
        actor,
        new AmendmentProposed(
            tenderId,
            id,
            changes.keySet().stream().map(DossierPart::name).toList(),
            waiting.stream().map(AmendDocuments.EditionChange::part).toList()));
    return id;
  }

  /** Editions that wait for an amendment become part of this one. */
  private void addDocuments(
      long tenderId, long amendmentId, int position, List<AmendDocuments.EditionChange> waiting) {
    int at = position;
    for (AmendDocuments.EditionChange change : waiting) {
      at++;
      amendments.addChange(
          amendmentId,
          change.part(),
          at,
          change.label().ar(),
          change.label().en(),
          change.before(),
          change.before(),
          change.after(),
          change.after());
    }
    documents.bind(tenderId, amendmentId);
  }

  private Map<DossierPart, Bilingual> check(
      long tenderId, AmendmentInput input, @Nullable Instant deadline) {
    Faults faults =
        new Faults()
            .text("reason.ar", input.reason().ar(), LONGEST_REASON)
            .text("reason.en", input.reason().en(), LONGEST_REASON);
    Instant wanted = input.deadline();
    faults.check(
        wanted == null || deadline == null || !wanted.isBefore(deadline),
        "deadline",
        "tender.deadline-not-earlier");
    faults.check(PlanningHorizon.reaches(wanted, clock.now()), "deadline", "shared.too-far-ahead");
    Map<DossierPart, Bilingual> changes =
        DossierChanges.between(dossiers.list(tenderId), input.texts(), faults);
    changes.forEach(
        (part, text) ->
            faults.check(
                part.kind() != DossierPart.DossierTextKind.TITLE
                    || tenders.countRoundsNamed(tenderId, text.ar(), text.en()) == 0,
                part.field() + ".en",
                "tender.title-of-round"));
    faults.throwIfAny();
    return changes;
  }

  private long store(
      Actor actor,
      long tenderId,
      Bilingual reason,
      @Nullable Instant wanted,
      Map<DossierPart, Bilingual> changes) {
    amendments.propose(
        tenderId, reason.ar().strip(), reason.en().strip(), wanted, actor.personId());
    long id = amendments.findProposed(tenderId).orElseThrow(Refusal.Conflict::changedMeanwhile);
    int position = 0;
    for (Map.Entry<DossierPart, Bilingual> change : changes.entrySet()) {
      DossierPart part = change.getKey();
      position++;
      amendments.addChange(
          id,
          part.name(),
          position,
          part.label().ar(),
          part.label().en(),
          part.text().ar(),
          part.text().en(),
          change.getValue().ar(),
          change.getValue().en());
    }
    return id;
  }
}
