package org.muwahhad.replay;

import org.muwahhad.award.AwardEntry;
import org.muwahhad.award.AwardEntry.ConfirmedQuantitiesApplied;
import org.muwahhad.award.AwardEntry.QuantitiesConfirmed;
import org.muwahhad.award.AwardEntry.StatesAskedForQuantities;

/**
 * What the states were asked of their quantities, what they answered, and how it was shared out.
 */
final class QuantityReplay {
  private final ReplayedParts parts;

  QuantityReplay(ReplayedParts parts) {
    this.parts = parts;
  }

  void play(AwardEntry entry) {
    if (entry instanceof StatesAskedForQuantities asked) {
      parts.put(
          TenderPart.QUANTITIES_ASKED, String.valueOf(asked.confirmationId()), asked.askedDigest());
    } else if (entry instanceof QuantitiesConfirmed confirmed) {
      String name = confirmed.confirmationId() + "/" + confirmed.state();
      parts.put(TenderPart.QUANTITIES, name, confirmed.digest());
      confirmed.optOuts().forEach(lot -> parts.put(TenderPart.OPT_OUT, name + "/" + lot, ""));
      confirmed
          .reasons()
          .forEach((lot, reason) -> parts.put(TenderPart.OPT_OUT_REASON, name + "/" + lot, reason));
    } else if (entry instanceof ConfirmedQuantitiesApplied settled) {
      String name = String.valueOf(settled.confirmation());
      parts.put(TenderPart.QUANTITIES_SHARED, name, settled.lineDigest());
      parts.put(TenderPart.QUANTITIES_RANKED, name, settled.rankingDigest());
    }
  }
}
