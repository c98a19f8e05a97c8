package org.muwahhad.initiative;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.initiative.InitiativeEntry.MilestoneReached;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.RiyadhDay;

/**
 * A milestone of an approved initiative is recorded as reached, on a day and with what shows it. It
 * is recorded once.
 *
 * <p>Refused with {@code initiative.not-keeper} to all but central buyers and the chair of the
 * committee that owns the initiative, {@code initiative.not-approved} unless it is under way,
 * {@code initiative.milestone-reached} when it is recorded already; and at the field with {@code
 * initiative.day-ahead} for a day that has not come.
 */
@Singleton
public class RecordMilestone {
  private static final int LONGEST_EVIDENCE = 2000;
  private final Initiatives initiatives;
  private final InitiativeKeepers keepers;
  private final RiyadhDay day;
  private final AuditLog audit;

  RecordMilestone(
      Initiatives initiatives, InitiativeKeepers keepers, RiyadhDay day, AuditLog audit) {
    this.initiatives = initiatives;
    this.keepers = keepers;
    this.day = day;
    this.audit = audit;
  }

  /** When a milestone was reached, and what shows it. */
  public record MilestoneRecord(@Nullable LocalDate reachedOn, @Nullable String evidence) {}

  @Transactional
  public void run(Actor actor, long initiativeId, long milestoneId, MilestoneRecord reached) {
    Initiatives.LockedInitiative initiative = initiatives.getLocked(initiativeId);
    Role as = keepers.require(actor, initiative.committee());
    initiative.requireApproved();
    Initiatives.StoredMilestone milestone =
        initiatives
            .findMilestone(initiativeId, milestoneId)
            .orElseThrow(() -> new Refusal.NotFound("milestone " + milestoneId));
    if (milestone.reachedOn() != null) {
      throw new Refusal.RuleBroken("initiative.milestone-reached");
    }
    LocalDate on = reached.reachedOn();
    String evidence = InitiativeDraft.text(reached.evidence());
    new Faults()
        .check(on != null, "reachedOn", "shared.missing")
        .check(on == null || !on.isAfter(day.today()), "reachedOn", "initiative.day-ahead")
        .text("evidence", evidence, LONGEST_EVIDENCE)
        .throwIfAny();

    LocalDate checked = Objects.requireNonNull(on);
    if (initiatives.reach(milestoneId, checked, evidence, actor.personId()) != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    audit.record(actor, as, new MilestoneReached(initiativeId, milestoneId, checked, evidence));
  }
}
