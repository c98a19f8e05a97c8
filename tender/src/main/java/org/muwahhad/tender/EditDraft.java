package org.muwahhad.tender;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.shared.Refusal;

/** How the acts of the parts of this package begin their edits of a draft. */
@Singleton
public class EditDraft {
  private final DraftEdits edits;

  EditDraft(DraftEdits edits) {
    this.edits = edits;
  }

  /**
   * The draft for a central buyer to edit, if it still stands as the person saw it; nobody else can
   * edit it until the transaction ends.
   *
   * @throws Refusal.NotPermitted when the person is no central buyer
   * @throws Refusal.RuleBroken {@code tender.not-editable} when it was approved
   * @throws Refusal.Conflict when somebody else edited it meanwhile
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public TenderQueries.Tender begin(Actor actor, long tenderId, int version) {
    return edits.edit(actor, tenderId, version);
  }
}
