package org.muwahhad.bid.opening;

import io.micronaut.core.annotation.Order;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.bid.PriceOpenings;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.tender.LearnedConflicts;
import org.muwahhad.tender.Panel;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.TenderStatus;
import org.muwahhad.tender.TenderStep;
import org.muwahhad.tender.TenderSteps;

/** What the page of a tender offers of its key and its opening. */
@Singleton
@Order(10)
class OpeningSteps implements TenderSteps {
  private final TenderQueries tenders;
  private final PriceOpenings openings;
  private final OpeningRecords records;
  private final LearnedConflicts conflicts;
  private final DatabaseClock clock;

  OpeningSteps(
      TenderQueries tenders,
      PriceOpenings openings,
      OpeningRecords records,
      LearnedConflicts conflicts,
      DatabaseClock clock) {
    this.conflicts = conflicts;
    this.records = records;
    this.tenders = tenders;
    this.openings = openings;
    this.clock = clock;
  }

  @Override
  public List<TenderStep> offer(Actor actor, TenderQueries.Tender tender) {
    List<TenderStep> steps = new ArrayList<>();
    boolean member = isMember(actor, tender);
    boolean waits =
        tender.status() == TenderStatus.PUBLISHED || tender.status() == TenderStatus.CLOSED;
    String here = "/tenders/" + tender.id();
    if (member && waits) {
      boolean due = !clock.now().isBefore(tender.deadline());
      steps.add(new TenderStep("bid.step.opening", here + "/opening", due));
    }
    boolean pricesWait =
        tender.twoEnvelopes()
            && (tender.status() == TenderStatus.OPENED
                || tender.status() == TenderStatus.UNDER_EVALUATION)
            && openings.find(tender.id()).map(PriceOpenings.Meeting::openedAt).isEmpty();
    if (member && pricesWait && tender.status() == TenderStatus.UNDER_EVALUATION) {
      boolean closed = openings.findClosure(tender.id()).isPresent();
      steps.add(new TenderStep("bid.step.prices", here + "/opening/prices", closed));
    }
    if (records.mayRead(actor, tender)) {
      steps.add(new TenderStep("bid.step.record", here + "/opening", false));
    }
    boolean reader = actor.isAnyOf(Role.CENTRAL_BUYER, Role.AUDITOR, Role.ADMINISTRATOR);
    if ((member || reader) && tender.publishedAt() != null) {
      steps.add(new TenderStep("bid.step.ceremony", here + "/ceremony", false));
    }
    if (member && (waits || pricesWait)) {
      steps.add(new TenderStep("bid.step.conflict", here + "/opening/conflict", false));
    }
    return steps;
  }

  private boolean isMember(Actor actor, TenderQueries.Tender tender) {
    return actor.is(Role.OPENING_MEMBER)
        && tenders
            .findPanelMember(tender.id(), actor.personId())
            .filter(m -> m.panel() == Panel.OPENING)
            .isPresent()
        && !conflicts.isOut(tender.id(), actor.personId());
  }
}
