package org.muwahhad.reporting.figures;

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
import org.muwahhad.reporting.Wording;
import org.muwahhad.reports.balance.BalanceReport;
import org.muwahhad.shared.Bilingual;

/**
 * What of a framework agreement is a state's or an entity's. Who may read it is decided in {@link
 * BalanceReporter}; an empty state and an entity of 0 ask for all.
 */
@JdbcRepository(dialect = Dialect.MYSQL)
interface BalanceReportQueries extends GenericRepository<BalanceReportQueries.BalanceRow, Long> {

  /** An agreement; its days are days in Riyadh. */
  @Introspected
  @MappedEntity("framework_agreement")
  record AgreementRow(
      @Id long id,
      String number,
      int lotNumber,
      @Relation(EMBEDDED) Bilingual lot,
      @Relation(EMBEDDED) Bilingual supplier,
      LocalDate startsOn,
      LocalDate endsOn,
      String currency) {}

  /**
   * What an entity has of an item.
   *
   * @param moved what transfers and amendments added less what they took away
   */
  @Introspected
  @MappedEntity("entitlement")
  record BalanceRow(
      @Id long lotItemId,
      long entityId,
      String entityCode,
      @Relation(EMBEDDED) Bilingual entity,
      @Relation(EMBEDDED) Bilingual state,
      String itemCode,
      @Relation(EMBEDDED) Bilingual item,
      @Relation(EMBEDDED) Bilingual unit,
      BigDecimal unitPrice,
      String currency,
      BigDecimal awarded,
      BigDecimal moved,
      BigDecimal joined,
      BigDecimal ordered,
      BigDecimal delivered,
      BigDecimal accepted) {
    BalanceReport.Entity reported() {
      return named(entityCode, entity, state);
    }
  }

  /** An item of a call-off, with what came of it. */
  @Introspected
  @MappedEntity("call_off")
  record OrderRow(
      @Id long callOffId,
      String number,
      String entityCode,
      @Relation(EMBEDDED) Bilingual entity,
      @Relation(EMBEDDED) Bilingual state,
      Instant placedAt,
      String itemCode,
      @Relation(EMBEDDED) Bilingual item,
      @Relation(EMBEDDED) Bilingual unit,
      BigDecimal unitPrice,
      String currency,
      BigDecimal quantity,
      BigDecimal delivered,
      BigDecimal accepted,
      @Nullable LocalDate lastDelivery,
      BigDecimal netAmount) {
    BalanceReport.Entity reported() {
      return named(entityCode, entity, state);
    }
  }

  /** An order that was cancelled; instants are UTC. */
  @Introspected
  @MappedEntity("call_off_cancellation")
  record CancelledRow(
      @Id long callOffId,
      String number,
      String entityCode,
      @Relation(EMBEDDED) Bilingual entity,
      @Relation(EMBEDDED) Bilingual state,
      Instant placedAt,
      Instant cancelledAt,
      String reason) {
    BalanceReport.Entity reported() {
      return named(entityCode, entity, state);
    }
  }

  /** A delivery. */
  @Introspected
  @MappedEntity("delivery")
  record DeliveryRow(
      @Id long id,
      String number,
      String entityCode,
      @Relation(EMBEDDED) Bilingual entity,
      @Relation(EMBEDDED) Bilingual state,
      LocalDate deliveredOn,
      @Relation(EMBEDDED) Bilingual item,
      @Relation(EMBEDDED) Bilingual unit,
      BigDecimal delivered,
      BigDecimal accepted,
      String reason) {
    BalanceReport.Entity reported() {
      return named(entityCode, entity, state);
    }
  }

  /** A transfer from or to the state or entity. */
  @Introspected
  @MappedEntity("balance_transfer")
  record TransferRow(
      @Id long id,
      @Relation(EMBEDDED) Bilingual item,
      String giverCode,
      @Relation(EMBEDDED) Bilingual giver,
      @Relation(EMBEDDED) Bilingual giverState,
      String receiverCode,
      @Relation(EMBEDDED) Bilingual receiver,
      @Relation(EMBEDDED) Bilingual receiverState,
      BigDecimal quantity,
      @Relation(EMBEDDED) Bilingual unit,
      String status,
      Instant offeredAt,
      @Nullable Instant endedAt) {
    BalanceReport.Entity reportedGiver() {
      return named(giverCode, giver, giverState);
    }

    BalanceReport.Entity reportedReceiver() {
      return named(receiverCode, receiver, receiverState);
    }
  }

  private static BalanceReport.Entity named(String code, Bilingual name, Bilingual state) {
    return new BalanceReport.Entity(code, Wording.of(name), Wording.of(state));
  }

  String ITEM =
      """
        JOIN item_revision r ON r.id = i.revision_id
        JOIN catalog_item c ON c.id = r.item_id
        JOIN unit_of_measure u ON u.code = i.unit_code
      """;

  /** The item that is delivered under the agreement, or was when it was ordered. */
  String AGREED_ITEM =
      """
        JOIN item_revision r ON r.id = g.revision_id
        JOIN catalog_item c ON c.id = r.item_id
        JOIN unit_of_measure u ON u.code = i.unit_code
      """;

  String THEIRS =
      """
         AND (:state = '' OR e.state_code = :state) AND (:entityId = 0 OR e.id = :entityId)
      """;

  @Query(
      """
      SELECT f.id, f.number, o.number AS lot_number, o.title_ar AS lot_ar, o.title_en AS lot_en,
             p.name_ar AS supplier_ar, p.name_en AS supplier_en, f.starts_on, c.ends_on, a.currency
        FROM framework_agreement f
        JOIN agreement_condition c ON c.agreement_id = f.id
        JOIN award a ON a.id = f.award_id
        JOIN lot o ON o.id = a.lot_id
        JOIN agreement_supplier b ON b.agreement_id = f.id
        JOIN supplier p ON p.id = b.supplier_id
       WHERE f.id = :id""")
  Optional<AgreementRow> findAgreement(long id);

  @Query(
      """
      SELECT n.lot_item_id, e.id AS entity_id, e.code AS entity_code, e.name_ar AS entity_ar,
             e.name_en AS entity_en, m.name_ar AS state_ar, m.name_en AS state_en,
             c.code AS item_code, r.name_ar AS item_ar, r.name_en AS item_en,
             u.name_ar AS unit_ar, u.name_en AS unit_en, g.unit_price, n.currency,
             n.awarded_quantity AS awarded,
             n.transferred_quantity + n.amended_quantity AS moved,
             n.joined_quantity AS joined,
             n.called_quantity AS ordered, COALESCE(y.delivered, 0) AS delivered,
             COALESCE(y.accepted, 0) AS accepted
        FROM entitlement n
        JOIN agreement_price_in_force g ON g.agreement_id = n.agreement_id
                                       AND g.lot_item_id = n.lot_item_id
        JOIN procuring_entity e ON e.id = n.entity_id
        JOIN member_state m ON m.code = e.state_code
        JOIN lot_item i ON i.id = n.lot_item_id
      """
          + AGREED_ITEM
          + """
        LEFT JOIN (SELECT k.entity_id, d.lot_item_id, SUM(d.delivered_quantity) AS delivered,
                          SUM(d.accepted_quantity) AS accepted
                     FROM call_off k JOIN delivery d ON d.call_off_id = k.id
                    WHERE k.agreement_id = :agreementId
                    GROUP BY k.entity_id, d.lot_item_id) y
               ON y.entity_id = n.entity_id AND y.lot_item_id = n.lot_item_id
       WHERE n.agreement_id = :agreementId
      """
          + THEIRS
          + " ORDER BY e.state_code, e.code, i.position, i.id")
  List<BalanceRow> listBalances(long agreementId, String state, long entityId);

  @Query(
      """
      SELECT k.id AS call_off_id, k.number, e.code AS entity_code, e.name_ar AS entity_ar,
             e.name_en AS entity_en, m.name_ar AS state_ar, m.name_en AS state_en,
             k.placed_at, c.code AS item_code, r.name_ar AS item_ar, r.name_en AS item_en,
             u.name_ar AS unit_ar, u.name_en AS unit_en,
             g.unit_price, g.currency, x.quantity,
             COALESCE(y.delivered, 0) AS delivered, COALESCE(y.accepted, 0) AS accepted,
             y.last_delivery, x.net_amount
        FROM call_off k
        JOIN call_off_line_in_force x ON x.call_off_id = k.id
        JOIN call_off_line_agreed g ON g.call_off_id = x.call_off_id
                                   AND g.lot_item_id = x.lot_item_id
        JOIN procuring_entity e ON e.id = k.entity_id
        JOIN member_state m ON m.code = e.state_code
        JOIN lot_item i ON i.id = x.lot_item_id
      """
          + AGREED_ITEM
          + """
        LEFT JOIN (SELECT d.call_off_id, d.lot_item_id, SUM(d.delivered_quantity) AS delivered,
                          SUM(d.accepted_quantity) AS accepted,
                          MAX(d.delivered_on) AS last_delivery
                     FROM delivery d GROUP BY d.call_off_id, d.lot_item_id) y
               ON y.call_off_id = x.call_off_id AND y.lot_item_id = x.lot_item_id
       WHERE k.agreement_id = :agreementId
      """
          + THEIRS
          + " ORDER BY k.placed_at DESC, k.id DESC, i.position, i.id")
  List<OrderRow> listOrders(long agreementId, String state, long entityId);

  @Query(
      """
      SELECT k.id AS call_off_id, k.number, e.code AS entity_code, e.name_ar AS entity_ar,
             e.name_en AS entity_en, m.name_ar AS state_ar, m.name_en AS state_en, k.placed_at,
             z.cancelled_at, z.reason
        FROM call_off k
        JOIN call_off_cancellation z ON z.call_off_id = k.id
        JOIN procuring_entity e ON e.id = k.entity_id
        JOIN member_state m ON m.code = e.state_code
       WHERE k.agreement_id = :agreementId
      """
          + THEIRS
          + " ORDER BY z.cancelled_at DESC, k.id DESC")
  List<CancelledRow> listCancelled(long agreementId, String state, long entityId);

  @Query(
      """
      SELECT d.id, k.number, e.code AS entity_code, e.name_ar AS entity_ar,
             e.name_en AS entity_en, m.name_ar AS state_ar, m.name_en AS state_en, d.delivered_on,
             r.name_ar AS item_ar, r.name_en AS item_en, u.name_ar AS unit_ar,
             u.name_en AS unit_en, d.delivered_quantity AS delivered,
             d.accepted_quantity AS accepted, d.reason
        FROM call_off k
        JOIN delivery d ON d.call_off_id = k.id
        JOIN procuring_entity e ON e.id = k.entity_id
        JOIN member_state m ON m.code = e.state_code
        JOIN lot_item i ON i.id = d.lot_item_id
      """
          + ITEM
          + " WHERE k.agreement_id = :agreementId "
          + THEIRS
          + " ORDER BY d.delivered_on DESC, d.id DESC")
  List<DeliveryRow> listDeliveries(long agreementId, String state, long entityId);

  @Query(
      """
      SELECT t.id, r.name_ar AS item_ar, r.name_en AS item_en, g.code AS giver_code,
             g.name_ar AS giver_ar, g.name_en AS giver_en, gs.name_ar AS giver_state_ar,
             gs.name_en AS giver_state_en, v.code AS receiver_code, v.name_ar AS receiver_ar,
             v.name_en AS receiver_en, vs.name_ar AS receiver_state_ar,
             vs.name_en AS receiver_state_en, t.quantity,
             u.name_ar AS unit_ar, u.name_en AS unit_en, t.status, t.offered_at, t.ended_at
        FROM balance_transfer t
        JOIN procuring_entity g ON g.id = t.giver_id
        JOIN member_state gs ON gs.code = g.state_code
        JOIN procuring_entity v ON v.id = t.receiver_id
        JOIN member_state vs ON vs.code = v.state_code
        JOIN lot_item i ON i.id = t.lot_item_id
      """
          + ITEM
          + """
       WHERE t.agreement_id = :agreementId
         AND (:state = '' OR g.state_code = :state OR v.state_code = :state)
         AND (:entityId = 0 OR g.id = :entityId OR v.id = :entityId)
       ORDER BY t.offered_at DESC, t.id DESC""")
  List<TransferRow> listTransfers(long agreementId, String state, long entityId);
}
