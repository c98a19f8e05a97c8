package org.muwahhad.evaluation;

import static io.micronaut.data.annotation.Relation.Kind.EMBEDDED;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Relation;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Money;
import org.muwahhad.tender.DisclosedPrices;

/**
 * The ranking of every lot, with every intermediate figure. The price of a bid that failed before
 * its price was looked at (two envelopes), or that leaves out an item of the lot, is not disclosed.
 */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface LotRankingQueries
    extends GenericRepository<LotRankingQueries.LotRankingRow, Long> {

  /**
   * One bid for one lot. Scores run from 0 to 100.
   *
   * @param drawSeed seed of the drawing of lots, see {@link DrawSeed}
   * @param exclusion why the bid takes no part, or null
   * @param bidTotal in the currency of the bid, without VAT; null when closed
   * @param bidRate units of the bid's currency per US dollar on the tender's rate date
   * @param tenderRate units of the tender's currency per US dollar on the same date
   * @param convertedTotal in the currency of the tender; null when closed
   * @param evaluatedPrice converted total after preference, for comparison only; null when closed
   * @param priceScore null for a bid that takes no part
   * @param finalScore null for a bid that takes no part
   * @param rankPosition from 1, or null for a bid that takes no part
   * @param tieRule what decided between bids of equal score, or null
   * @param explanation reason to accept or reject an abnormally low price, or to exclude the bid
   *     for its arithmetic; null without
   * @param examination number of the examination it is the outcome of
   * @param alternativeOpen whether the bid ranks first and offers an alternative that the panel has
   *     neither accepted nor refused
   * @param alternative whether its figures are those of its alternative, which the panel accepted
   */
  @Introspected
  @MappedEntity("lot_ranking")
  record LotRankingRow(
      @Id long bidId,
      long lotId,
      int lotNumber,
      @Relation(EMBEDDED) Bilingual lotTitle,
      String drawSeed,
      long supplierId,
      String registrationNumber,
      @Relation(EMBEDDED) Bilingual supplier,
      String country,
      boolean gccOrigin,
      boolean admissible,
      @Nullable Exclusion exclusion,
      @Nullable BigDecimal bidTotal,
      String bidCurrency,
      BigDecimal bidRate,
      BigDecimal tenderRate,
      @Nullable BigDecimal convertedTotal,
      @Nullable BigDecimal evaluatedPrice,
      String tenderCurrency,
      BigDecimal technicalScore,
      @Nullable BigDecimal priceScore,
      @Nullable BigDecimal finalScore,
      @Nullable Integer rankPosition,
      @Nullable TieRule tieRule,
      boolean abnormallyLow,
      @Nullable String explanation,
      int examination,
      boolean alternativeOpen,
      boolean alternative) {
    public Optional<Money> total() {
      return Optional.ofNullable(bidTotal).map(a -> Money.rounded(a, bidCurrency));
    }

    public Optional<Money> converted() {
      return Optional.ofNullable(convertedTotal).map(a -> Money.rounded(a, tenderCurrency));
    }

    public Optional<Money> evaluated() {
      return Optional.ofNullable(evaluatedPrice).map(a -> Money.rounded(a, tenderCurrency));
    }

    /** What was added for comparison because the goods are not of GCC origin. */
    public Optional<Money> preference() {
      return evaluated()
          .flatMap(
              e ->
                  converted().map(c -> new Money(e.amount().subtract(c.amount()), tenderCurrency)));
    }
  }

  String COLUMNS =
      """
      SELECT r.bid_id, r.lot_id, l.number AS lot_number, l.title_ar AS lot_title_ar,
             l.title_en AS lot_title_en, COALESCE(r.draw_seed, '') AS draw_seed,
             s.id AS supplier_id, s.registration_number, s.name_ar AS supplier_ar,
             s.name_en AS supplier_en, s.country, o.is_gcc_origin AS gcc_origin,
             r.is_admissible AS admissible, r.exclusion,
             CASE WHEN
      """
          + DisclosedPrices.OF_ROW
          + """
                  THEN r.bid_total END AS bid_total,
             r.bid_currency, br.units_per_usd AS bid_rate, tr.units_per_usd AS tender_rate,
             CASE WHEN
      """
          + DisclosedPrices.OF_ROW
          + """
                  THEN r.converted_total END AS converted_total,
             CASE WHEN
      """
          + DisclosedPrices.OF_ROW
          + """
                  THEN r.evaluated_price END AS evaluated_price,
             t.currency AS tender_currency, r.technical_score,
             CASE WHEN r.is_admissible THEN r.price_score END AS price_score,
             CASE WHEN r.is_admissible THEN r.final_score END AS final_score,
             r.rank_position, r.tie_rule, r.is_abnormally_low AS abnormally_low, r.explanation,
             r.examination, r.is_alternative AS alternative,
             r.rank_position = 1
               AND EXISTS (SELECT 1 FROM bid_alternative x
                            WHERE x.lot_id = r.lot_id AND x.bid_id = r.bid_id)
               AND NOT EXISTS (SELECT 1 FROM alternative_decision d
                                WHERE d.lot_id = r.lot_id AND d.bid_id = r.bid_id)
               AS alternative_open
      """;

  String JOINS =
      """
        JOIN lot l ON l.id = r.lot_id
        JOIN joint_tender t ON t.id = r.tender_id
        JOIN opened_bid o ON o.bid_id = r.bid_id
        JOIN bid b ON b.id = r.bid_id
        JOIN supplier s ON s.id = b.supplier_id
        JOIN tender_exchange_rate br ON br.tender_id = t.id AND br.currency = r.bid_currency
        JOIN tender_exchange_rate tr ON tr.tender_id = t.id AND tr.currency = t.currency
      """;

  String SELECT = COLUMNS + " FROM lot_ranking r " + JOINS;

  String ORDER =
      " ORDER BY l.number, r.rank_position IS NULL, r.rank_position, s.registration_number";

  /** All lots of a tender, each with its bids by rank, then those that are out. */
  @Query(SELECT + " WHERE r.tender_id = :tenderId" + ORDER)
  List<LotRankingRow> listRanking(long tenderId);

  /** The rankings of an examination that were followed by others. */
  @Query(
      COLUMNS
          + " FROM past_ranking r "
          + JOINS
          + " WHERE r.tender_id = :tenderId AND r.examination = :examination"
          + ORDER)
  List<LotRankingRow> listPast(long tenderId, int examination);

  /**
   * The rankings that an examination ended with: those in force since, and those that another one
   * followed.
   */
  default List<LotRankingRow> listExamined(long tenderId, int examination) {
    List<LotRankingRow> past = listPast(tenderId, examination);
    Set<Long> kept = past.stream().map(LotRankingRow::lotId).collect(Collectors.toSet());
    return Stream.concat(
            listRanking(tenderId).stream()
                .filter(r -> r.examination() == examination && !kept.contains(r.lotId())),
            past.stream())
        .sorted(Comparator.comparingInt(LotRankingRow::lotNumber))
        .toList();
  }

  /** Some lots of a tender. */
  @Query(SELECT + " WHERE r.tender_id = :tenderId AND r.lot_id IN (:lotIds)" + ORDER)
  List<LotRankingRow> listLotsRanking(long tenderId, List<Long> lotIds);

  @Query(SELECT + " WHERE r.tender_id = :tenderId AND r.lot_id = :lotId" + ORDER)
  List<LotRankingRow> listLotRanking(long tenderId, long lotId);

  @Query(SELECT + " WHERE r.tender_id = :tenderId AND r.lot_id = :lotId AND r.bid_id = :bidId")
  Optional<LotRankingRow> findRow(long tenderId, long lotId, long bidId);
}
