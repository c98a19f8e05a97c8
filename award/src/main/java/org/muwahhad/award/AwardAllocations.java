package org.muwahhad.award;

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
import java.util.List;
import org.muwahhad.shared.Bilingual;

/** The demand lines that awards serve: those that pending awards would serve, and as stored. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface AwardAllocations extends GenericRepository<AwardAllocations.CostedLine, Long> {

  /**
   * The quantity of a demand line that an award serves.
   *
   * @param unitPrice price paid, without VAT, in the currency of the award
   * @param itemAmount what the award costs for the item of the line, in that currency
   * @param vatPercent of the entity's state
   */
  @Introspected
  @MappedEntity("award_item")
  record SuppliedLine(
      @Id long awardId,
      long lotItemId,
      String stateCode,
      long entityId,
      long demandLineId,
      BigDecimal quantity,
      BigDecimal unitPrice,
      BigDecimal itemAmount,
      String currency,
      BigDecimal vatPercent) {}

  /** The same with its net amount and its VAT, in the currency of the award. */
  @Introspected
  @MappedEntity("award_allocation")
  record CostedLine(
      @Id long awardId,
      long lotItemId,
      String stateCode,
      long entityId,
      long demandLineId,
      BigDecimal quantity,
      BigDecimal unitPrice,
      BigDecimal netAmount,
      BigDecimal vatPercent,
      BigDecimal vatAmount) {}

  /** What a living award comes to, in its currency and in that of the tender. */
  @Introspected
  @MappedEntity("award")
  record LivingAwardTotal(@Id long id, String currency, BigDecimal convertedAmount) {}

  /** A member state. */
  @Introspected
  @MappedEntity("member_state")
  record AwardState(@Id String code, @Relation(EMBEDDED) Bilingual name, String currency) {}

  /**
   * What the pending awards give the demand lines behind them; {@link AllocateAwards} says who
   * serves which line. In the order in which amounts are shared out.
   */
  @Query(
      """
      SELECT g.award_id, g.lot_item_id, g.state_code, n.entity_id, n.demand_line_id,
             LEAST(g.upto, n.upto) - GREATEST(g.upto - g.quantity, n.upto - n.quantity)
               AS quantity,
             g.unit_price, g.amount AS item_amount, g.currency, n.vat_percent
        FROM (SELECT h.award_id, h.lot_item_id, h.state_code, h.quantity, k.unit_price, k.amount,
                     w.currency,
                     SUM(h.quantity) OVER (PARTITION BY h.lot_item_id, h.state_code
                                           ORDER BY h.award_id) AS upto
                FROM award w
                JOIN award_item k ON k.award_id = w.id
                JOIN award_share h ON h.award_id = k.award_id AND h.lot_item_id = k.lot_item_id
               WHERE w.tender_id = :tenderId AND w.status = 'pending') g
        JOIN (SELECT a.demand_line_id, a.lot_item_id, i.position, e.state_code,
                     e.id AS entity_id, a.quantity, s.vat_percent,
                     SUM(a.quantity)
                       OVER (PARTITION BY a.lot_item_id, e.state_code
                             ORDER BY d.need_by, d.id) AS upto
                FROM lot_item i
                JOIN allocation_in_force a ON a.lot_item_id = i.id
                JOIN demand_line d ON d.id = a.demand_line_id
                JOIN procuring_entity e ON e.id = d.entity_id
                JOIN member_state s ON s.code = e.state_code
               WHERE i.tender_id = :tenderId) n
          ON n.lot_item_id = g.lot_item_id
         AND n.state_code = g.state_code
         AND n.quantity > 0
         AND n.upto > g.upto - g.quantity
         AND n.upto - n.quantity < g.upto
       ORDER BY g.award_id, n.position, g.lot_item_id, g.state_code, n.demand_line_id""")
  List<SuppliedLine> listToServe(long tenderId);

  @Query(
      """
      SELECT x.award_id, x.lot_item_id, e.state_code, e.id AS entity_id, x.demand_line_id,
             x.quantity, x.unit_price, x.net_amount, x.vat_percent, x.vat_amount
        FROM live_award a
        JOIN award_allocation x ON x.award_id = a.id
        JOIN lot_item i ON i.id = x.lot_item_id
        JOIN demand_line d ON d.id = x.demand_line_id
        JOIN procuring_entity e ON e.id = d.entity_id
       WHERE a.tender_id = :tenderId
       ORDER BY x.award_id, i.position, x.lot_item_id, e.state_code, x.demand_line_id""")
  List<CostedLine> listServed(long tenderId);

  @Query(
      """
      SELECT id, currency, converted_amount FROM live_award
       WHERE tender_id = :tenderId ORDER BY id""")
  List<LivingAwardTotal> listAwards(long tenderId);

  /** The items of a tender in the order in which amounts are shared out. */
  @Query("SELECT id FROM lot_item WHERE tender_id = :tenderId ORDER BY position, id")
  List<Long> listItemOrder(long tenderId);

  @Query("SELECT code, name_ar, name_en, currency FROM member_state ORDER BY code")
  List<AwardState> listStates();

  @Query(
      """
      INSERT INTO award_allocation (award_id, demand_line_id, lot_item_id, quantity, unit_price,
                                    net_amount, vat_percent, vat_amount)
      VALUES (:awardId, :demandLineId, :lotItemId, :quantity, :unitPrice, :netAmount, :vatPercent,
              :vatAmount)""")
  void add(List<CostedLine> lines);
}
