package org.muwahhad.award;

import io.micronaut.context.event.ApplicationEventPublisher;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.tender.LotStatus;
import org.muwahhad.tender.TenderProgress;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.TenderStatus;

/**
 * Does what a decision on a complaint means for the lots it is upheld for, in its transaction,
 * wherever they are by then.
 *
 * <p>In the standstill their pending awards are taken back: lots return to the examination panel
 * once no award of the tender is pending any more, or end unsuccessful. What cannot stand without
 * them ends too ({@link EndAwards}). When another decision returned them before, so that they are
 * with the panel, they are examined again from the start, or end there. A tender of which no lot is
 * left is awarded with those in force, or cancelled when there are none. A lot that has ended stays
 * as it is. All bidders are informed which lots end ({@link LotsEnded}).
 */
@Singleton
public class ApplyRemedies {
  private final Awards awards;
  private final TenderQueries tenders;
  private final TenderProgress progress;
  private final EndAwards endAwards;
  private final ConcludeLots concludeLots;
  private final ApplicationEventPublisher<LotsEnded> lotsEnded;

  ApplyRemedies(
      Awards awards,
      TenderQueries tenders,
      TenderProgress progress,
      EndAwards endAwards,
      ConcludeLots concludeLots,
      ApplicationEventPublisher<LotsEnded> lotsEnded) {
    this.awards = awards;
    this.tenders = tenders;
    this.progress = progress;
    this.endAwards = endAwards;
    this.concludeLots = concludeLots;
    this.lotsEnded = lotsEnded;
  }

  /** A lot, and the bid whose award was complained of. */
  public record ContestedLot(long lotId, long bidId) {}

  /**
   * Does nothing once the tender is awarded or cancelled, since then all its lots have ended, and
   * nothing to a lot that another bid has been awarded since.
   *
   * @param returned lots that go back to the panel
   * @param ended lots that get no award
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void run(
      Actor actor, Role as, long tenderId, List<ContestedLot> returned, List<ContestedLot> ended) {
    awards.lock(tenderId);
    TenderStatus status = tenders.getTender(tenderId).status();
    boolean standstill = status == TenderStatus.STANDSTILL;
    if ((!standstill && status != TenderStatus.UNDER_EVALUATION)
        || (returned.isEmpty() && ended.isEmpty())) {
      return;
    }
    Set<Long> open = Set.copyOf(awards.listLotsWithoutAward(tenderId));
    returned.forEach(this::takeBack);
    ended.forEach(this::takeBack);
    end(tenderId, ended);
    if (standstill) {
      endAwards.run(tenderId);
      concludeLots.run(actor, as, tenderId);
    } else {
      boolean reexamined = returned.stream().anyMatch(l -> open.contains(l.lotId()));
      concludeLots.runUnderEvaluation(actor, as, tenderId, reexamined);
    }
  }

  private void end(long tenderId, List<ContestedLot> lots) {
    Set<Long> open = Set.copyOf(awards.listLotsWithoutAward(tenderId));
    List<Long> ending = lots.stream().map(ContestedLot::lotId).filter(open::contains).toList();
    if (ending.isEmpty()) {
      return;
    }
    ending.forEach(lot -> progress.settleLot(lot, LotStatus.UNSUCCESSFUL));
    List<Integer> numbers =
        tenders.listLots(tenderId).stream()
            .filter(l -> ending.contains(l.id()))
            .map(TenderQueries.TenderLot::number)
            .toList();
    lotsEnded.publishEvent(new LotsEnded(tenderId, numbers));
  }

  /** A divided lot is taken back whole. */
  private void takeBack(ContestedLot lot) {
    if (awards.findLiving(lot.lotId(), lot.bidId()).isPresent()) {
      awards.takeBack(lot.lotId());
    }
  }
}
