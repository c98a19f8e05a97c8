package org.muwahhad.award;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.tender.LotStatus;
import org.muwahhad.tender.TenderProgress;
import org.muwahhad.tender.TenderStatus;
import org.muwahhad.tender.TenderViews;

/**
 * Takes pending awards back because a complaint against them was upheld, in the transaction of the
 * decision: lots return to the examination panel once no award of the tender is pending any more,
 * or end unsuccessful. A lot whose award ended before is left as it is. What cannot stand without
 * them ends too ({@link EndAwards}).
 */
@Singleton
public class TakeBackAwards {
  private final Awards awards;
  private final TenderViews tenders;
  private final TenderProgress progress;
  private final EndAwards endAwards;
  private final SettleLots settleLots;

  TakeBackAwards(
      Awards awards,
      TenderViews tenders,
      TenderProgress progress,
      EndAwards endAwards,
      SettleLots settleLots) {
    this.awards = awards;
    this.tenders = tenders;
    this.progress = progress;
    this.endAwards = endAwards;
    this.settleLots = settleLots;
  }

  /** A lot, and the bid whose award was complained of. */
  public record Lot(long lotId, long bidId) {}

  /**
   * Does nothing once the tender has left its standstill, and nothing to a lot that another bid has
   * been awarded since.
   *
   * @param returned lots that go back to the panel
   * @param ended lots that get no award
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void run(Actor actor, Role as, long tenderId, List<Lot> returned, List<Lot> ended) {
    awards.lock(tenderId);
    if (tenders.getTender(tenderId).status() != TenderStatus.STANDSTILL) {
      return;
    }
    returned.forEach(this::takeBack);
    for (Lot lot : ended) {
      takeBack(lot);
      if (awards.countLive(lot.lotId()) == 0) {
        progress.settleLot(lot.lotId(), LotStatus.UNSUCCESSFUL);
      }
    }
    if (!returned.isEmpty() || !ended.isEmpty()) {
      endAwards.run(tenderId);
      settleLots.run(actor, as, tenderId);
    }
  }

  /** A divided lot is taken back whole. */
  private void takeBack(Lot lot) {
    if (awards.findLiving(lot.lotId(), lot.bidId()).isPresent()) {
      awards.takeBack(lot.lotId());
    }
  }
}
