package org.muwahhad.demand.form;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.demand.submission.ReviewDemand;
import org.muwahhad.demand.submission.SeeSubmissions;

/**
 * Everything an officer looks at once more before the demand is submitted: the lines, and what is
 * pointed out of them ({@link FindWarnings}). Changes nothing; refused as {@link ReviewDemand}
 * refuses.
 */
@Singleton
public class SeeCheck {
  private final ReviewDemand reviewDemand;
  private final SeeSubmissions seeSubmissions;
  private final FindWarnings findWarnings;

  SeeCheck(ReviewDemand reviewDemand, SeeSubmissions seeSubmissions, FindWarnings findWarnings) {
    this.reviewDemand = reviewDemand;
    this.seeSubmissions = seeSubmissions;
    this.findWarnings = findWarnings;
  }

  /** What to check. */
  public record Check(SeeSubmissions.Sheet sheet, Warnings warnings) {}

  @Transactional
  public Check get(Actor actor, long submissionId) {
    reviewDemand.run(actor, submissionId);
    SeeSubmissions.Sheet sheet = seeSubmissions.get(actor, submissionId);
    return new Check(sheet, findWarnings.stored(sheet.submission()));
  }
}
