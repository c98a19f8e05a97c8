package org.muwahhad.framework;

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
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Money;

/**
 * Call-offs with what was delivered of them, as pages and programs read them. Empty filters ({@code
 * ''} and 0) take everything; who may see what is asked in {@code calloff.ViewCallOff}.
 */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface CallOffQueries extends GenericRepository<CallOffQueries.CallOff, Long> {

  /**
   * An order's own row; instants are UTC.
   *
   * @param vatPercent rate of the state of the entity when it was placed
   * @param competitionNumber of the mini-competition that placed it; null for an officer's order
   * @param placedBy key of the officer who placed it, as {@code placer} names
   * @param wantedOn day by which the entity wants it, in Riyadh, with its last change; null where
   *     it did not say
   * @param promisedOn day by which the supplier delivers, in Riyadh, with its last change; null
   *     until it has confirmed
   * @param sentAt when the supplier received it; null until it is approved
   * @param cancelledAt when it was cancelled; null while it is in force, as who did it and why
   */
  @Introspected
  @MappedEntity("call_off")
  record CallOff(
      @Id long id,
      String number,
      long agreementId,
      String agreementNumber,
      @Relation(EMBEDDED) Bilingual lotTitle,
      long entityId,
      String stateCode,
      @Relation(EMBEDDED) Bilingual entity,
      long supplierId,
      @Relation(EMBEDDED) Bilingual supplier,
      OrderStatus status,
      Instant placedAt,
      long placedBy,
      @Relation(EMBEDDED) Bilingual placer,
      @Nullable LocalDate wantedOn,
      @Nullable LocalDate promisedOn,
      @Nullable Instant sentAt,
      BigDecimal vatPercent,
      @Nullable Long competitionId,
      @Nullable String competitionNumber,
      @Nullable Instant cancelledAt,
      @Relation(EMBEDDED) @Nullable Bilingual canceller,
      @Nullable String cancelReason) {
    /** Whether it no longer counts. */
    public boolean isCancelled() {
      return cancelledAt != null;
    }

    /** Who cancelled it; empty texts while it is in force. */
    public Bilingual cancellerName() {
      return Bilingual.orEmpty(canceller);
    }
  }

  /**
   * A line of an order.
   *
   * @param quantity what is ordered, as the last agreed change has it
   * @param netAmount what that comes to
   * @param placedQuantity what was ordered when it was placed
   * @param placedAmount what that came to
   * @param whole whether it is counted in whole units, such as pieces
   */
  @Introspected
  @MappedEntity("call_off_line")
  record CallOffLine(
      @Id long lotItemId,
      long callOffId,
      String itemCode,
      @Relation(EMBEDDED) Bilingual item,
      @Relation(EMBEDDED) Bilingual unit,
      BigDecimal quantity,
      BigDecimal acceptedQuantity,
      BigDecimal unitPrice,
      String currency,
      BigDecimal netAmount,
      BigDecimal placedQuantity,
      BigDecimal placedAmount,
      boolean whole) {
    /** What the line comes to, without VAT. */
    public Money net() {
      return Money.rounded(netAmount, currency);
    }

    /** What the line came to, without VAT, when it was placed. */
    public Money placedNet() {
      return Money.rounded(placedAmount, currency);
    }

    /** Whether less is ordered than was placed. */
    public boolean isChanged() {
      return quantity.compareTo(placedQuantity) != 0;
    }

    /** The price of one unit, without VAT: of the mini-competition that ordered it, if one did. */
    public Money price() {
      return Money.price(unitPrice, currency);
    }

    /** What is still to be delivered and accepted. */
    public BigDecimal open() {
      return quantity.subtract(acceptedQuantity);
    }
  }

  /**
   * A line of demand that a line of the order serves: what its entity asked for of the item, by the
   * award that the order draws on. A balance taken over from others serves none, nor does an order
   * that was cancelled.
   *
   * @param quantity what the award gives the line of demand, in units of the item
   */
  @Introspected
  @MappedEntity("demand_line")
  record ServedDemandLine(
      @Id long demandLineId,
      long lotItemId,
      String roundCode,
      int lineNumber,
      BigDecimal quantity) {}

  /**
   * What the supplier answered to an order; the instant is UTC.
   *
   * @param promisedOn day by which it delivers, in Riyadh; null when it declined
   * @param remark on a confirmation, which may be empty, or why it declined
   */
  @Introspected
  @MappedEntity("call_off_answer")
  record AnsweredOrder(
      @Id AnswerToOrder answer,
      @Nullable LocalDate promisedOn,
      String remark,
      @Relation(EMBEDDED) Bilingual person,
      Instant answeredAt) {}

  /** A delivery of one item; the instant is UTC. */
  @Introspected
  @MappedEntity("delivery")
  record DeliveredItem(
      @Id long id,
      String itemCode,
      @Relation(EMBEDDED) Bilingual item,
      @Relation(EMBEDDED) Bilingual unit,
      LocalDate deliveredOn,
      BigDecimal deliveredQuantity,
      BigDecimal acceptedQuantity,
      String reason,
      @Relation(EMBEDDED) Bilingual person,
      Instant recordedAt) {}

  String CALL_OFF =
      """
      SELECT o.id, o.number, o.agreement_id, f.number AS agreement_number,
             l.title_ar AS lot_title_ar, l.title_en AS lot_title_en, o.entity_id,
             e.state_code, e.name_ar AS entity_ar, e.name_en AS entity_en, b.supplier_id,
             s.name_ar AS supplier_ar, s.name_en AS supplier_en, q.status, o.placed_at,
             o.placed_by, h.name_ar AS placer_ar, h.name_en AS placer_en, q.wanted_on,
             q.promised_on, q.sent_at, o.vat_percent,
             t.id AS competition_id, t.number AS competition_number, z.cancelled_at,
             p.name_ar AS canceller_ar, p.name_en AS canceller_en, z.reason AS cancel_reason
        FROM call_off o
        JOIN call_off_standing q ON q.call_off_id = o.id
        JOIN person h ON h.id = o.placed_by
        LEFT JOIN call_off_cancellation z ON z.call_off_id = o.id
        LEFT JOIN person p ON p.id = z.cancelled_by
        LEFT JOIN award w ON w.id = o.award_id
        LEFT JOIN joint_tender t ON t.id = w.tender_id
        JOIN framework_agreement f ON f.id = o.agreement_id
        JOIN award fa ON fa.id = f.award_id
        JOIN lot l ON l.id = fa.lot_id
        JOIN agreement_supplier b ON b.agreement_id = f.id
        JOIN supplier s ON s.id = b.supplier_id
        JOIN procuring_entity e ON e.id = o.entity_id
      """;

  /** A supplier reads what it received: not what waits to be approved, nor never was. */
  @Query(
      CALL_OFF
          + """
       WHERE o.id = :id AND (:state = '' OR e.state_code = :state)
         AND (:entityId = 0 OR o.entity_id = :entityId)
         AND (:supplierId = 0 OR (b.supplier_id = :supplierId AND q.sent_at IS NOT NULL))""")
  Optional<CallOff> find(long id, String state, long entityId, long supplierId);

  /** Some orders, at least one, whoever may see them. */
  @Query(CALL_OFF + " WHERE o.id IN (:callOffs)")
  List<CallOff> listOf(List<Long> callOffs);

  String LINES =
      """
      SELECT x.lot_item_id, x.call_off_id, c.code AS item_code, r.name_ar AS item_ar,
             r.name_en AS item_en, u.name_ar AS unit_ar, u.name_en AS unit_en,
             COALESCE(k.quantity, x.quantity) AS quantity,
             (SELECT COALESCE(SUM(y.accepted_quantity), 0) FROM delivery y
               WHERE y.call_off_id = x.call_off_id AND y.lot_item_id = x.lot_item_id)
             AS accepted_quantity,
             n.unit_price, n.currency, COALESCE(k.net_amount, x.net_amount) AS net_amount,
             x.quantity AS placed_quantity, x.net_amount AS placed_amount, u.is_whole AS whole
        FROM call_off_line x
        LEFT JOIN order_change_item k ON k.line_order = x.call_off_id
                                     AND k.lot_item_id = x.lot_item_id
        JOIN call_off_line_agreed n ON n.call_off_id = x.call_off_id
                                   AND n.lot_item_id = x.lot_item_id
        JOIN lot_item i ON i.id = x.lot_item_id
        JOIN item_revision r ON r.id = n.revision_id
        JOIN catalog_item c ON c.id = r.item_id
        JOIN unit_of_measure u ON u.code = i.unit_code
      """;

  @Query(LINES + " WHERE x.call_off_id = :callOffId ORDER BY i.position, i.id")
  List<CallOffLine> listLines(long callOffId);

  /** Those of some orders, at least one. */
  @Query(LINES + " WHERE x.call_off_id IN (:callOffs) ORDER BY x.call_off_id, i.position, i.id")
  List<CallOffLine> listLinesOf(List<Long> callOffs);

  @Query(
      """
      SELECT d.id AS demand_line_id, x.lot_item_id, r.code AS round_code, d.line_number, a.quantity
        FROM call_off o
        JOIN framework_agreement f ON f.id = o.agreement_id
        JOIN award w ON w.id = COALESCE(o.award_id, f.award_id)
        JOIN bid b ON b.id = w.bid_id
        JOIN award_allocation a ON a.award_id = w.id
        JOIN demand_line d ON d.id = a.demand_line_id AND d.entity_id = o.entity_id
        JOIN submission s ON s.id = d.submission_id
        JOIN demand_round r ON r.id = s.round_id
        LEFT JOIN agreement_ceiling k ON k.lot_item_id = a.lot_item_id
                                     AND k.supplier_id = b.supplier_id
        JOIN call_off_line_in_force x ON x.call_off_id = o.id
                            AND x.lot_item_id = COALESCE(k.agreement_item_id, a.lot_item_id)
       WHERE o.id = :callOffId
       ORDER BY x.lot_item_id, r.code, d.line_number""")
  List<ServedDemandLine> listServed(long callOffId);

  /** The answers to an order, the last first. */
  @Query(
      """
      SELECT w.answer, w.promised_on, w.remark, p.name_ar AS person_ar, p.name_en AS person_en,
             w.answered_at
        FROM call_off_answer w JOIN person p ON p.id = w.answered_by
       WHERE w.call_off_id = :callOffId
       ORDER BY w.answered_at DESC, w.answer""")
  List<AnsweredOrder> listAnswers(long callOffId);

  @Query(
      """
      SELECT y.id, c.code AS item_code, r.name_ar AS item_ar, r.name_en AS item_en,
             u.name_ar AS unit_ar, u.name_en AS unit_en, y.delivered_on, y.delivered_quantity,
             y.accepted_quantity, y.reason, p.name_ar AS person_ar, p.name_en AS person_en,
             y.recorded_at
        FROM delivery y
        JOIN person p ON p.id = y.recorded_by
        JOIN call_off_line_agreed n ON n.call_off_id = y.call_off_id
                                   AND n.lot_item_id = y.lot_item_id
        JOIN lot_item i ON i.id = y.lot_item_id
        JOIN item_revision r ON r.id = n.revision_id
        JOIN catalog_item c ON c.id = r.item_id
        JOIN unit_of_measure u ON u.code = i.unit_code
       WHERE y.call_off_id = :callOffId
       ORDER BY y.delivered_on DESC, y.id DESC""")
  List<DeliveredItem> listDelivered(long callOffId);

  /** How many despatches of an order its entity has not received. */
  @Query(
      """
      SELECT COUNT(*) FROM despatch d LEFT JOIN despatch_receipt r ON r.despatch_id = d.id
       WHERE d.call_off_id = :callOffId AND r.despatch_id IS NULL""")
  long countUnderWay(long callOffId);
}
