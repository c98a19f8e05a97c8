package org.muwahhad.bid.opening;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import org.muwahhad.bid.Offer;
import org.muwahhad.bid.seal.DeadlinePassed;
import org.muwahhad.tender.requirement.Requirement;

/** Writes down what an opened bid answers to the requirements, values as they are compared. */
@Singleton
class StoreAnswers {
  private static final int ROWS_AT_ONCE = 1000;
  private final OpenedAnswers stored;

  StoreAnswers(OpenedAnswers stored) {
    this.stored = stored;
  }

  // Not transactional by itself: what fails here is undone to a savepoint (StoreAttempt), and the
  // transaction goes on.
  void run(DeadlinePassed proof, long bidId, Offer offer, Map<Long, Requirement> requirements) {
    List<OpenedAnswers.OpenedAnswerRow> rows =
        offer.allAnswers().stream()
            .filter(a -> !a.isBlank())
            .map(a -> row(proof, bidId, a, requirements))
            .toList();
    for (int from = 0; from < rows.size(); from += ROWS_AT_ONCE) {
      stored.add(rows.subList(from, Math.min(from + ROWS_AT_ONCE, rows.size())));
    }
  }

  private static OpenedAnswers.OpenedAnswerRow row(
      DeadlinePassed proof,
      long bidId,
      Offer.RequirementAnswer a,
      Map<Long, Requirement> requirements) {
    Requirement requirement = requirements.get(a.requirementId());
    if (requirement == null) {
      throw new IllegalStateException("Checked before: requirement " + a.requirementId());
    }
    return new OpenedAnswers.OpenedAnswerRow(
        bidId,
        a.requirementId(),
        proof.tenderId(),
        a.claim() == null ? null : a.claim().name(),
        requirement.canonical(a.offered()).orElse(a.offered()),
        a.words());
  }
}
