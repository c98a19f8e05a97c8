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
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.award.PricedItem;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Money;

/**
 * Accessions as pages, programs and messages read them. Empty filters ({@code ''} and 0) take
 * everything; who may see what is asked in {@code accession.ViewAccessions}.
 */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface AccessionQueries extends GenericRepository<AccessionQueries.Accession, Long> {

  /**
   * An accession; instants are UTC.
   *
   * @param items of how many items the entity asks for quantities
   * @param suppliesFrom day from which the supplier can deliver, in Riyadh; null until it consents
   */
  @Introspected
  @MappedEntity("accession")
  record Accession(
      @Id long id,
      long agreementId,
      String agreementNumber,
      @Relation(EMBEDDED) Bilingual lotTitle,
      long supplierId,
      @Relation(EMBEDDED) Bilingual supplier,
      long entityId,
      @Relation(EMBEDDED) Bilingual entity,
      String stateCode,
      int items,
      String reason,
      AccessionStatus status,
      Instant requestedAt,
      @Nullable LocalDate suppliesFrom,
      @Nullable Instant acceptedAt,
      @Nullable Instant endedAt,
      @Nullable String endReason) {}

  /** An agreement in force that entities may join; its days are days in Riyadh. */
  @Introspected
  @MappedEntity("framework_agreement")
  record JoinableAgreement(
      @Id long id,
      String number,
      @Relation(EMBEDDED) Bilingual lotTitle,
      @Relation(EMBEDDED) Bilingual supplier,
      LocalDate startsOn,
      LocalDate endsOn) {}

  /**
   * How much of an item may be joined for, at the price of the agreement without VAT.
   *
   * @param whole whether it is counted in whole units, such as pieces
   * @param awarded to all entities by the award
   * @param mostOfEntity that one entity may join for, and {@code mostInAll} all together
   * @param own what the entity has joined for or asks for
   * @param joined what all entities have joined for
   */
  @Introspected
  @MappedEntity("lot_item")
  record JoinableItem(
      @Id long lotItemId,
      String itemCode,
      @Relation(EMBEDDED) Bilingual item,
      @Relation(EMBEDDED) Bilingual unit,
      boolean whole,
      BigDecimal unitPrice,
      String currency,
      BigDecimal awarded,
      BigDecimal mostOfEntity,
      BigDecimal mostInAll,
      BigDecimal own,
      BigDecimal joined) {
    public JoinableItem {
      unitPrice = Money.price(unitPrice, currency).amount();
    }

    public Money price() {
      return new Money(unitPrice, currency);
    }

    /** What is left for one entity. */
    public BigDecimal leftOfEntity() {
      return mostOfEntity.subtract(own).max(BigDecimal.ZERO);
    }

    /** What is left for all entities together. */
    public BigDecimal leftInAll() {
      return mostInAll.subtract(joined).max(BigDecimal.ZERO);
    }

    /** What the entity may still ask for: the less of both, of whole units no part of one. */
    public BigDecimal left() {
      BigDecimal left = leftOfEntity().min(leftInAll());
      return whole ? left.setScale(0, RoundingMode.DOWN) : left;
    }
  }

  String ACCESSION =
      """
      SELECT x.id, x.agreement_id, f.number AS agreement_number, l.title_ar AS lot_title_ar,
             l.title_en AS lot_title_en, s.id AS supplier_id, s.name_ar AS supplier_ar,
             s.name_en AS supplier_en, x.entity_id, e.name_ar AS entity_ar, e.name_en AS entity_en,
             e.state_code,
             (SELECT COUNT(*) FROM accession_item i WHERE i.accession_id = x.id) AS items,
             x.reason, x.status, x.requested_at, x.supplies_from, x.accepted_at, x.ended_at,
             x.end_reason
      """;

  String THEIRS =
      """
        FROM accession x
        JOIN framework_agreement f ON f.id = x.agreement_id
        JOIN award a ON a.id = f.award_id
        JOIN lot l ON l.id = a.lot_id
        JOIN agreement_supplier b ON b.agreement_id = f.id
        JOIN supplier s ON s.id = b.supplier_id
        JOIN procuring_entity e ON e.id = x.entity_id
       WHERE (:state = '' OR e.state_code = :state) AND (:entityId = 0 OR e.id = :entityId)
         AND (:supplierId = 0 OR s.id = :supplierId)
      """;

  /** Which of them answer a text and a filter; the pattern is of {@code LIKE}, empty for all. */
  String CHOSEN =
      " AND (:like = '' OR "
          + AgreementQueries.OF_NUMBER
          + """
                    OR e.name_ar LIKE :like OR e.name_en LIKE :like OR s.name_ar LIKE :like
                    OR s.name_en LIKE :like OR l.title_ar LIKE :like OR l.title_en LIKE :like)
               AND (:filter = '' OR x.status = :filter)
            """;

  /**
   * A page of them, those that wait first and then the newest.
   *
   * @param filter name of a status, or empty
   * @param sort entity, number or supplier, with {@code -} before it for the last first
   */
  @Query(
      ACCESSION
          + THEIRS
          + CHOSEN
          + """
       ORDER BY CASE :sort WHEN 'entity' THEN e.name_en WHEN 'number' THEN f.number
                           WHEN 'supplier' THEN s.name_en END,
                CASE :sort WHEN '-entity' THEN e.name_en WHEN '-number' THEN f.number
                           WHEN '-supplier' THEN s.name_en END DESC,
                x.ended_at IS NULL DESC, x.requested_at DESC, x.id DESC
       LIMIT :most OFFSET :offset""")
  List<Accession> listPage(
      String state,
      long entityId,
      long supplierId,
      String like,
      String filter,
      String sort,
      int most,
      long offset);

  @Query("SELECT COUNT(*)" + THEIRS + CHOSEN)
  int count(String state, long entityId, long supplierId, String like, String filter);

  /** Those of one agreement, the newest first. */
  @Query(
      ACCESSION
          + THEIRS
          + " AND x.agreement_id = :agreementId ORDER BY x.requested_at DESC, x.id DESC LIMIT 200")
  List<Accession> listOfAgreement(long agreementId, String state, long entityId, long supplierId);

  @Query(ACCESSION + THEIRS + " AND x.id = :id")
  Optional<Accession> find(long id, String state, long entityId, long supplierId);

  @Query(
      """
      SELECT x.lot_item_id, c.code AS item_code, r.name_ar AS item_ar, r.name_en AS item_en,
             u.name_ar AS unit_ar, u.name_en AS unit_en, x.quantity, m.unit_price, m.currency
        FROM accession_item x
        JOIN agreement_price_in_force m ON m.agreement_id = x.agreement_id
                                       AND m.lot_item_id = x.lot_item_id
        JOIN lot_item i ON i.id = x.lot_item_id
        JOIN item_revision r ON r.id = m.revision_id
        JOIN catalog_item c ON c.id = r.item_id
        JOIN unit_of_measure u ON u.code = i.unit_code
       WHERE x.accession_id = :id
       ORDER BY i.position, i.id""")
  List<PricedItem> listAsked(long id);

  /** Agreements in force of which the rules of the tender let entities join. */
  String JOINABLE =
      """
        FROM agreement_in_force f
        JOIN award a ON a.id = f.award_id
        JOIN lot l ON l.id = a.lot_id
        JOIN agreement_supplier b ON b.agreement_id = f.id
        JOIN supplier s ON s.id = b.supplier_id
        JOIN tender_rule p ON p.tender_id = f.tender_id AND p.code = 'accession.entity-percent'
                          AND p.value > 0
        JOIN tender_rule q ON q.tender_id = f.tender_id AND q.code = 'accession.total-percent'
                          AND q.value > 0
       WHERE (:like = '' OR l.title_ar LIKE :like OR l.title_en LIKE :like
              OR s.name_ar LIKE :like OR s.name_en LIKE :like
              OR EXISTS (SELECT 1 FROM lot_item h
                           JOIN item_revision hr ON hr.id = h.revision_id
                           JOIN catalog_item hc ON hc.id = hr.item_id
                          WHERE h.lot_id = l.id
                            AND (hc.code LIKE :like OR hr.name_ar LIKE :like
                                 OR hr.name_en LIKE :like)) OR
      """
          + AgreementQueries.OF_NUMBER
          + ")\n";

  String JOINABLE_AGREEMENT =
      """
      SELECT f.id, f.number, l.title_ar AS lot_title_ar, l.title_en AS lot_title_en,
             s.name_ar AS supplier_ar, s.name_en AS supplier_en, f.starts_on, f.ends_on
      """;

  /**
   * A page of them, the one that ends first before the others.
   *
   * @param sort number, supplier or ends, with {@code -} before it for the last first
   */
  @Query(
      JOINABLE_AGREEMENT
          + JOINABLE
          + """
       ORDER BY CASE :sort WHEN 'number' THEN f.number WHEN 'supplier' THEN s.name_en END,
                CASE :sort WHEN '-number' THEN f.number WHEN '-supplier' THEN s.name_en END DESC,
                CASE :sort WHEN '-ends' THEN f.ends_on END DESC,
                f.ends_on, f.id
       LIMIT :most OFFSET :offset""")
  List<JoinableAgreement> listJoinable(String like, String sort, int most, long offset);

  @Query("SELECT COUNT(*)" + JOINABLE)
  int countJoinable(String like);

  @Query(JOINABLE_AGREEMENT + JOINABLE + " AND f.id = :id")
  Optional<JoinableAgreement> findJoinable(long id, String like);

  /** The items of an agreement, and how much of each an entity (0: none) may join for. */
  @Query(
      """
      SELECT m.lot_item_id, c.code AS item_code, r.name_ar AS item_ar, r.name_en AS item_en,
             u.name_ar AS unit_ar, u.name_en AS unit_en, u.is_whole AS whole, p.unit_price,
             p.currency, m.awarded, m.most_of_entity, m.most_in_all,
             COALESCE((SELECT SUM(x.quantity)
                         FROM accession o JOIN accession_item x ON x.accession_id = o.id
                        WHERE o.agreement_id = m.agreement_id AND o.entity_id = :entityId
                          AND o.status IN ('REQUESTED', 'ACCEPTED', 'JOINED')
                          AND x.lot_item_id = m.lot_item_id), 0) AS own,
             m.joined
        FROM accession_limit m
        JOIN agreement_price_in_force p ON p.agreement_id = m.agreement_id
                                       AND p.lot_item_id = m.lot_item_id
        JOIN lot_item i ON i.id = m.lot_item_id
        JOIN item_revision r ON r.id = p.revision_id
        JOIN catalog_item c ON c.id = r.item_id
        JOIN unit_of_measure u ON u.code = i.unit_code
       WHERE m.agreement_id = :agreementId
       ORDER BY i.position, i.id""")
  List<JoinableItem> listItems(long agreementId, long entityId);
}
