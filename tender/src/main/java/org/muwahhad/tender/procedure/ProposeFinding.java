package org.muwahhad.tender.procedure;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.procedure.PrequalificationEntry.FindingProposed;

/**
 * A member of the examination panel proposes a decision on an application: whether each criterion
 * is met, and why, in both languages, since the applicant is told. Who meets all is qualified, and
 * nobody else is. It counts once another member confirms it.
 *
 * <p>Refused with {@code tender.not-on-panel}, {@code procedure.not-decidable} before the end of
 * the time to apply and once concluded, {@code procedure.already-proposed} while a proposal stands,
 * and as invalid input where a check or a reason is missing.
 *
 * <p>A fault in the input has the code {@code procedure.check-missing}.
 */
@Singleton
public class ProposeFinding {
  static final int LONGEST_REASON = 2000;
  private final PanelGate gate;
  private final Applications applications;
  private final AuditLog audit;

  ProposeFinding(PanelGate gate, Applications applications, AuditLog audit) {
    this.gate = gate;
    this.applications = applications;
    this.audit = audit;
  }

  /** Whether a criterion is met. */
  public record CriterionFindingInput(long criterionId, @Nullable Boolean met) {}

  @Transactional
  public void run(
      Actor actor,
      long tenderId,
      long applicationId,
      List<CriterionFindingInput> checks,
      Bilingual reason) {
    gate.enter(actor, tenderId);
    gate.application(tenderId, applicationId);
    if (applications.findFinding(applicationId).isPresent()) {
      throw new Refusal.RuleBroken("procedure.already-proposed");
    }
    List<Applications.Point> points = applications.listPoints(tenderId, applicationId);
    Map<Long, Boolean> met = check(points, checks, reason);
    boolean qualified = points.stream().allMatch(p -> met.getOrDefault(p.criterionId(), false));

    applications.propose(
        applicationId,
        tenderId,
        qualified,
        reason.ar().strip(),
        reason.en().strip(),
        actor.personId());
    points.forEach(
        p ->
            applications.addCheck(
                applicationId,
                p.criterionId(),
                tenderId,
                met.getOrDefault(p.criterionId(), false)));
    audit.record(actor, new FindingProposed(applicationId, tenderId, qualified));
  }

  private static Map<Long, Boolean> check(
      List<Applications.Point> points, List<CriterionFindingInput> checks, Bilingual reason) {
    Map<Long, Boolean> met = new HashMap<>();
    for (CriterionFindingInput check : checks) {
      if (check.met() != null) {
        met.put(check.criterionId(), check.met());
      }
    }
    Faults faults = new Faults();
    for (Applications.Point p : points) {
      faults.check(
          met.containsKey(p.criterionId()),
          "checks[" + p.criterionId() + "]",
          "procedure.check-missing");
    }
    faults
        .text("reason.ar", reason.ar(), LONGEST_REASON)
        .text("reason.en", reason.en(), LONGEST_REASON)
        .throwIfAny();
    return met;
  }
}
