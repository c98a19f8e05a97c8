package org.muwahhad.demand.form;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.demand.desk.VersionDifferences;
import org.muwahhad.demand.desk.ViewVersions;
import org.muwahhad.demand.round.SubmissionStatus;
import org.muwahhad.demand.submission.CeilingRule;
import org.muwahhad.demand.submission.DemandContent;
import org.muwahhad.demand.submission.LineCheck;
import org.muwahhad.demand.submission.ReviewDemand;
import org.muwahhad.demand.submission.SubmissionQueries;
import org.muwahhad.demand.submission.Submissions;
import org.muwahhad.demand.submission.ViewSubmissions;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Money;
import org.muwahhad.shared.Refusal;

/**
 * What an amendment changes in the version in force, and what is pointed out of its lines ({@link
 * FindWarnings}), for the officer before it is submitted. Changes nothing; refused as {@link
 * ReviewDemand} refuses, and with {@code demand.no-amendment} when none is written.
 */
@Singleton
public class ViewDemandAmendment {
  private final Submissions submissions;
  private final ViewSubmissions viewSubmissions;
  private final ReviewDemand reviewDemand;
  private final ViewVersions viewVersions;
  private final FindWarnings findWarnings;

  ViewDemandAmendment(
      Submissions submissions,
      ViewSubmissions viewSubmissions,
      ReviewDemand reviewDemand,
      ViewVersions viewVersions,
      FindWarnings findWarnings) {
    this.submissions = submissions;
    this.viewSubmissions = viewSubmissions;
    this.reviewDemand = reviewDemand;
    this.viewVersions = viewVersions;
    this.findWarnings = findWarnings;
  }

  /**
   * The amendment beside the version in force.
   *
   * @param inForce receipt of the version in force
   * @param lines how many lines the amendment has
   * @param before sum of the version in force
   * @param after sum of the amendment
   * @param warnings what is pointed out of the lines of the amendment
   */
  public record DemandAmendmentView(
      SubmissionQueries.SubmissionRow submission,
      SubmissionQueries.ReceiptRow inForce,
      List<VersionDifferences.LineChange> changes,
      Map<String, Bilingual> items,
      Map<String, Bilingual> sites,
      int lines,
      Money before,
      Money after,
      Warnings warnings)
      implements VersionDifferences.NamedChanges {
    @Override
    public String currency() {
      return submission.currency();
    }

    /** Whether the version in force is endorsed, so that the amendment needs it again. */
    public boolean losesEndorsement() {
      return submission.status() == SubmissionStatus.ENDORSED;
    }
  }

  @Transactional
  public DemandAmendmentView get(Actor actor, long submissionId) {
    Submissions.SubmissionState submission = submissions.get(actor, submissionId);
    actor.requireOfficerOf(submission.entityId());
    if (!submission.amending()) {
      throw new Refusal.RuleBroken("demand.no-amendment");
    }
    submission.requireEditable();
    List<LineCheck.CheckedLine> checked = reviewDemand.complete(actor, submission);
    ViewSubmissions.SubmissionView view = viewSubmissions.get(actor, submissionId);
    SubmissionQueries.ReceiptRow inForce = view.receipts().get(0);
    List<VersionDifferences.LineChange> changes =
        VersionDifferences.between(
            viewVersions.read(inForce),
            DemandContent.of(submission, submission.receiptCount() + 1, checked));
    ViewVersions.VersionNamesByCode names = viewVersions.names(changes, submission.entityId());
    Money after = CeilingRule.sum(submission, checked);
    return new DemandAmendmentView(
        view.submission(),
        inForce,
        changes,
        names.items(),
        names.sites(),
        checked.size(),
        view.submission().sum(),
        after,
        findWarnings.typed(view.submission(), checked, after));
  }
}
