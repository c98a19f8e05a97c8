package org.muwahhad.initiative;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.initiative.InitiativeEntry.InitiativeProposed;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Refusal;

/**
 * A central buyer proposes an initiative of the strategy. It is a draft until {@link
 * SubmitInitiative}.
 *
 * <p>Refused as invalid input with {@code initiative.code-taken} when the code is used, and where
 * something is missing or wrong: {@code initiative.amount-too-large}, {@code
 * initiative.named-twice}, {@code initiative.target-is-baseline}, {@code initiative.too-many-rows}
 * and {@code initiative.value-wrong}.
 */
@Singleton
public class ProposeInitiative {
  private final Initiatives initiatives;
  private final DraftContents contents;
  private final AuditLog audit;

  ProposeInitiative(Initiatives initiatives, DraftContents contents, AuditLog audit) {
    this.initiatives = initiatives;
    this.contents = contents;
    this.audit = audit;
  }

  /** Returns the number of the initiative. */
  @Transactional
  public long run(Actor actor, InitiativeDraft proposal) {
    actor.require(Role.CENTRAL_BUYER);
    DraftContents.CheckedDraft checked = contents.check(proposal);
    if (initiatives.findByCode(checked.code()).isPresent()) {
      throw new Refusal.InvalidInput("code", "initiative.code-taken", checked.code());
    }

    InitiativeDraft draft = checked.draft();
    Bilingual name = InitiativeDraft.text(draft.name());
    Bilingual purpose = InitiativeDraft.text(draft.purpose());
    initiatives.insert(
        checked.code(),
        name.ar(),
        name.en(),
        purpose.ar(),
        purpose.en(),
        checked.phase(),
        checked.committeeId(),
        checked.budget(),
        checked.currency(),
        actor.personId());
    long id = initiatives.findByCode(checked.code()).orElseThrow();
    contents.replace(id, draft);
    audit.record(
        actor,
        new InitiativeProposed(
            id,
            checked.code(),
            checked.phase(),
            checked.committee(),
            checked.budget(),
            checked.currency(),
            draft.states(),
            draft.milestones().size(),
            draft.indicators().size()));
    return id;
  }
}
