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
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Money;
import org.muwahhad.tender.requirement.Claim;
import org.muwahhad.tender.requirement.Verdict;

/**
 * Amendments as pages, programs and messages read them. Empty filters ({@code ''} and 0) take
 * everything; who may see what is asked in {@link ViewAgreementAmendments}.
 */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface AgreementAmendmentQueries
    extends GenericRepository<AgreementAmendmentQueries.AgreementAmendment, Long> {

  /**
   * An amendment; instants are UTC, days are days in Riyadh.
   *
   * @param supplierId who supplies the agreement now
   * @param effectiveOn day from which it is to hold, or holds
   * @param endsOn last day of the agreement that it sets; null unless it changes the term
   * @param sha256 digest of what it says, which both sides sign
   */
  @Introspected
  @MappedEntity("agreement_amendment")
  record AgreementAmendment(
      @Id long id,
      long agreementId,
      String agreementNumber,
      @Relation(EMBEDDED) Bilingual lotTitle,
      long supplierId,
      @Relation(EMBEDDED) Bilingual supplier,
      String currency,
      int number,
      AgreementChange kind,
      AmendmentStanding status,
      LocalDate effectiveOn,
      @Nullable LocalDate endsOn,
      String reason,
      String document,
      AmendingSide offeredSide,
      Instant offeredAt,
      @Nullable Instant supplierSignedAt,
      @Nullable Instant centralSignedAt,
      @Nullable Instant endedAt,
      @Nullable String endReason,
      String sha256) {
    /** Whether a side has signed. */
    public boolean isSignedBy(AmendingSide side) {
      return (side == AmendingSide.SUPPLIER ? supplierSignedAt : centralSignedAt) != null;
    }

    /** Whether the next signature is the last. */
    public boolean isSignedByOne() {
      return (supplierSignedAt == null) != (centralSignedAt == null);
    }
  }

  String AMENDMENT =
      """
      SELECT m.id, m.agreement_id, f.number AS agreement_number, l.title_ar AS lot_title_ar,
             l.title_en AS lot_title_en, g.supplier_id, s.name_ar AS supplier_ar,
             s.name_en AS supplier_en, a.currency, m.number, m.kind, m.status, m.effective_on,
             m.ends_on, m.reason, o.document, m.offered_side, m.offered_at,
             x.signed_at AS supplier_signed_at, y.signed_at AS central_signed_at, m.ended_at,
             m.end_reason, o.sha256
      """;

  String THEIRS =
      """
        FROM agreement_amendment m
        JOIN amendment_offer o ON o.amendment_id = m.id
        JOIN framework_agreement f ON f.id = m.agreement_id
        JOIN award a ON a.id = f.award_id
        JOIN lot l ON l.id = a.lot_id
        JOIN agreement_supplier g ON g.agreement_id = m.agreement_id
        JOIN supplier s ON s.id = g.supplier_id
        LEFT JOIN amendment_party p ON p.amendment_id = m.id
        LEFT JOIN agreement_signature x ON x.agreement_id = m.agreement_id
         AND x.amendment_number = m.number AND x.side = 'SUPPLIER'
        LEFT JOIN agreement_signature y ON y.agreement_id = m.agreement_id
         AND y.amendment_number = m.number AND y.side = 'CENTRAL'
       WHERE m.agreement_id = :agreementId
         AND (:supplierId = 0 OR g.supplier_id = :supplierId OR p.supplier_id = :supplierId
              OR p.supplier_before = :supplierId
              OR EXISTS (SELECT 1 FROM agreement_supplier_before z
                          WHERE z.agreement_id = m.agreement_id AND z.supplier_id = :supplierId
                            AND m.ended_at < z.until_at))
         AND (:state = '' AND :entityId = 0
              OR EXISTS (SELECT 1 FROM entitlement n JOIN procuring_entity e ON e.id = n.entity_id
                          WHERE n.agreement_id = m.agreement_id
                            AND (:state = '' OR e.state_code = :state)
                            AND (:entityId = 0 OR n.entity_id = :entityId)))
      """;

  /** Those of an agreement, the newest first. */
  @Query(AMENDMENT + THEIRS + " ORDER BY m.number DESC LIMIT 200")
  List<AgreementAmendment> list(long agreementId, String state, long entityId, long supplierId);

  @Query(AMENDMENT + THEIRS + " AND m.number = :number")
  Optional<AgreementAmendment> find(
      long agreementId, int number, String state, long entityId, long supplierId);

  /** An agreement and an amendment of it, by the key of the amendment. */
  @Introspected
  @MappedEntity("agreement_amendment")
  record AmendmentNumber(@Id long agreementId, int number) {}

  @Query("SELECT agreement_id, number FROM agreement_amendment WHERE id = :id")
  Optional<AmendmentNumber> findNumber(long id);

  /** The index that prices follow, as the dossier names it. */
  @Introspected
  @MappedEntity("amendment_index")
  record PriceIndex(
      @Id long amendmentId,
      @Relation(EMBEDDED) Bilingual name,
      @Relation(EMBEDDED) Bilingual source,
      LocalDate baseOn,
      BigDecimal baseValue,
      LocalDate currentOn,
      BigDecimal currentValue,
      BigDecimal indexPercent,
      BigDecimal risePercent) {}

  @Query(
      """
      SELECT x.amendment_id, p.name_ar, p.name_en, p.source_ar, p.source_en, x.base_on,
             x.base_value, x.current_on, x.current_value, x.index_percent, x.rise_percent
        FROM amendment_index x
        JOIN agreement_amendment m ON m.id = x.amendment_id
        JOIN agreement_price_index p ON p.agreement_id = m.agreement_id
       WHERE x.amendment_id = :id""")
  Optional<PriceIndex> findIndex(long id);

  /**
   * A price before and after.
   *
   * @param awardedPrice price of the award, from which the cap of the dossier counts
   */
  @Introspected
  @MappedEntity("amendment_price")
  record PriceChange(
      @Id long lotItemId,
      String itemCode,
      @Relation(EMBEDDED) Bilingual item,
      BigDecimal awardedPrice,
      BigDecimal priceBefore,
      BigDecimal unitPrice,
      String currency) {
    public Money before() {
      return Money.price(priceBefore, currency);
    }

    public Money after() {
      return Money.price(unitPrice, currency);
    }

    public Money awarded() {
      return Money.price(awardedPrice, currency);
    }
  }

  @Query(
      """
      SELECT x.lot_item_id, c.code AS item_code, r.name_ar AS item_ar, r.name_en AS item_en,
             w.unit_price AS awarded_price, x.price_before, x.unit_price, a.currency
        FROM amendment_price x
        JOIN framework_agreement f ON f.id = x.agreement_id
        JOIN award a ON a.id = f.award_id
        JOIN award_item w ON w.award_id = a.id AND w.lot_item_id = x.lot_item_id
        JOIN lot_item i ON i.id = x.lot_item_id
        JOIN item_revision r ON r.id = i.revision_id
        JOIN catalog_item c ON c.id = r.item_id
       WHERE x.amendment_id = :id
       ORDER BY i.position, i.id""")
  List<PriceChange> listPrices(long id);

  /** A VAT rate before and after. */
  @Introspected
  @MappedEntity("amendment_vat")
  record VatChange(
      @Id long amendmentId,
      String stateCode,
      @Relation(EMBEDDED) Bilingual state,
      BigDecimal percentBefore,
      BigDecimal percent,
      String source) {}

  @Query(
      """
      SELECT x.amendment_id, x.state_code, m.name_ar AS state_ar, m.name_en AS state_en,
             x.percent_before, x.percent, x.source
        FROM amendment_vat x JOIN member_state m ON m.code = x.state_code
       WHERE x.amendment_id = :id""")
  Optional<VatChange> findVat(long id);

  /** An item and its successor. */
  @Introspected
  @MappedEntity("amendment_item")
  record ItemChange(
      @Id long lotItemId,
      String codeBefore,
      @Relation(EMBEDDED) Bilingual itemBefore,
      String code,
      @Relation(EMBEDDED) Bilingual item) {}

  @Query(
      """
      SELECT x.lot_item_id, oc.code AS code_before, o.name_ar AS item_before_ar,
             o.name_en AS item_before_en, c.code, r.name_ar AS item_ar, r.name_en AS item_en
        FROM amendment_item x
        JOIN item_revision o ON o.id = x.revision_before
        JOIN catalog_item oc ON oc.id = o.item_id
        JOIN item_revision r ON r.id = x.revision_id
        JOIN catalog_item c ON c.id = r.item_id
       WHERE x.amendment_id = :id""")
  Optional<ItemChange> findItem(long id);

  /** How a successor stands to a requirement. */
  @Introspected
  @MappedEntity("amendment_answer")
  record AnsweredRequirement(
      @Id long requirementId,
      @Nullable Claim claim,
      String offered,
      String remark,
      String bar,
      Verdict verdict) {}

  @Query(
      """
      SELECT x.requirement_id, x.claim, x.offered, x.remark, x.bar, x.verdict
        FROM amendment_answer x JOIN lot_requirement r ON r.id = x.requirement_id
       WHERE x.amendment_id = :id
       ORDER BY r.position""")
  List<AnsweredRequirement> listAnswers(long id);

  /** A supplier and who takes its place. */
  @Introspected
  @MappedEntity("amendment_party")
  record PartyChange(
      @Id long amendmentId,
      long supplierBefore,
      @Relation(EMBEDDED) Bilingual before,
      long supplierId,
      @Relation(EMBEDDED) Bilingual successor,
      SuccessionGround ground,
      @Nullable Instant consentedAt) {
    /** Whether the supplier that takes the place has consented. */
    public boolean isConsented() {
      return consentedAt != null;
    }
  }

  @Query(
      """
      SELECT x.amendment_id, x.supplier_before, b.name_ar AS before_ar, b.name_en AS before_en,
             x.supplier_id, s.name_ar AS successor_ar, s.name_en AS successor_en, x.ground,
             x.consented_at
        FROM amendment_party x
        JOIN supplier b ON b.id = x.supplier_before
        JOIN supplier s ON s.id = x.supplier_id
       WHERE x.amendment_id = :id""")
  Optional<PartyChange> findParty(long id);

  /** What is added to the balance of an entity, or taken away. */
  @Introspected
  @MappedEntity("amendment_quantity")
  record BalanceChange(
      @Id long entityId,
      long lotItemId,
      @Relation(EMBEDDED) Bilingual entity,
      String itemCode,
      @Relation(EMBEDDED) Bilingual item,
      @Relation(EMBEDDED) Bilingual unit,
      BigDecimal quantity) {}

  @Query(
      """
      SELECT x.entity_id, x.lot_item_id, e.name_ar AS entity_ar, e.name_en AS entity_en,
             c.code AS item_code, r.name_ar AS item_ar, r.name_en AS item_en,
             u.name_ar AS unit_ar, u.name_en AS unit_en, x.quantity
        FROM amendment_quantity x
        JOIN procuring_entity e ON e.id = x.entity_id
        JOIN lot_item i ON i.id = x.lot_item_id
        JOIN item_revision r ON r.id = i.revision_id
        JOIN catalog_item c ON c.id = r.item_id
        JOIN unit_of_measure u ON u.code = i.unit_code
       WHERE x.amendment_id = :id AND (:entityId = 0 OR x.entity_id = :entityId)
         AND IF(:state = '', TRUE, e.state_code = :state)
       ORDER BY i.position, i.id, e.state_code, e.code""")
  List<BalanceChange> listQuantities(long id, String state, long entityId);
}
