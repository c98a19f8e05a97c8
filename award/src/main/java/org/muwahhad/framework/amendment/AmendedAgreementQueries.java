package org.muwahhad.framework.amendment;

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
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Money;

/** What stands of an agreement before it is amended. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface AmendedAgreementQueries
    extends GenericRepository<AmendedAgreementQueries.AmendedAgreement, Long> {

  /**
   * An agreement as it is in force; its days are days in Riyadh.
   *
   * @param supplierId who supplies it now
   * @param awardedEnd last day by the award
   * @param endsOn last day, with renewals and an early end
   * @param standing how it stands today, as {@code agreement_condition} says
   */
  @Introspected
  @MappedEntity("framework_agreement")
  record AmendedAgreement(
      @Id long id,
      String number,
      @Relation(EMBEDDED) Bilingual lotTitle,
      long tenderId,
      long lotId,
      long bidId,
      long supplierId,
      @Relation(EMBEDDED) Bilingual supplier,
      LocalDate startsOn,
      LocalDate awardedEnd,
      LocalDate endsOn,
      String currency,
      String standing) {
    /** Whether it can still be amended: both have signed it and it has not ended. */
    boolean isAmendable() {
      return switch (standing) {
        case "TAKEN_BACK", "TERMINATED", "EXPIRED", "UNSIGNED" -> false;
        default -> true;
      };
    }
  }

  @Query(
      """
      SELECT f.id, f.number, l.title_ar AS lot_title_ar, l.title_en AS lot_title_en, f.tender_id,
             a.lot_id, a.bid_id, g.supplier_id, s.name_ar AS supplier_ar, s.name_en AS supplier_en,
             f.starts_on, f.ends_on AS awarded_end, c.ends_on, a.currency, c.standing
        FROM framework_agreement f
        JOIN agreement_condition c ON c.agreement_id = f.id
        JOIN award a ON a.id = f.award_id
        JOIN lot l ON l.id = a.lot_id
        JOIN agreement_supplier g ON g.agreement_id = f.id
        JOIN supplier s ON s.id = g.supplier_id
       WHERE f.id = :id""")
  Optional<AmendedAgreement> find(long id);

  /** How many balances a state or an entity has in an agreement; all with empty filters. */
  @Query(
      """
      SELECT COUNT(*)
        FROM entitlement n JOIN procuring_entity e ON e.id = n.entity_id
       WHERE n.agreement_id = :agreementId AND (:state = '' OR e.state_code = :state)
         AND (:entityId = 0 OR n.entity_id = :entityId)""")
  long countParts(long agreementId, String state, long entityId);

  /** An item of an agreement with its price and the revision of the catalog in force. */
  @Introspected
  @MappedEntity("lot_item")
  record AgreedItemPrice(
      @Id long lotItemId,
      String itemCode,
      @Relation(EMBEDDED) Bilingual item,
      BigDecimal unitPrice,
      BigDecimal awardedPrice,
      String currency,
      long revisionId) {
    public Money price() {
      return Money.price(unitPrice, currency);
    }
  }

  @Query(
      """
      SELECT p.lot_item_id, c.code AS item_code, r.name_ar AS item_ar, r.name_en AS item_en,
             p.unit_price, p.awarded_price, p.currency, p.revision_id
        FROM agreement_price_in_force p
        JOIN lot_item i ON i.id = p.lot_item_id
        JOIN item_revision r ON r.id = p.revision_id
        JOIN catalog_item c ON c.id = r.item_id
       WHERE p.agreement_id = :agreementId
       ORDER BY i.position, i.id""")
  List<AgreedItemPrice> listPrices(long agreementId);

  /**
   * The index of an agreement, as its dossier names it.
   *
   * @param source who publishes it, and where
   * @param baseOn day of the value from which its next move counts: that of the dossier, or the one
   *     to which prices followed it last
   */
  @Introspected
  @MappedEntity("agreement_price_index")
  record AgreedIndex(
      @Id long agreementId,
      @Relation(EMBEDDED) Bilingual name,
      @Relation(EMBEDDED) Bilingual source,
      LocalDate baseOn,
      BigDecimal baseValue) {}

  /** The index of an agreement; empty where its prices follow none. */
  @Query(
      """
      SELECT agreement_id, name_ar, name_en, source_ar, source_en, base_on, base_value
        FROM agreement_price_index WHERE agreement_id = :agreementId""")
  Optional<AgreedIndex> findIndex(long agreementId);

  /**
   * An amendment by an index.
   *
   * @param effectiveOn day from which it held
   * @param currentOn day of the value that the index moved to
   */
  @Introspected
  @MappedEntity("agreement_amendment")
  record IndexedAmendment(@Id long id, LocalDate effectiveOn, LocalDate currentOn) {}

  /** The last amendment by an index. */
  @Query(
      """
      SELECT m.id, m.effective_on, x.current_on
        FROM agreement_amendment m
        JOIN amendment_index x ON x.amendment_id = m.id
       WHERE m.agreement_id = :agreementId AND m.status = 'IN_FORCE'
       ORDER BY m.effective_on DESC LIMIT 1""")
  Optional<IndexedAmendment> findLastIndexed(long agreementId);

  /** The rate at which orders of a state under an agreement are taxed today. */
  @Query(
      """
      SELECT percent FROM agreement_vat
       WHERE agreement_id = :agreementId AND state_code = :stateCode""")
  Optional<BigDecimal> findVat(long agreementId, String stateCode);

  /**
   * The newest revision of an offered item of the catalog, where it is of the category and counted
   * in the unit of an item of the agreement.
   */
  @Query(
      """
      SELECT r.id
        FROM catalog_item c
        JOIN item_revision r ON r.item_id = c.id AND r.number = c.revision_count
        JOIN lot_item i ON i.id = :lotItemId AND i.unit_code = r.unit_code
        JOIN item_revision o ON o.id = :revisionBefore
        JOIN catalog_item oc ON oc.id = o.item_id AND oc.category_code = c.category_code
       WHERE c.code = :code AND c.status = 'ACTIVE' AND r.id <> o.id""")
  Optional<Long> findSuccessor(long lotItemId, long revisionBefore, String code);

  /** What the catalog says of an attribute of a revision. */
  @Introspected
  @MappedEntity("item_attribute")
  record StatedAttribute(@Id String code, String value) {}

  @Query(
      """
      SELECT t.code, a.value
        FROM item_attribute a
        JOIN category_attribute t ON t.id = a.attribute_id
       WHERE a.revision_id = :revisionId""")
  List<StatedAttribute> listAttributes(long revisionId);

  /** What was promised against a requirement: by the bid, or by the successor in force. */
  @Introspected
  @MappedEntity("lot_requirement")
  record Promise(@Id long requirementId, String offered) {}

  @Query(
      """
      SELECT a.requirement_id, a.offered
        FROM bid_answer a
        JOIN lot_requirement r ON r.id = a.requirement_id AND r.lot_item_id = :lotItemId
       WHERE a.bid_id = :bidId AND a.offered <> ''""")
  List<Promise> listPromised(long bidId, long lotItemId);

  @Query(
      """
      SELECT x.requirement_id, x.offered
        FROM amendment_item s
        JOIN amendment_answer x ON x.amendment_id = s.amendment_id
       WHERE s.agreement_id = :agreementId AND s.lot_item_id = :lotItemId
         AND s.from_at <= UTC_TIMESTAMP(6)
         AND (s.until_at IS NULL OR s.until_at > UTC_TIMESTAMP(6)) AND x.offered <> ''""")
  List<Promise> listPromisedSince(long agreementId, long lotItemId);

  /** A supplier, and whether it may take the place of another. */
  @Introspected
  @MappedEntity("supplier")
  record Candidate(@Id long id, @Relation(EMBEDDED) Bilingual name, boolean fit) {}

  @Query(
      """
      SELECT s.id, s.name_ar, s.name_en,
             s.status = 'REGISTERED' AND d.supplier_id IS NULL AS fit
        FROM supplier s
        LEFT JOIN supplier_debarred d ON d.supplier_id = s.id
       WHERE s.registration_number = :number
       LIMIT 1""")
  Optional<Candidate> findCandidate(String number);

  /** 1 where a supplier is registered and not debarred, else 0. */
  @Query(
      """
      SELECT COUNT(*) FROM supplier s
       WHERE s.id = :id AND s.status = 'REGISTERED'
         AND NOT EXISTS (SELECT 1 FROM supplier_debarred d WHERE d.supplier_id = s.id)""")
  long countFit(long id);

  /**
   * The balance of an entity of an item.
   *
   * @param whole whether it is counted in whole units, such as pieces
   */
  @Introspected
  @MappedEntity("entitlement")
  record AmendableBalance(
      @Id long entityId,
      long lotItemId,
      @Relation(EMBEDDED) Bilingual entity,
      String itemCode,
      @Relation(EMBEDDED) Bilingual item,
      @Relation(EMBEDDED) Bilingual unit,
      BigDecimal awardedQuantity,
      BigDecimal amendedQuantity,
      BigDecimal leftQuantity,
      boolean whole) {}

  @Query(
      """
      SELECT e.entity_id, e.lot_item_id, n.name_ar AS entity_ar, n.name_en AS entity_en,
             c.code AS item_code, r.name_ar AS item_ar, r.name_en AS item_en,
             u.name_ar AS unit_ar, u.name_en AS unit_en, e.awarded_quantity, e.amended_quantity,
             e.awarded_quantity + e.transferred_quantity + e.joined_quantity + e.amended_quantity
               - e.called_quantity AS left_quantity,
             u.is_whole AS whole
        FROM entitlement e
        JOIN procuring_entity n ON n.id = e.entity_id
        JOIN lot_item i ON i.id = e.lot_item_id
        JOIN agreement_price_in_force p ON p.agreement_id = e.agreement_id
                                       AND p.lot_item_id = e.lot_item_id
        JOIN item_revision r ON r.id = p.revision_id
        JOIN catalog_item c ON c.id = r.item_id
        JOIN unit_of_measure u ON u.code = i.unit_code
       WHERE e.agreement_id = :agreementId
       ORDER BY i.position, i.id, n.state_code, n.code""")
  List<AmendableBalance> listBalances(long agreementId);
}
