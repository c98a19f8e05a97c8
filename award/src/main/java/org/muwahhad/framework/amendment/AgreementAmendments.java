package org.muwahhad.framework.amendment;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.RiyadhDay;

/** Amendments of agreements as stored, and what they put in force. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface AgreementAmendments extends GenericRepository<AgreementAmendments.AmendmentRow, Long> {

  /**
   * An amendment's own row.
   *
   * @param supplierId who supplies the agreement now
   * @param successorId who is to take its place; null unless it changes the party
   */
  @Introspected
  @MappedEntity("agreement_amendment")
  record AmendmentRow(
      @Id long id,
      long agreementId,
      int number,
      AgreementChange kind,
      AmendmentStanding status,
      AmendingSide offeredSide,
      String reason,
      String document,
      String sha256,
      long supplierId,
      @Nullable Long successorId,
      @Nullable Instant consentedAt) {}

  String ROW =
      """
      SELECT m.id, m.agreement_id, m.number, m.kind, m.status, m.offered_side, m.reason,
             o.document, o.sha256, s.supplier_id, p.supplier_id AS successor_id, p.consented_at
        FROM agreement_amendment m
        JOIN amendment_offer o ON o.amendment_id = m.id
        JOIN agreement_supplier s ON s.agreement_id = m.agreement_id
        LEFT JOIN amendment_party p ON p.amendment_id = m.id
      """;

  @Query(ROW + " WHERE m.id = :id")
  Optional<AmendmentRow> find(long id);

  /** Holds the balances of an agreement, which is held before. */
  @Query(
      """
      SELECT lot_item_id FROM entitlement
       WHERE agreement_id = :agreementId ORDER BY entity_id, lot_item_id FOR UPDATE""")
  List<Long> lockBalances(long agreementId);

  /** Holds an agreement, so that what is ordered, offered or signed at once waits. */
  @Query("SELECT id FROM framework_agreement WHERE id = :agreementId FOR UPDATE")
  Optional<Long> lock(long agreementId);

  @Query(
      """
      SELECT amendment_id FROM amendment_offer
       WHERE agreement_id = :agreementId AND side = :side AND request_key = :requestKey""")
  Optional<Long> findByRequest(long agreementId, String side, String requestKey);

  /** The number that the next amendment of an agreement gets. */
  @Query(
      """
      SELECT COALESCE(MAX(number), 0) + 1 FROM agreement_amendment
       WHERE agreement_id = :agreementId""")
  int nextNumber(long agreementId);

  /** How many amendments of a kind wait for signatures. */
  @Query(
      """
      SELECT COUNT(*) FROM agreement_amendment
       WHERE agreement_id = :agreementId AND kind = :kind AND status = 'OFFERED'""")
  long countOffered(long agreementId, String kind);

  @Query(
      """
      INSERT INTO agreement_amendment (agreement_id, number, kind, status, effective_on, ends_on,
                                       reason, offered_side, offered_by, offered_at)
      VALUES (:agreementId, :number, :kind, 'OFFERED', :effectiveOn, :endsOn, :reason, :side,
              :personId, UTC_TIMESTAMP(6))""")
  void add(
      long agreementId,
      int number,
      String kind,
      LocalDate effectiveOn,
      @Nullable LocalDate endsOn,
      String reason,
      String side,
      long personId);

  @Query(
      """
      SELECT id FROM agreement_amendment
       WHERE agreement_id = :agreementId AND number = :number""")
  Optional<Long> findId(long agreementId, int number);

  @Query(
      """
      INSERT INTO amendment_offer (amendment_id, agreement_id, side, document, request_key, sha256)
      VALUES (:id, :agreementId, :side, :document, :requestKey, :sha256)""")
  void addOffer(
      long id, long agreementId, String side, String document, String requestKey, String sha256);

  @Query(
      """
      INSERT INTO amendment_index (amendment_id, index_name, source, base_on, base_value,
                                   current_on, current_value, index_percent, rise_percent)
      VALUES (:id, :name, :source, :baseOn, :baseValue, :currentOn, :currentValue, :indexPercent,
              :risePercent)""")
  void addIndex(
      long id,
      String name,
      String source,
      LocalDate baseOn,
      BigDecimal baseValue,
      LocalDate currentOn,
      BigDecimal currentValue,
      BigDecimal indexPercent,
      BigDecimal risePercent);

  @Query(
      """
      INSERT INTO amendment_price (amendment_id, agreement_id, lot_item_id, price_before,
                                   unit_price)
      VALUES (:id, :agreementId, :lotItemId, :priceBefore, :unitPrice)""")
  void addPrice(
      long id, long agreementId, long lotItemId, BigDecimal priceBefore, BigDecimal unitPrice);

  @Query(
      """
      INSERT INTO amendment_vat (amendment_id, agreement_id, state_code, percent_before, percent,
                                 source)
      VALUES (:id, :agreementId, :stateCode, :percentBefore, :percent, :source)""")
  void addVat(
      long id,
      long agreementId,
      String stateCode,
      BigDecimal percentBefore,
      BigDecimal percent,
      String source);

  @Query(
      """
      INSERT INTO amendment_item (amendment_id, agreement_id, lot_item_id, revision_before,
                                  revision_id)
      VALUES (:id, :agreementId, :lotItemId, :revisionBefore, :revisionId)""")
  void addItem(long id, long agreementId, long lotItemId, long revisionBefore, long revisionId);

  @Query(
      """
      INSERT INTO amendment_answer (amendment_id, requirement_id, claim, offered, remark, bar,
                                    verdict)
      VALUES (:id, :requirementId, :claim, :offered, :remark, :bar, :verdict)""")
  void addAnswer(
      long id,
      long requirementId,
      @Nullable String claim,
      String offered,
      String remark,
      String bar,
      String verdict);

  @Query(
      """
      INSERT INTO amendment_party (amendment_id, agreement_id, supplier_before, supplier_id,
                                   ground)
      VALUES (:id, :agreementId, :supplierBefore, :supplierId, :ground)""")
  void addParty(long id, long agreementId, long supplierBefore, long supplierId, String ground);

  @Query(
      """
      INSERT INTO amendment_quantity (amendment_id, agreement_id, entity_id, lot_item_id, quantity)
      VALUES (:id, :agreementId, :entityId, :lotItemId, :quantity)""")
  void addQuantity(long id, long agreementId, long entityId, long lotItemId, BigDecimal quantity);

  /** How many sides have signed; with a side, whether it has: 1 or 0. */
  @Query(
      """
      SELECT COUNT(*) FROM agreement_signature
       WHERE agreement_id = :agreementId AND amendment_number = :number
         AND (:side = '' OR side = :side)""")
  long countSignatures(long agreementId, int number, String side);

  @Query(
      """
      INSERT INTO agreement_signature (agreement_id, amendment_number, side, person_id, signed_at)
      VALUES (:agreementId, :number, :side, :personId, UTC_TIMESTAMP(6))""")
  void sign(long agreementId, int number, String side, long personId);

  @Query(
      """
      UPDATE amendment_party SET consented_by = :personId, consented_at = UTC_TIMESTAMP(6)
       WHERE amendment_id = :id AND consented_at IS NULL""")
  int consent(long id, long personId);

  @Query(
      """
      UPDATE agreement_amendment
         SET status = :status, ended_at = UTC_TIMESTAMP(6), ended_by = :personId,
             end_reason = :reason
       WHERE id = :id AND status = 'OFFERED'""")
  int end(long id, String status, long personId, String reason);

  /** It holds from its day on, and from today where that has passed. */
  @Query(
      """
      UPDATE agreement_amendment
         SET status = 'IN_FORCE', effective_on = GREATEST(effective_on, :today),
             ended_at = UTC_TIMESTAMP(6), ended_by = :personId
       WHERE id = :id AND status = 'OFFERED'""")
  int putInForce(long id, LocalDate today, long personId);

  /** Since when an amendment in force holds, UTC. */
  @Query(
      """
      SELECT GREATEST(ended_at, TIMESTAMP(effective_on) - INTERVAL 3 HOUR)
        FROM agreement_amendment WHERE id = :id""")
  Optional<Instant> findFrom(long id);

  @Query("UPDATE amendment_price SET from_at = :fromAt WHERE amendment_id = :id")
  void startPrices(long id, Instant fromAt);

  @Query(
      """
      UPDATE amendment_price SET until_at = :fromAt
       WHERE agreement_id = :agreementId AND amendment_id <> :id AND from_at IS NOT NULL
         AND until_at IS NULL AND lot_item_id IN (:items)""")
  void endPrices(long id, long agreementId, List<Long> items, Instant fromAt);

  @Query("SELECT lot_item_id FROM amendment_price WHERE amendment_id = :id ORDER BY lot_item_id")
  List<Long> listPricedItems(long id);

  @Query("UPDATE amendment_vat SET from_at = :fromAt WHERE amendment_id = :id")
  void startVat(long id, Instant fromAt);

  @Query(
      """
      UPDATE amendment_vat SET until_at = :fromAt
       WHERE agreement_id = :agreementId AND amendment_id <> :id AND from_at IS NOT NULL
         AND until_at IS NULL AND state_code = :stateCode""")
  void endVat(long id, long agreementId, String stateCode, Instant fromAt);

  @Query("SELECT state_code FROM amendment_vat WHERE amendment_id = :id")
  Optional<String> findVatState(long id);

  @Query("UPDATE amendment_item SET from_at = :fromAt WHERE amendment_id = :id")
  void startItem(long id, Instant fromAt);

  @Query(
      """
      UPDATE amendment_item SET until_at = :fromAt
       WHERE agreement_id = :agreementId AND amendment_id <> :id AND from_at IS NOT NULL
         AND until_at IS NULL AND lot_item_id = :lotItemId""")
  void endItem(long id, long agreementId, long lotItemId, Instant fromAt);

  @Query("SELECT lot_item_id FROM amendment_item WHERE amendment_id = :id")
  Optional<Long> findReplacedItem(long id);

  @Query("UPDATE amendment_party SET from_at = :fromAt WHERE amendment_id = :id")
  void startParty(long id, Instant fromAt);

  @Query(
      """
      UPDATE amendment_party SET until_at = :fromAt
       WHERE agreement_id = :agreementId AND amendment_id <> :id AND from_at IS NOT NULL
         AND until_at IS NULL""")
  void endParty(long id, long agreementId, Instant fromAt);

  /** What an amendment adds to a balance. */
  @Introspected
  @MappedEntity("amendment_quantity")
  record AddedQuantity(@Id long lotItemId, long entityId, BigDecimal quantity) {}

  @Query(
      """
      SELECT lot_item_id, entity_id, quantity FROM amendment_quantity
       WHERE amendment_id = :id ORDER BY entity_id, lot_item_id""")
  List<AddedQuantity> listQuantities(long id);

  @Query(
      """
      UPDATE entitlement SET amended_quantity = amended_quantity + :quantity
       WHERE agreement_id = :agreementId AND entity_id = :entityId AND lot_item_id = :lotItemId
         AND called_quantity <= awarded_quantity + transferred_quantity + joined_quantity
                                + amended_quantity + :quantity""")
  int amend(long agreementId, long entityId, long lotItemId, BigDecimal quantity);

  @Query(
      """
      SELECT COUNT(*)
        FROM amendment_price x
        JOIN agreement_price_in_force p ON p.agreement_id = x.agreement_id
                                       AND p.lot_item_id = x.lot_item_id
       WHERE x.amendment_id = :id AND p.unit_price <> x.price_before""")
  long countOtherPrices(long id);

  @Query(
      """
      SELECT COUNT(*)
        FROM amendment_item x
        JOIN agreement_price_in_force p ON p.agreement_id = x.agreement_id
                                       AND p.lot_item_id = x.lot_item_id
       WHERE x.amendment_id = :id AND p.revision_id <> x.revision_before""")
  long countOtherItems(long id);

  @Query(
      """
      SELECT COUNT(*)
        FROM amendment_party x
        JOIN agreement_supplier p ON p.agreement_id = x.agreement_id
       WHERE x.amendment_id = :id AND p.supplier_id <> x.supplier_before""")
  long countOtherSuppliers(long id);

  @Query(
      """
      SELECT COUNT(*)
        FROM agreement_amendment m
        JOIN agreement_condition c ON c.agreement_id = m.agreement_id
       WHERE m.id = :id AND m.ends_on <= c.ends_on""")
  long countOtherEnds(long id);

  @Query(
      """
      SELECT COUNT(*)
        FROM amendment_vat x
        JOIN agreement_vat v ON v.agreement_id = x.agreement_id AND v.state_code = x.state_code
       WHERE x.amendment_id = :id AND v.percent <> x.percent_before""")
  long countOtherRates(long id);

  /** How many amendments of the same things have been signed and hold from a later moment on. */
  @Query(
      """
      SELECT (SELECT COUNT(*) FROM amendment_price x
                JOIN amendment_price y ON y.agreement_id = x.agreement_id
                                      AND y.lot_item_id = x.lot_item_id
                                      AND y.from_at > UTC_TIMESTAMP(6)
               WHERE x.amendment_id = :id)
             + (SELECT COUNT(*) FROM amendment_item x
                  JOIN amendment_item y ON y.agreement_id = x.agreement_id
                                       AND y.lot_item_id = x.lot_item_id
                                       AND y.from_at > UTC_TIMESTAMP(6)
                 WHERE x.amendment_id = :id)
             + (SELECT COUNT(*) FROM amendment_vat x
                  JOIN amendment_vat y ON y.agreement_id = x.agreement_id
                                      AND y.state_code = x.state_code
                                      AND y.from_at > UTC_TIMESTAMP(6)
                 WHERE x.amendment_id = :id)
             + (SELECT COUNT(*) FROM amendment_party x
                  JOIN amendment_party y ON y.agreement_id = x.agreement_id
                                        AND y.from_at > UTC_TIMESTAMP(6)
                 WHERE x.amendment_id = :id)
             + (SELECT COUNT(*) FROM agreement_amendment x
                  JOIN agreement_amendment y ON y.agreement_id = x.agreement_id
                                            AND y.kind = x.kind AND y.status = 'IN_FORCE'
                                            AND y.effective_on
                                                >
      """
          + RiyadhDay.TODAY
          + """
                 WHERE x.id = :id AND x.kind = 'TERM')""")
  long countLater(long id);

  /** Whether what an amendment names as the state before no longer holds, or a later one waits. */
  default boolean isOutdated(long id) {
    return countOtherPrices(id)
            + countOtherItems(id)
            + countOtherSuppliers(id)
            + countOtherEnds(id)
            + countOtherRates(id)
            + countLater(id)
        > 0;
  }
}
