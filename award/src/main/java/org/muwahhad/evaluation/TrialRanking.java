package org.muwahhad.evaluation;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muwahhad.tender.TenderQueries;

/**
 * The ranking of lots decided on as it would be on the quantities in force now, by the rules and
 * scores of the ranking that was decided on. It is written nowhere: that ranking stays.
 */
@Singleton
public class TrialRanking {
  private final RankingBook book;
  private final Evaluations evaluations;

  TrialRanking(RankingBook book, Evaluations evaluations) {
    this.book = book;
    this.evaluations = evaluations;
  }

  /**
   * A bid for a lot.
   *
   * @param position from 1; null for a bid that takes no part
   * @param exclusion why it takes no part, see {@link Exclusion}; null when it does
   * @param total without VAT, in the currency of the bid
   * @param converted in the currency of the tender
   * @param evaluated after preference, in the currency of the tender
   * @param unexplained whether its price is abnormally low and no explanation was accepted
   * @param alternative whether its price is that of its accepted alternative
   */
  public record TrialPlace(
      long lotId,
      long bidId,
      @Nullable Integer position,
      @Nullable String exclusion,
      BigDecimal total,
      String currency,
      BigDecimal converted,
      BigDecimal evaluated,
      BigDecimal technicalScore,
      BigDecimal priceScore,
      BigDecimal finalScore,
      boolean abnormallyLow,
      boolean unexplained,
      boolean alternative) {}

  /**
   * The bids for those of the lots that have an award decided on, by lot and place.
   *
   * @param lots their ids
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public List<TrialPlace> of(TenderQueries.Tender tender, Set<Long> lots) {
    List<Evaluations.LotSize> asked =
        evaluations.listLotsDecidedOn(tender.id()).stream()
            .filter(l -> lots.contains(l.lotId()))
            .toList();
    return book.rank(tender, asked).stream().map(TrialRanking::place).toList();
  }

  private static TrialPlace place(RankingRows.RankedBidRow row) {
    RankedBid ranked = row.ranked();
    Exclusion exclusion = ranked.exclusion();
    return new TrialPlace(
        row.lotId(),
        ranked.offer().bidId(),
        ranked.position(),
        exclusion == null ? null : exclusion.name(),
        ranked.offer().total().amount(),
        ranked.offer().total().currency(),
        ranked.offer().converted().amount(),
        ranked.evaluatedPrice().amount(),
        ranked.technicalScore(),
        ranked.priceScore(),
        ranked.finalScore(),
        ranked.abnormallyLow(),
        ranked.abnormallyLow() && row.explanation() == null,
        row.alternative());
  }
}
