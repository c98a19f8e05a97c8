package org.muwahhad.framework.agreement;

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
import org.jspecify.annotations.Nullable;
import org.muwahhad.demand.round.DemandReaders;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Money;
import org.muwahhad.tender.TenderStatus;

/** The thread of a demand line as stored. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface DemandTraceQueries
    extends GenericRepository<DemandTraceQueries.RequestedQuantity, Long> {

  /** What the entity asked for; the estimate is for one unit, without VAT. */
  @Introspected
  @MappedEntity("demand_line")
  record RequestedQuantity(
      @Id long id,
      long roundId,
      String roundCode,
      @Relation(EMBEDDED) Bilingual round,
      long submissionId,
      int lineNumber,
      long entityId,
      @Relation(EMBEDDED) Bilingual entity,
      String stateCode,
      String itemCode,
      @Relation(EMBEDDED) Bilingual item,
      @Relation(EMBEDDED) Bilingual unit,
      BigDecimal quantity,
      LocalDate needBy,
      @Relation(EMBEDDED) Bilingual site,
      BigDecimal estimatedUnitPrice,
      String currency,
      String submissionStatus,
      boolean linesOpen) {
    public Money estimate() {
      return new Money(estimatedUnitPrice, currency);
    }
  }

  /**
   * The part of the line in one lot item, and how far that has come; once for each supplier where
   * its lot was divided.
   *
   * @param confirmedQuantity what its state confirmed of it before the award, where that is not
   *     what was asked for; else null
   * @param awardQuantity what the award of the supplier gives the line; null while there is none
   */
  @Introspected
  @MappedEntity("lot_item")
  record CoveredPart(
      @Id long lotItemId,
      long tenderId,
      String tenderNumber,
      TenderStatus tenderStatus,
      int lotNumber,
      @Relation(EMBEDDED) Bilingual lotTitle,
      BigDecimal allocatedQuantity,
      BigDecimal itemQuantity,
      @Nullable BigDecimal confirmedQuantity,
      @Nullable BigDecimal awardQuantity,
      @Relation(EMBEDDED) @Nullable Bilingual supplier,
      @Nullable BigDecimal unitPrice,
      @Nullable String currency,
      @Nullable BigDecimal netAmount,
      @Nullable BigDecimal vatAmount,
      @Nullable Long agreementId,
      @Nullable String agreementNumber,
      @Nullable BigDecimal awardedQuantity,
      @Nullable BigDecimal calledQuantity) {
    /** The winner; empty texts while there is none. */
    public Bilingual supplierName() {
      return Bilingual.orEmpty(supplier);
    }

    public @Nullable Money price() {
      return unitPrice == null || currency == null ? null : Money.price(unitPrice, currency);
    }

    public @Nullable Money net() {
      return money(netAmount);
    }

    public @Nullable Money vat() {
      return money(vatAmount);
    }

    private @Nullable Money money(@Nullable BigDecimal amount) {
      return amount == null || currency == null ? null : new Money(amount, currency);
    }
  }

  @Query(
      """
      SELECT d.id, o.id AS round_id, o.code AS round_code, o.name_ar AS round_ar,
             o.name_en AS round_en, s.id AS submission_id, d.line_number, e.id AS entity_id, e.name_ar AS entity_ar,
             e.name_en AS entity_en, e.state_code, c.code AS item_code, r.name_ar AS item_ar,
             r.name_en AS item_en, u.name_ar AS unit_ar, u.name_en AS unit_en, d.quantity,
             d.need_by, f.name_ar AS site_ar, f.name_en AS site_en, d.estimated_unit_price,
             d.currency, s.status AS submission_status,
      """
          + DemandReaders.LINES_OPEN
          + """
       AS lines_open
        FROM demand_line d
        JOIN submission s ON s.id = d.submission_id
        JOIN demand_round o ON o.id = s.round_id
        JOIN procuring_entity e ON e.id = d.entity_id
        JOIN item_revision r ON r.id = d.revision_id
        JOIN catalog_item c ON c.id = r.item_id
        JOIN unit_of_measure u ON u.code = d.unit_code
        JOIN delivery_site f ON f.id = d.site_id
       WHERE d.id = :id""")
  Optional<RequestedQuantity> findAsked(long id);

  /** Prices and winners are shown from the standstill on; before, these columns are empty. */
  @Query(
      """
      SELECT i.id AS lot_item_id, t.id AS tender_id, t.number AS tender_number,
             t.status AS tender_status, l.number AS lot_number, l.title_ar AS lot_title_ar,
             l.title_en AS lot_title_en, a.tendered_quantity AS allocated_quantity,
             i.tendered_quantity AS item_quantity, CASE WHEN a.is_confirmed THEN a.quantity END AS confirmed_quantity,
             x.quantity AS award_quantity, s.name_ar AS supplier_ar, s.name_en AS supplier_en,
             x.unit_price, w.currency, x.net_amount, x.vat_amount, g.id AS agreement_id,
             g.number AS agreement_number,
             n.awarded_quantity + n.transferred_quantity + n.joined_quantity
               + n.amended_quantity AS awarded_quantity,
             n.called_quantity
        FROM allocation_in_force a
        JOIN demand_line d ON d.id = a.demand_line_id
        JOIN lot_item_in_force i ON i.id = a.lot_item_id
        JOIN lot l ON l.id = i.lot_id
        JOIN joint_tender t ON t.id = i.tender_id
        LEFT JOIN (award_allocation x
                   JOIN live_award w ON w.id = x.award_id)
               ON x.demand_line_id = d.id AND x.lot_item_id = i.id
              AND (w.status = 'active' OR t.status IN ('STANDSTILL', 'AWARDED'))
        LEFT JOIN bid b ON b.id = w.bid_id
        LEFT JOIN supplier s ON s.id = b.supplier_id
        LEFT JOIN agreement_ceiling k ON k.lot_item_id = i.id AND k.supplier_id = b.supplier_id
        LEFT JOIN framework_agreement g ON g.award_id = w.id
                                       OR (w.status = 'active' AND g.id = k.agreement_id)
        LEFT JOIN entitlement n ON n.agreement_id = g.id AND n.entity_id = d.entity_id
                               AND n.lot_item_id = COALESCE(k.agreement_item_id, i.id)
       WHERE a.demand_line_id = :id
       ORDER BY t.id, l.number, i.id, w.id""")
  List<CoveredPart> listCovered(long id);
}
