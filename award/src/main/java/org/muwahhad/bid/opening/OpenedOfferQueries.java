package org.muwahhad.bid.opening;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.bid.Offer;
import org.muwahhad.tender.requirement.Claim;

/** What a single opened bid offers, read back from what its opening wrote down. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface OpenedOfferQueries
    extends GenericRepository<OpenedOfferQueries.OpenedTerms, Long> {

  /** The terms of an opened bid; the currency is null while its prices are sealed. */
  @Introspected
  @MappedEntity("opened_bid")
  record OpenedTerms(
      @Id long bidId,
      @Nullable String currency,
      @MappedProperty("is_gcc_origin") boolean gccOrigin,
      int validityDays,
      boolean hasSecurity,
      String statement,
      @Nullable Integer mostLots,
      @Nullable BigDecimal mostValue) {}

  /** A price of it. */
  @Introspected
  @MappedEntity("bid_line")
  record OpenedPrice(
      @Id long lotItemId,
      BigDecimal unitPrice,
      @Nullable String origin,
      @Nullable String offered,
      @Nullable BigDecimal statedTotal,
      @Nullable BigDecimal leastQuantity,
      @Nullable Integer deliveryDays,
      @Nullable Integer bundle,
      @Nullable BigDecimal bundlePrice) {
    Offer.Price price(List<OpenedTier> tiers) {
      return new Offer.Price(
          lotItemId,
          unitPrice,
          origin,
          offered,
          statedTotal,
          leastQuantity,
          deliveryDays,
          tiers.stream()
              .filter(t -> t.lotItemId() == lotItemId)
              .map(t -> new Offer.Tier(t.fromQuantity(), t.unitPrice()))
              .toList(),
          bundle,
          bundlePrice);
    }
  }

  /** What it asks for an item from a smaller quantity on. */
  @Introspected
  @MappedEntity("bid_tier")
  record OpenedTier(@Id long lotItemId, BigDecimal fromQuantity, BigDecimal unitPrice) {}

  /** A total of a lot that it states. */
  @Introspected
  @MappedEntity("bid_lot_total")
  record OpenedTotal(@Id long lotId, BigDecimal statedTotal) {}

  /** An answer of it. */
  @Introspected
  @MappedEntity("bid_answer")
  record OpenedResponse(
      @Id long requirementId, @Nullable Claim claim, String offered, String remark) {
    Offer.RequirementAnswer answer() {
      return new Offer.RequirementAnswer(requirementId, claim, offered, remark);
    }
  }

  /** An alternative of it. */
  @Introspected
  @MappedEntity("bid_alternative")
  record OpenedWords(@Id long lotId, String description) {}

  /** A price of an alternative. */
  @Introspected
  @MappedEntity("alternative_line")
  record OpenedAlternativePrice(
      @Id long lotItemId,
      long lotId,
      BigDecimal unitPrice,
      @Nullable String origin,
      @Nullable String offered) {}

  @Query(
      """
      SELECT bid_id, currency, is_gcc_origin, validity_days, has_security, statement, most_lots,
             most_value
        FROM opened_bid WHERE bid_id = :bidId""")
  Optional<OpenedTerms> findTerms(long bidId);

  @Query(
      """
      SELECT lot_item_id, unit_price, origin, offered, stated_total, least_quantity, delivery_days,
             bundle, bundle_price
        FROM bid_line WHERE bid_id = :bidId""")
  List<OpenedPrice> listPrices(long bidId);

  @Query(
      """
      SELECT lot_item_id, from_quantity, unit_price
        FROM bid_tier WHERE bid_id = :bidId ORDER BY lot_item_id, from_quantity""")
  List<OpenedTier> listTiers(long bidId);

  @Query("SELECT lot_id, stated_total FROM bid_lot_total WHERE bid_id = :bidId")
  List<OpenedTotal> listTotals(long bidId);

  @Query("SELECT requirement_id, claim, offered, remark FROM bid_answer WHERE bid_id = :bidId")
  List<OpenedResponse> listAnswers(long bidId);

  @Query("SELECT lot_id, description FROM bid_alternative WHERE bid_id = :bidId")
  List<OpenedWords> listAlternatives(long bidId);

  @Query(
      """
      SELECT lot_item_id, lot_id, unit_price, origin, offered
        FROM alternative_line WHERE bid_id = :bidId""")
  List<OpenedAlternativePrice> listAlternativePrices(long bidId);

  /**
   * The offer of an opened bid, without its discounts and the security it states, which have
   * readings of their own; empty before the opening.
   *
   * @param otherwise currency to name while the prices are sealed
   */
  default Optional<Offer> find(long bidId, String otherwise) {
    return findTerms(bidId)
        .map(
            terms -> {
              String currency = terms.currency();
              List<OpenedAlternativePrice> alternative = listAlternativePrices(bidId);
              List<OpenedTier> tiers = listTiers(bidId);
              return new Offer(
                  currency == null ? otherwise : currency,
                  terms.gccOrigin(),
                  terms.validityDays(),
                  terms.hasSecurity(),
                  terms.statement(),
                  listPrices(bidId).stream().map(p -> p.price(tiers)).toList(),
                  List.of(),
                  terms.mostLots(),
                  terms.mostValue(),
                  listAnswers(bidId).stream().map(OpenedResponse::answer).toList(),
                  null,
                  listTotals(bidId).stream()
                      .map(t -> new Offer.LotTotal(t.lotId(), t.statedTotal()))
                      .toList(),
                  listAlternatives(bidId).stream().map(a -> offered(a, alternative)).toList());
            });
  }

  private static Offer.Alternative offered(OpenedWords words, List<OpenedAlternativePrice> prices) {
    return new Offer.Alternative(
        words.lotId(),
        words.description(),
        prices.stream()
            .filter(p -> p.lotId() == words.lotId())
            .map(
                p ->
                    new Offer.AlternativePrice(
                        p.lotItemId(), p.unitPrice(), p.origin(), p.offered()))
            .toList());
  }
}
