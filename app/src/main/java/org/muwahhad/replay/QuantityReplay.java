package org.muwahhad.replay;

import org.muwahhad.award.AwardEntry;
import org.muwahhad.award.AwardEntry.ConfirmedQuantitiesApplied;
import org.muwahhad.award.AwardEntry.QuantitiesConfirmed;
import org.muwahhad.award.AwardEntry.StatesAskedForQuantities;

/**
 * What the states were asked of their quantities, what they answered, and how it was shared out.
 */
final class QuantityReplay {
  private final PlayedParts parts;

  QuantityReplay(PlayedParts parts) {
    this.parts = parts;
  }

  void play(AwardEntry entry) {
    if (entry instanceof StatesAskedForQuantities asked) {
      parts.put(Part.QUANTITIES_ASKED, String.valueOf(asked.confirmationId()), asked.askedDigest());
    } else if (entry instanceof QuantitiesConfirmed confirmed) {
      String name = confirmed.confirmationId() + "/" + confirmed.state();
      parts.put(Part.QUANTITIES, name, confirmed.digest());
      confirmed.optOuts().forEach(lot -> parts.put(Part.OPT_OUT, name + "/" + lot, ""));
      confirmed
          .reasons()
          .forEach((lot, reason) -> parts.put(Part.OPT_OUT_REASON, name + "/" + lot, reason));
    } else if (entry instanceof ConfirmedQuantitiesApplied settled) {
      String name = String.valueOf(settled.confirmation());
      parts.put(Part.QUANTITIES_SHARED, name, settled.lineDigest());
      parts.put(Part.QUANTITIES_RANKED, name, settled.rankingDigest());
    }
  }
}
