package org.muwahhad.award.scenario;

import static io.micronaut.data.annotation.Relation.Kind.EMBEDDED;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Relation;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.CodeName;

/** What a scenario is made of: what each state needs of each item, and what was bid for it. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface ScenarioMaterialQueries
    extends GenericRepository<ScenarioMaterialQueries.ScenarioNeed, Long> {

  /** What one state needs of one item of an active lot, in the item's unit. */
  @Introspected
  @MappedEntity("lot_item")
  record ScenarioNeed(
      @Id long lotItemId,
      long lotId,
      int lotNumber,
      String itemCode,
      String stateCode,
      BigDecimal quantity) {}

  /**
   * One price of a bid that may win its lot; without VAT, in the currency of the bid.
   *
   * @param leastQuantity the least of the item that the bid gives; null where it names none
   * @param bundlePrice what a unit costs if the lots of its bundle are won together; null without
   */
  @Introspected
  @MappedEntity("bid_line")
  record Price(
      @Id long lotItemId,
      long lotId,
      int lotNumber,
      String itemCode,
      long bidId,
      String registrationNumber,
      int rankPosition,
      BigDecimal finalScore,
      BigDecimal unitPrice,
      @Nullable BigDecimal leastQuantity,
      @Nullable BigDecimal bundlePrice,
      String currency,
      @MappedProperty("is_gcc_origin") boolean gccOrigin) {
    /** The same at another price. */
    Price at(BigDecimal other) {
      return new Price(
          lotItemId,
          lotId,
          lotNumber,
          itemCode,
          bidId,
          registrationNumber,
          rankPosition,
          finalScore,
          other,
          leastQuantity,
          bundlePrice,
          currency,
          gccOrigin);
    }
  }

  /** What a bid asks for one unit of an item from a smaller quantity on. */
  @Introspected
  @MappedEntity("bid_tier")
  record BidTier(@Id long bidId, long lotItemId, BigDecimal fromQuantity, BigDecimal unitPrice) {}

  /**
   * A bidder by its register number, which names it in a problem.
   *
   * @param mostLots the lots it declared it can take at most; null without such a limit
   * @param mostValue the same of the value, without VAT, in the currency of the bid
   */
  @Introspected
  @MappedEntity("supplier")
  record Bidder(
      @Id String registrationNumber,
      long bidId,
      @Relation(EMBEDDED) Bilingual name,
      String currency,
      @Nullable Integer mostLots,
      @Nullable BigDecimal mostValue) {}

  /**
   * One lot of a conditional discount: it has to be won, or its prices are lowered.
   *
   * @param winning how many lots of the condition have to be won; null for all
   * @param bundle whether it is a bundle, which takes no percentage off
   */
  @Introspected
  @MappedEntity("bid_discount_lot")
  record DiscountLot(
      @Id long bidId,
      String registrationNumber,
      int number,
      BigDecimal percent,
      @Nullable Integer winning,
      @MappedProperty("is_bundle") boolean bundle,
      int lotNumber,
      String role) {
    boolean isCondition() {
      return role.equals("WHEN_WINNING");
    }
  }

  /**
   * A lot that is settled beside all scenarios: an award of it is in force, or the reserve is
   * called for it, so that nobody else can be recommended.
   *
   * @param amount what the bid is paid for it, without VAT, in the currency of the bid
   * @param alone whether no other bid has an award of it
   */
  @Introspected
  @MappedEntity("award")
  record SettledLot(
      @Id long lotId,
      int lotNumber,
      long bidId,
      String registrationNumber,
      BigDecimal amount,
      @MappedProperty("is_alone") boolean alone) {}

  /** The lots with an award in force, with each award. */
  @Query(
      """
      SELECT l.id AS lot_id, l.number AS lot_number, a.bid_id, s.registration_number, a.amount,
             n.awards = 1 AS is_alone
        FROM live_award a
        JOIN (SELECT o.lot_id, COUNT(*) AS awards FROM live_award o
               WHERE o.tender_id = :tenderId GROUP BY o.lot_id) n ON n.lot_id = a.lot_id
        JOIN lot l ON l.id = a.lot_id
        JOIN bid b ON b.id = a.bid_id
        JOIN supplier s ON s.id = b.supplier_id
       WHERE a.tender_id = :tenderId AND a.status = 'active'
       ORDER BY l.number, s.registration_number""")
  List<SettledLot> listAwarded(long tenderId);

  /** The lots for which the reserve is called, at the prices that it accepted. */
  @Query(
      """
      SELECT l.id AS lot_id, l.number AS lot_number, k.bid_id, s.registration_number,
             SUM(ROUND(w.quantity * w.unit_price, c.decimals)) AS amount, TRUE AS is_alone
        FROM valid_reserve_call k
        JOIN winner_price w ON w.award_id = k.award_id AND w.bid_id = k.bid_id
        JOIN currency c ON c.code = w.currency
        JOIN lot l ON l.id = k.lot_id AND l.status = 'ACTIVE'
         AND NOT EXISTS (SELECT 1 FROM live_award a WHERE a.lot_id = l.id AND a.status = 'active')
        JOIN bid b ON b.id = k.bid_id
        JOIN supplier s ON s.id = b.supplier_id
       WHERE k.tender_id = :tenderId
       GROUP BY l.id, l.number, k.bid_id, s.registration_number
       ORDER BY l.number""")
  List<SettledLot> listCalled(long tenderId);

  /** What is needed of the lots that are not settled. */
  @Query(
      """
      SELECT i.id AS lot_item_id, l.id AS lot_id, l.number AS lot_number, c.code AS item_code,
             e.state_code, SUM(a.quantity) AS quantity
        FROM lot_item i
        JOIN lot l ON l.id = i.lot_id AND l.status = 'ACTIVE'
         AND NOT EXISTS (SELECT 1 FROM live_award w WHERE w.lot_id = l.id AND w.status = 'active')
         AND NOT EXISTS (SELECT 1 FROM valid_reserve_call k WHERE k.lot_id = l.id)
        JOIN item_revision r ON r.id = i.revision_id
        JOIN catalog_item c ON c.id = r.item_id
        JOIN allocation_in_force a ON a.lot_item_id = i.id
        JOIN demand_line d ON d.id = a.demand_line_id
        JOIN procuring_entity e ON e.id = d.entity_id
       WHERE i.tender_id = :tenderId AND a.quantity > 0
       GROUP BY i.id, l.id, l.number, i.position, c.code, e.state_code
       ORDER BY l.number, i.position, i.id, e.state_code""")
  List<ScenarioNeed> listNeeds(long tenderId);

  /**
   * The prices of the admissible bids for lots that are not settled, but for those that cannot be
   * recommended: whose abnormally low price was not explained, and who had the lot and lost it.
   */
  @Query(
      """
      SELECT p.lot_item_id, l.id AS lot_id, l.number AS lot_number,
             c.code AS item_code, r.bid_id, s.registration_number, r.rank_position, r.final_score,
             p.unit_price, p.least_quantity, p.bundle_price, o.currency, o.is_gcc_origin
        FROM lot_ranking r
        JOIN lot l ON l.id = r.lot_id AND l.status = 'ACTIVE'
         AND NOT EXISTS (SELECT 1 FROM live_award w WHERE w.lot_id = l.id AND w.status = 'active')
         AND NOT EXISTS (SELECT 1 FROM valid_reserve_call k WHERE k.lot_id = l.id)
        JOIN opened_bid o ON o.bid_id = r.bid_id
        JOIN bid b ON b.id = r.bid_id
        JOIN supplier s ON s.id = b.supplier_id
        JOIN lot_item i ON i.lot_id = l.id
        JOIN item_revision v ON v.id = i.revision_id
        JOIN catalog_item c ON c.id = v.item_id
        JOIN price_in_force p ON p.bid_id = r.bid_id AND p.lot_item_id = i.id
       WHERE r.tender_id = :tenderId AND r.is_admissible
         AND NOT (r.is_abnormally_low AND r.explanation IS NULL)
         AND NOT EXISTS (SELECT 1 FROM award g
                          WHERE g.lot_id = l.id AND g.bid_id = r.bid_id
                            AND g.end_reason IN ('GUARANTEE', 'SIGNATURE', 'TERMINATION'))
         AND NOT EXISTS (SELECT 1 FROM review_exclusion x
                          WHERE x.lot_id = l.id AND x.bid_id = r.bid_id)
       ORDER BY s.registration_number, l.number, i.position, i.id""")
  List<Price> listPrices(long tenderId);

  /** What bids ask for smaller quantities of items, from the smallest on. */
  @Query(
      """
      SELECT bid_id, lot_item_id, from_quantity, unit_price
        FROM tier_in_force WHERE tender_id = :tenderId
       ORDER BY bid_id, lot_item_id, from_quantity""")
  List<BidTier> listTiers(long tenderId);

  /** The bidders whose prices are open: in two envelopes those of the others stay sealed. */
  @Query(
      """
      SELECT s.registration_number, b.id AS bid_id, s.name_ar, s.name_en, o.currency,
             o.most_lots, o.most_value
        FROM opened_bid o
        JOIN bid b ON b.id = o.bid_id
        JOIN supplier s ON s.id = b.supplier_id
       WHERE o.tender_id = :tenderId AND o.currency IS NOT NULL
       ORDER BY s.registration_number""")
  List<Bidder> listBidders(long tenderId);

  @Query(
      """
      SELECT d.bid_id, s.registration_number, d.number, d.percent, d.winning,
             d.is_bundle, l.number AS lot_number, x.role
        FROM bid_discount d
        JOIN bid_discount_lot x ON x.bid_id = d.bid_id AND x.number = d.number
        JOIN lot l ON l.id = x.lot_id
        JOIN bid b ON b.id = d.bid_id
        JOIN supplier s ON s.id = b.supplier_id
       WHERE d.tender_id = :tenderId
       ORDER BY s.registration_number, d.number, l.number, x.role""")
  List<DiscountLot> listDiscountLots(long tenderId);

  @Query(
      """
      SELECT DISTINCT m.code, m.name_ar, m.name_en
        FROM lot_item i
        JOIN allocation a ON a.lot_item_id = i.id
        JOIN demand_line d ON d.id = a.demand_line_id
        JOIN procuring_entity e ON e.id = d.entity_id
        JOIN member_state m ON m.code = e.state_code
       WHERE i.tender_id = :tenderId ORDER BY m.code""")
  List<CodeName> listStates(long tenderId);

  /** Whether the person declared to have no conflict of interest (1) or not (0). */
  @Query(
      """
      SELECT CASE WHEN is_out THEN 0 ELSE 1 END FROM conflict_declaration
       WHERE tender_id = :tenderId AND person_id = :personId""")
  Optional<Integer> findFree(long tenderId, long personId);
}
