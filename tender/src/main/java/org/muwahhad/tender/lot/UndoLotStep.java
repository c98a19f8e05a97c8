package org.muwahhad.tender.lot;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.DraftEdits;
import org.muwahhad.tender.TenderEntry.LotStepUndone;

/**
 * A central buyer takes back the last step by which the lots of a draft were rearranged: the lots
 * are again as they were before it. Steps are taken back one after the other, the last first.
 *
 * <p>Refused with {@code tender.not-editable} once approved, and with {@code tender.no-lot-step}
 * when the step named is not the last that stands.
 */
@Singleton
public class UndoLotStep {
  private final DraftEdits drafts;
  private final LotSteps steps;

  UndoLotStep(DraftEdits drafts, LotSteps steps) {
    this.drafts = drafts;
    this.steps = steps;
  }

  @Transactional
  public void run(Actor actor, long tenderId, int number) {
    drafts.edit(actor, tenderId);
    LotSteps.LotStepRow step =
        steps
            .findLast(tenderId)
            .filter(s -> s.number() == number)
            .orElseThrow(() -> new Refusal.RuleBroken("tender.no-lot-step"));

    if (!steps.undo(actor, tenderId, step)) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    drafts.record(actor, new LotStepUndone(tenderId, step.number(), step.act()));
  }
}
