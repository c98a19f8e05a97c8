package org.muwahhad.evaluation;

import jakarta.inject.Singleton;
import java.util.List;
import org.muwahhad.access.Actor;

/** An examination as a whole, for programs. */
@Singleton
public class ViewExamination {
  private final EvaluationAccess access;
  private final EvaluationProgress progress;
  private final BidderNames bidders;
  private final ExaminationQueries examinations;

  ViewExamination(
      EvaluationAccess access,
      EvaluationProgress progress,
      BidderNames bidders,
      ExaminationQueries examinations) {
    this.access = access;
    this.progress = progress;
    this.bidders = bidders;
    this.examinations = examinations;
  }

  /** How far the examination has come, whom it concerns, and which lots returned when and why. */
  public record ExaminationView(
      EvaluationProgress.ExaminationState progress,
      List<EvaluationQueries.Bidder> bids,
      List<ExaminationQueries.ReturnedLot> returned) {}

  /**
   * The examination of a tender, its bidders masked where the reader must not know them.
   *
   * @throws org.muwahhad.shared.Refusal when it is not for this person
   */
  public ExaminationView get(Actor actor, long tenderId) {
    access.requireMaskedReader(actor, tenderId);
    return new ExaminationView(
        progress.of(tenderId), bidders.list(actor, tenderId), examinations.listReturned(tenderId));
  }
}
