package org.muwahhad.demand.form;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.demand.submission.ReviewDemand;
import org.muwahhad.demand.submission.ViewSubmissions;

/**
 * Everything an officer looks at once more before the demand is submitted: the lines, and what is
 * pointed out of them ({@link FindWarnings}). Changes nothing; refused as {@link ReviewDemand}
 * refuses.
 */
@Singleton
public class ViewSubmissionCheck {
  private final ReviewDemand reviewDemand;
  private final ViewSubmissions viewSubmissions;
  private final FindWarnings findWarnings;

  ViewSubmissionCheck(
      ReviewDemand reviewDemand, ViewSubmissions viewSubmissions, FindWarnings findWarnings) {
    this.reviewDemand = reviewDemand;
    this.viewSubmissions = viewSubmissions;
    this.findWarnings = findWarnings;
  }

  /** What to check. */
  public record SubmissionCheckView(ViewSubmissions.SubmissionView submission, Warnings warnings) {}

  @Transactional
  public SubmissionCheckView get(Actor actor, long submissionId) {
    reviewDemand.run(actor, submissionId);
    ViewSubmissions.SubmissionView view = viewSubmissions.get(actor, submissionId);
    return new SubmissionCheckView(view, findWarnings.stored(view.submission()));
  }
}
