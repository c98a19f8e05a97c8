package org.muwahhad.initiative;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.initiative.InitiativeEntry.InitiativeAmended;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Refusal;

/**
 * A central buyer changes a draft; its code stays.
 *
 * <p>Refused with {@code initiative.not-draft} once it was sent, {@code initiative.code-fixed} at
 * the field for another code, and as invalid input where something is missing or wrong: {@code
 * initiative.amount-too-large}, {@code initiative.named-twice}, {@code
 * initiative.target-is-baseline}, {@code initiative.too-many-rows} and {@code
 * initiative.value-wrong}.
 */
@Singleton
public class AmendInitiative {
  private final Initiatives initiatives;
  private final DraftContents contents;
  private final AuditLog audit;

  AmendInitiative(Initiatives initiatives, DraftContents contents, AuditLog audit) {
    this.initiatives = initiatives;
    this.contents = contents;
    this.audit = audit;
  }

  @Transactional
  public void run(Actor actor, long initiativeId, InitiativeDraft changed) {
    actor.require(Role.CENTRAL_BUYER);
    Initiatives.LockedInitiative initiative = initiatives.getLocked(initiativeId);
    initiative.requireDraft();
    DraftContents.CheckedDraft checked = contents.check(changed);
    if (!checked.code().equals(initiative.code())) {
      throw new Refusal.InvalidInput("code", "initiative.code-fixed", initiative.code());
    }

    InitiativeDraft draft = checked.draft();
    Bilingual name = InitiativeDraft.text(draft.name());
    Bilingual purpose = InitiativeDraft.text(draft.purpose());
    int amended =
        initiatives.amend(
            initiativeId,
            name.ar(),
            name.en(),
            purpose.ar(),
            purpose.en(),
            checked.phase(),
            checked.committeeId(),
            checked.budget(),
            checked.currency(),
            initiative.version());
    if (amended != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    contents.replace(initiativeId, draft);
    audit.record(
        actor,
        new InitiativeAmended(
            initiativeId,
            checked.phase(),
            checked.committee(),
            checked.budget(),
            checked.currency(),
            draft.states(),
            draft.milestones().size(),
            draft.indicators().size()));
  }
}
