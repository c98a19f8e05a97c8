package org.muwahhad.initiative;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.initiative.InitiativeEntry.InitiativeClosed;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;

/**
 * An approved initiative ends with its outcome. Nothing of it is recorded or linked afterwards.
 *
 * <p>Refused with {@code initiative.not-keeper} to all but central buyers and the chair of the
 * committee that owns the initiative, {@code initiative.not-approved} unless it is under way, and
 * {@code initiative.milestones-open} when it is said to be achieved while a milestone is not
 * reached.
 */
@Singleton
public class CloseInitiative {
  private static final int LONGEST_NOTE = 2000;
  private final Initiatives initiatives;
  private final InitiativeQueries queries;
  private final InitiativeKeepers keepers;
  private final AuditLog audit;

  CloseInitiative(
      Initiatives initiatives,
      InitiativeQueries queries,
      InitiativeKeepers keepers,
      AuditLog audit) {
    this.initiatives = initiatives;
    this.queries = queries;
    this.keepers = keepers;
    this.audit = audit;
  }

  /** How an initiative ended, and what was achieved or why it was discontinued. */
  public record Ending(@Nullable InitiativeOutcome outcome, @Nullable String note) {}

  @Transactional
  public void run(Actor actor, long initiativeId, Ending ending) {
    Initiatives.LockedInitiative initiative = initiatives.getLocked(initiativeId);
    Role as = keepers.require(actor, initiative.committee());
    initiative.requireApproved();
    InitiativeOutcome outcome = ending.outcome();
    String note = InitiativeDraft.text(ending.note());
    new Faults()
        .check(outcome != null, "outcome", "shared.missing")
        .check(
            outcome != InitiativeOutcome.ACHIEVED
                || queries.listMilestones(initiativeId).stream().allMatch(m -> m.isReached()),
            "outcome",
            "initiative.milestones-open")
        .text("note", note, LONGEST_NOTE)
        .throwIfAny();

    InitiativeOutcome checked = Objects.requireNonNull(outcome);
    if (initiatives.close(initiativeId, checked, note, actor.personId(), initiative.version())
        != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    audit.record(actor, as, new InitiativeClosed(initiativeId, checked, note));
  }
}
