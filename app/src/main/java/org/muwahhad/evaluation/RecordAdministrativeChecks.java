package org.muwahhad.evaluation;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.CriterionKind;
import org.muwahhad.tender.TenderViews;

/**
 * A member of the examination panel records which bids meet which administrative criteria. A
 * criterion that is not met needs a reason and puts the bid out. What was recorded can be corrected
 * until the first member hands in scores.
 *
 * <p>Refused with {@code evaluation.declare-first} or {@code evaluation.locked-out} to a member who
 * may not see the bids, {@code evaluation.closed} when the tender is not under evaluation, {@code
 * evaluation.checks-closed} once scoring is under way, and as invalid input for a bid or criterion
 * that is not the tender's, or a missing reason.
 */
@Singleton
public class RecordAdministrativeChecks {
  private final EvaluationAccess access;
  private final Evaluations evaluations;
  private final EvaluationViews views;
  private final EvaluationProgress progress;
  private final TenderViews tenders;
  private final AuditLog audit;

  RecordAdministrativeChecks(
      EvaluationAccess access,
      Evaluations evaluations,
      EvaluationViews views,
      EvaluationProgress progress,
      TenderViews tenders,
      AuditLog audit) {
    this.access = access;
    this.evaluations = evaluations;
    this.views = views;
    this.progress = progress;
    this.tenders = tenders;
    this.audit = audit;
  }

  /**
   * One bid against one administrative criterion.
   *
   * @param passed null while it is not decided; such a check is left as it was
   * @param reason needed when not passed
   */
  @Serdeable
  public record Check(
      long bidId, long criterionId, @Nullable Boolean passed, @Nullable String reason) {
    String reasonText() {
      return reason == null ? "" : reason.strip();
    }
  }

  @Transactional
  public void run(Actor actor, long tenderId, List<Check> checks) {
    access.requireFree(actor, tenderId);
    access.holdUnderEvaluation(tenderId);
    if (progress.of(tenderId).isScoringUnderWay()) {
      throw new Refusal.RuleBroken("evaluation.checks-closed");
    }
    check(tenderId, checks);

    for (Check check : checks) {
      if (check.passed() != null) {
        evaluations.putCheck(
            check.bidId(),
            check.criterionId(),
            tenderId,
            check.passed(),
            check.passed() ? "" : check.reasonText(),
            actor.personId());
      }
    }
    audit.record(
        actor,
        Role.EVALUATOR,
        "tender:" + tenderId,
        "evaluation.checks-recorded",
        "tender",
        tenderId,
        Map.of(
            "checks", checks.stream().filter(c -> c.passed() != null).map(this::entry).toList()));
  }

  private void check(long tenderId, List<Check> checks) {
    BidsByCriteria grid =
        BidsByCriteria.of(
            views.listBidders(tenderId),
            tenders.listCriteria(tenderId),
            CriterionKind.ADMINISTRATIVE);
    Faults faults = new Faults();
    faults.check(
        checks.stream().anyMatch(c -> c.passed() != null), "checks", "evaluation.nothing-decided");
    grid.check(
        faults,
        "checks",
        checks.stream().map(c -> new BidsByCriteria.Cell(c.bidId(), c.criterionId())).toList());
    for (int i = 0; i < checks.size(); i++) {
      Check check = checks.get(i);
      if (check.passed() != null && !check.passed()) {
        faults.text("checks[" + i + "].reason", check.reasonText(), 1000);
      }
    }
    faults.throwIfAny();
  }

  private Map<String, Object> entry(Check check) {
    return Map.of(
        "bid", check.bidId(),
        "criterion", check.criterionId(),
        "passed", Boolean.TRUE.equals(check.passed()),
        "reason", check.reasonText());
  }
}
