package org.muwahhad.evaluation.check;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.evaluation.BidsByCriteria;
import org.muwahhad.evaluation.ChangeReason;
import org.muwahhad.evaluation.EvaluationAccess;
import org.muwahhad.evaluation.EvaluationEntry.ChecksRecorded;
import org.muwahhad.evaluation.EvaluationEntry.RecordedCheck;
import org.muwahhad.evaluation.EvaluationProgress;
import org.muwahhad.evaluation.EvaluationQueries;
import org.muwahhad.evaluation.Evaluations;
import org.muwahhad.evaluation.RankingBook;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.CriterionKind;
import org.muwahhad.tender.TenderQueries;

/**
 * A member of the examination panel records which bids meet which administrative criteria. A
 * criterion that is not met needs a reason and puts the bid out. What was recorded can be corrected
 * until the first member hands in scores. In an examination after the first, checks start from what
 * the one before found; each that becomes another needs a reason for the change, and a ranking that
 * exists is let go of.
 *
 * <p>Refused with {@code evaluation.declare-first} or {@code evaluation.locked-out} to a member who
 * may not see the bids, {@code evaluation.closed} when the tender is not under evaluation, {@code
 * evaluation.checks-closed} once scoring is under way for the first time, and as invalid input for
 * a bid or criterion that is not examined, nothing recorded or changed, or a missing reason.
 *
 * <p>A fault in the input has the code {@code evaluation.nothing-decided}.
 */
@Singleton
public class RecordAdministrativeChecks {
  private final EvaluationAccess access;
  private final Evaluations evaluations;
  private final EvaluationQueries queries;
  private final EvaluationProgress progress;
  private final TenderQueries tenders;
  private final RankingBook rankings;
  private final AuditLog audit;

  RecordAdministrativeChecks(
      EvaluationAccess access,
      Evaluations evaluations,
      EvaluationQueries queries,
      EvaluationProgress progress,
      TenderQueries tenders,
      RankingBook rankings,
      AuditLog audit) {
    this.access = access;
    this.evaluations = evaluations;
    this.queries = queries;
    this.progress = progress;
    this.tenders = tenders;
    this.rankings = rankings;
    this.audit = audit;
  }

  /**
   * One bid against one administrative criterion.
   *
   * @param passed null while it is not decided; such a check is left as it was
   * @param reason needed when not passed
   * @param changeReason needed when it is not as it was in the examination before
   */
  public record AdministrativeCheck(
      long bidId,
      long criterionId,
      @Nullable Boolean passed,
      @Nullable String reason,
      @Nullable String changeReason) {

    /** A check in the first examination. */
    public static AdministrativeCheck first(
        long bidId, long criterionId, @Nullable Boolean passed, @Nullable String reason) {
      return new AdministrativeCheck(bidId, criterionId, passed, reason, null);
    }

    /** Kept only where the criterion is not met. */
    String reasonText() {
      return isPassed() || reason == null ? "" : reason.strip();
    }

    boolean isPassed() {
      return Boolean.TRUE.equals(passed);
    }

    /** Null where nothing is said, so that what was said before stays. */
    @Nullable String changeText() {
      return changeReason == null || changeReason.isBlank() ? null : changeReason.strip();
    }

    boolean isAs(EvaluationQueries.AdministrativeCheckRow other) {
      return other.bidId() == bidId
          && other.criterionId() == criterionId
          && other.passed() == isPassed()
          && other.reason().equals(reasonText());
    }
  }

  @Transactional
  public void run(Actor actor, long tenderId, List<AdministrativeCheck> checks) {
    access.requireFree(actor, tenderId);
    access.holdUnderEvaluation(tenderId);
    EvaluationProgress.ExaminationState state = progress.of(tenderId);
    if (!state.areChecksOpen()) {
      throw new Refusal.RuleBroken("evaluation.checks-closed");
    }
    List<AdministrativeCheck> recorded = check(tenderId, state, checks);

    for (AdministrativeCheck check : recorded) {
      evaluations.putCheck(
          check.bidId(),
          check.criterionId(),
          tenderId,
          check.isPassed(),
          check.reasonText(),
          actor.personId(),
          state.examination(),
          check.changeText());
    }
    if (state.isReexamination()) {
      rankings.discard(tenderId);
    }
    audit.record(
        actor,
        new ChecksRecorded(
            tenderId,
            state.examination(),
            recorded.stream().map(RecordAdministrativeChecks::entry).toList()));
  }

  /** What is to be written: what was decided, and of a later examination only what changes. */
  private List<AdministrativeCheck> check(
      long tenderId, EvaluationProgress.ExaminationState state, List<AdministrativeCheck> checks) {
    BidsByCriteria grid =
        BidsByCriteria.of(
            queries.listBidders(tenderId),
            tenders.listCriteria(tenderId),
            CriterionKind.ADMINISTRATIVE);
    Faults faults = new Faults();
    faults.check(
        checks.stream().anyMatch(c -> c.passed() != null), "checks", "evaluation.nothing-decided");
    grid.check(
        faults,
        "checks",
        checks.stream()
            .map(c -> new BidsByCriteria.CriterionCell(c.bidId(), c.criterionId()))
            .toList());
    List<EvaluationQueries.AdministrativeCheckRow> before =
        state.isReexamination() ? queries.listChecks(tenderId, state.examination()) : List.of();
    List<AdministrativeCheck> written = new ArrayList<>();
    for (int i = 0; i < checks.size(); i++) {
      AdministrativeCheck check = checks.get(i);
      if (check.passed() == null || before.stream().anyMatch(check::isAs)) {
        continue;
      }
      written.add(check);
      if (!check.isPassed()) {
        faults.text("checks[" + i + "].reason", check.reasonText(), 1000);
      }
      ChangeReason.check(faults, "checks[" + i + "]", check.changeText(), state.isReexamination());
    }
    faults.throwIfAny();
    ChangeReason.requireAny(written, "checks");
    return written;
  }

  private static RecordedCheck entry(AdministrativeCheck check) {
    return new RecordedCheck(
        check.bidId(),
        check.changeText(),
        check.criterionId(),
        check.isPassed(),
        check.reasonText());
  }
}
