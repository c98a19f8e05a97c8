package org.muwahhad.framework;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.muwahhad.shared.Digest;
import org.muwahhad.shared.Money;
import org.muwahhad.shared.Refusal;

/** Agreements, entitlements and call-offs as stored. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface Agreements extends GenericRepository<Agreements.Agreement, Long> {
  /**
   * A stored agreement; its days are days in Riyadh.
   *
   * @param takenBack whether its award was taken back, so that it is no longer in force
   */
  @Introspected
  @MappedEntity("framework_agreement")
  record Agreement(
      @Id long id,
      String number,
      long tenderId,
      long awardId,
      LocalDate startsOn,
      LocalDate endsOn,
      @MappedProperty("is_taken_back") boolean takenBack) {}

  /**
   * What an entity may still order of an item.
   *
   * @param joinedQuantity what it joined the agreement for after its award
   * @param amendedQuantity what amendments added less what they took away
   * @param whole whether it is counted in whole units, such as pieces
   */
  @Introspected
  @MappedEntity("entitlement")
  record Balance(
      @Id long lotItemId,
      long agreementId,
      BigDecimal awardedQuantity,
      BigDecimal transferredQuantity,
      BigDecimal joinedQuantity,
      BigDecimal amendedQuantity,
      BigDecimal calledQuantity,
      boolean whole) {
    /** What it may still order. */
    public BigDecimal left() {
      return awardedQuantity
          .add(transferredQuantity)
          .add(joinedQuantity)
          .add(amendedQuantity)
          .subtract(calledQuantity);
    }

    /**
     * Whether a quantity can be given at once: no part of what is counted whole, unless the demand
     * was such that a part of one is all that is left.
     */
    public boolean isGivenIn(BigDecimal quantity) {
      return !whole
          || quantity.stripTrailingZeros().scale() <= 0
          || quantity.compareTo(left()) == 0;
    }
  }

  @Query(
      """
      INSERT INTO framework_agreement (number, tender_id, award_id, starts_on, ends_on,
                                       concluded_at)
      SELECT CONCAT('FA-', TRIM(LEADING 'JT-' FROM t.number), '-', l.number,
                    CASE WHEN v.winners > 1 THEN CONCAT('-', v.place) ELSE '' END,
                    CASE WHEN g.agreements > 0 THEN CONCAT('-R', g.agreements) ELSE '' END),
             t.id, a.id,
             :startsOn, :endsOn, UTC_TIMESTAMP(6)
        FROM award a
        JOIN joint_tender t ON t.id = a.tender_id
        JOIN lot l ON l.id = a.lot_id
        JOIN (SELECT id, COUNT(*) OVER (PARTITION BY lot_id) AS winners,
                     ROW_NUMBER() OVER (PARTITION BY lot_id ORDER BY id) AS place
                FROM live_award WHERE tender_id = :tenderId) v
          ON v.id = a.id
        LEFT JOIN (SELECT y.lot_id, COUNT(*) AS agreements
                     FROM framework_agreement x JOIN award y ON y.id = x.award_id
                    WHERE x.tender_id = :tenderId AND y.status = 'cancelled'
                    GROUP BY y.lot_id) g
          ON g.lot_id = a.lot_id
       WHERE a.tender_id = :tenderId AND a.status = 'active'
         AND NOT EXISTS (SELECT 1 FROM framework_agreement f WHERE f.award_id = a.id)""")
  int conclude(long tenderId, LocalDate startsOn, LocalDate endsOn);

  @Query(
      """
      INSERT INTO entitlement (agreement_id, entity_id, lot_item_id, awarded_quantity, unit_price,
                               currency)
      SELECT f.id, d.entity_id, x.lot_item_id, SUM(x.quantity), x.unit_price, a.currency
        FROM framework_agreement f
        JOIN award a ON a.id = f.award_id
        JOIN award_allocation x ON x.award_id = a.id
        JOIN demand_line d ON d.id = x.demand_line_id
       WHERE f.tender_id = :tenderId
         AND NOT EXISTS (SELECT 1 FROM entitlement e WHERE e.agreement_id = f.id)
       GROUP BY f.id, d.entity_id, x.lot_item_id, x.unit_price, a.currency""")
  int entitle(long tenderId);

  /** The agreements of a tender whose awards took effect at an instant, UTC. */
  @Query(
      """
      SELECT f.id, f.number, f.tender_id, f.award_id, f.starts_on, f.ends_on,
             a.status <> 'active' AS is_taken_back
        FROM framework_agreement f JOIN award a ON a.id = f.award_id
       WHERE f.tender_id = :tenderId AND a.active_at = :activeAt""")
  List<Agreement> listOf(long tenderId, Instant activeAt);

  /** What an entity was awarded of an item, in words. */
  @Introspected
  @MappedEntity("entitlement")
  record AwardedEntitlement(@Id long entityId, String text) {}

  @Query(
      """
      SELECT entity_id, CONCAT_WS('|', entity_id, lot_item_id, awarded_quantity, unit_price,
                                  currency) AS text
        FROM entitlement WHERE agreement_id = :agreementId AND awarded_quantity > 0""")
  List<AwardedEntitlement> listAwarded(long agreementId);

  /** The digest of what all entities were awarded by an agreement. */
  default String digestAwarded(long agreementId) {
    return Digest.ofAnyOrder(
        listAwarded(agreementId).stream().map(AwardedEntitlement::text).toList());
  }

  @Query(
      """
      SELECT f.id, f.number, f.tender_id, f.award_id, f.starts_on, c.ends_on,
             a.status <> 'active' AS is_taken_back
        FROM framework_agreement f
        JOIN award a ON a.id = f.award_id
        JOIN agreement_condition c ON c.agreement_id = f.id
       WHERE f.id = :id""")
  Optional<Agreement> find(long id);

  /** How an agreement stands today: an {@link AgreementStanding}. */
  @Query("SELECT standing FROM agreement_condition WHERE agreement_id = :id")
  Optional<String> findStanding(long id);

  /** Whether the supplier of an agreement is debarred today; 1 or 0. */
  @Query(
      """
      SELECT COUNT(*)
        FROM agreement_supplier b
       WHERE b.agreement_id = :id
         AND EXISTS (SELECT 1 FROM supplier_debarred d WHERE d.supplier_id = b.supplier_id)""")
  long countDebarred(long id);

  /**
   * The balances of an entity, held until the act ends, so that its orders wait in line. The
   * agreement is held before, as {@link #lock} says.
   */
  @Query(
      """
      SELECT e.lot_item_id, e.agreement_id, e.awarded_quantity, e.transferred_quantity,
             e.joined_quantity, e.amended_quantity, e.called_quantity,
             (SELECT u.is_whole FROM lot_item i JOIN unit_of_measure u ON u.code = i.unit_code
               WHERE i.id = e.lot_item_id) AS whole
        FROM entitlement e
       WHERE e.agreement_id = :agreementId AND e.entity_id = :entityId
       ORDER BY e.lot_item_id FOR UPDATE""")
  List<Balance> lockBalances(long agreementId, long entityId);

  /** The same of several agreements, at least one. */
  @Query(
      """
      SELECT e.lot_item_id, e.agreement_id, e.awarded_quantity, e.transferred_quantity,
             e.joined_quantity, e.amended_quantity, e.called_quantity,
             (SELECT u.is_whole FROM lot_item i JOIN unit_of_measure u ON u.code = i.unit_code
               WHERE i.id = e.lot_item_id) AS whole
        FROM entitlement e
       WHERE e.agreement_id IN (:agreements) AND e.entity_id = :entityId
       ORDER BY e.agreement_id, e.lot_item_id FOR UPDATE""")
  List<Balance> lockBalancesOf(List<Long> agreements, long entityId);

  /**
   * Holds an agreement until the act ends, so that what is ordered of it is added up by one at a
   * time.
   *
   * <p>Every act on an agreement, its balances or its orders begins with this. It then holds the
   * balances, and then the order, the transfer or the accession. Of several agreements it holds the
   * lowest key first, and all of them before the first balance. Whoever holds a balance and then
   * waits for the agreement makes deadlocks: triggers of an order read the balances and orders of
   * all entities of the agreement, and hold what they read.
   */
  @Query("SELECT id FROM framework_agreement WHERE id = :agreementId FOR UPDATE")
  Optional<Long> lock(long agreementId);

  /** The same of several agreements, at least one, the lowest first. */
  @Query("SELECT id FROM framework_agreement WHERE id IN (:agreements) ORDER BY id FOR UPDATE")
  List<Long> lockAll(List<Long> agreements);

  /**
   * The agreements that are ordered from before some, at least one, where a lot is supplied in
   * cascade. A trigger reads them with each line of an order.
   */
  @Query(
      """
      SELECT n.agreement_id AS id
        FROM agreement_cascade o
        JOIN agreement_cascade n ON n.lot_id = o.lot_id AND n.place < o.place
       WHERE o.agreement_id IN (:agreements)""")
  List<Long> listEarlier(List<Long> agreements);

  /** Those of some agreements whose supplier is suspended now; at least one must be given. */
  @Query(
      """
      SELECT b.agreement_id AS id FROM agreement_supplier b
        JOIN supplier_suspension u ON u.running = b.supplier_id
       WHERE b.agreement_id IN (:agreements)""")
  List<Long> listSuspended(List<Long> agreements);

  /**
   * An item that an entity may order, with what is ordered of it by all entities.
   *
   * @param unitPrice price of the agreement in force now
   * @param exact quantities times prices of the lines in force, not rounded
   * @param ordered what these lines were ordered for
   */
  @Introspected
  @MappedEntity("entitlement")
  record OrderedItem(
      @Id long lotItemId,
      long agreementId,
      BigDecimal unitPrice,
      String currency,
      BigDecimal exact,
      BigDecimal ordered) {

    /**
     * What a line adds: all lines of the item that are in force are rounded together, half up, and
     * not each by itself, so that they add up to what the award pays and never to more. Where
     * cancelled orders left more than that, the line adds nothing.
     */
    public Money added(BigDecimal price, BigDecimal quantity) {
      Money after = Money.rounded(exact.add(price.multiply(quantity)), currency);
      Money added = after.minus(Money.rounded(ordered, currency));
      return added.amount().signum() < 0 ? Money.zero(currency) : added;
    }

    /** What a line of them comes to once less of it is ordered, in the same manner. */
    public Money lessened(CallOffQueries.CallOffLine line, BigDecimal quantity) {
      if (quantity.signum() == 0) {
        return Money.zero(currency);
      }
      return new OrderedItem(
              lotItemId,
              agreementId,
              unitPrice,
              currency,
              exact.subtract(line.unitPrice().multiply(line.quantity())),
              ordered.subtract(line.netAmount()))
          .added(line.unitPrice(), quantity);
    }
  }

  /** What is ordered of an item of a balance {@code n}. */
  String ORDERED =
      """
      SELECT n.lot_item_id, n.agreement_id, p.unit_price, n.currency,
             COALESCE(
             (SELECT SUM(x.quantity * w.unit_price)
                FROM call_off_line_in_force x
                JOIN call_off_line_agreed w ON w.call_off_id = x.call_off_id
                 AND w.lot_item_id = x.lot_item_id
               WHERE x.agreement_id = n.agreement_id AND x.lot_item_id = n.lot_item_id
               GROUP BY x.agreement_id, x.lot_item_id), 0) AS exact,
             COALESCE(
             (SELECT SUM(x.net_amount) FROM call_off_line_in_force x
               WHERE x.agreement_id = n.agreement_id AND x.lot_item_id = n.lot_item_id
               GROUP BY x.agreement_id, x.lot_item_id), 0) AS ordered
        FROM entitlement n
        JOIN agreement_price_in_force p ON p.agreement_id = n.agreement_id
                                       AND p.lot_item_id = n.lot_item_id
      """;

  @Query(
      ORDERED
          + """
       WHERE n.agreement_id = :agreementId AND n.entity_id = :entityId
         AND n.lot_item_id = :lotItemId""")
  Optional<OrderedItem> findOrdered(long agreementId, long entityId, long lotItemId);

  /** The same of an item that the entity may order. */
  default OrderedItem getOrdered(long agreementId, long entityId, long lotItemId) {
    return findOrdered(agreementId, entityId, lotItemId)
        .orElseThrow(Refusal.Conflict::changedMeanwhile);
  }

  /** Units of items, of which programs of the database read a table. */
  String DRAWN =
      """
        JOIN JSON_TABLE(:drawn, '$[*]' COLUMNS (
               agreement BIGINT PATH '$.agreement', item BIGINT PATH '$.item',
               quantity DECIMAL(18,3) PATH '$.quantity')) AS j
      """;

  /** The same of all items that are drawn of, in their order. */
  @Query(
      ORDERED
          + DRAWN
          + """
          ON j.agreement = n.agreement_id AND j.item = n.lot_item_id
       WHERE n.entity_id = :entityId
       ORDER BY n.agreement_id, n.lot_item_id""")
  List<OrderedItem> listOrdered(long entityId, String drawn);

  /** Draws units of items from the balances of an entity; returns of how many items. */
  @Query(
      """
      UPDATE entitlement e
      """
          + DRAWN
          + """
          ON j.agreement = e.agreement_id AND j.item = e.lot_item_id
         SET e.called_quantity = e.called_quantity + j.quantity
       WHERE e.entity_id = :entityId
         AND e.called_quantity + j.quantity
             <= e.awarded_quantity + e.transferred_quantity + e.joined_quantity
                + e.amended_quantity""")
  int drawAll(long entityId, String drawn);

  @Query(
      """
      UPDATE entitlement SET called_quantity = called_quantity + :quantity
       WHERE agreement_id = :agreementId AND entity_id = :entityId AND lot_item_id = :lotItemId
         AND called_quantity + :quantity
             <= awarded_quantity + transferred_quantity + joined_quantity + amended_quantity""")
  int draw(long agreementId, long entityId, long lotItemId, BigDecimal quantity);

  /**
   * How much of the value of its balances an entity has ordered, in whole per cents, at the prices
   * of the award.
   */
  @Introspected
  @MappedEntity("entitlement")
  record OrderedShare(@Id long agreementId, int percent) {}

  /** The shares of agreements, at least one. */
  @Query(
      """
      SELECT agreement_id,
             COALESCE(FLOOR(100 * SUM(called_quantity * unit_price)
                / NULLIF(SUM((awarded_quantity + transferred_quantity + joined_quantity
                              + amended_quantity) * unit_price), 0)), 0) AS percent
        FROM entitlement WHERE agreement_id IN (:agreements) AND entity_id = :entityId
       GROUP BY agreement_id""")
  List<OrderedShare> listOrderedShares(List<Long> agreements, long entityId);

  /** Takes back what a line of an order drew, once the order is cancelled. */
  @Query(
      """
      UPDATE entitlement SET called_quantity = called_quantity - :quantity
       WHERE agreement_id = :agreementId AND entity_id = :entityId AND lot_item_id = :lotItemId
         AND called_quantity >= :quantity""")
  int giveBack(long agreementId, long entityId, long lotItemId, BigDecimal quantity);
}
