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
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.muwahhad.shared.Bilingual;

/**
 * What a framework agreement says, as it was concluded: nothing of it changes afterwards. Who may
 * read it is decided in {@link AgreementReporter}.
 */
@JdbcRepository(dialect = Dialect.MYSQL)
interface AgreementReportQueries
    extends GenericRepository<AgreementReportQueries.ConcludedAgreement, Long> {

  /** An agreement; its days are days in Riyadh. */
  @Introspected
  @MappedEntity("framework_agreement")
  record ConcludedAgreement(
      @Id long id,
      String number,
      long tenderId,
      String tenderNumber,
      @Relation(EMBEDDED) Bilingual title,
      int lotNumber,
      @Relation(EMBEDDED) Bilingual lot,
      @Relation(EMBEDDED) Bilingual supplier,
      String registrationNumber,
      LocalDate startsOn,
      LocalDate endsOn,
      BigDecimal amount,
      String currency) {}

  @Query(
      """
      SELECT f.id, f.number, f.tender_id, t.number AS tender_number, t.title_ar, t.title_en,
             l.number AS lot_number, l.title_ar AS lot_ar, l.title_en AS lot_en,
             s.name_ar AS supplier_ar, s.name_en AS supplier_en, s.registration_number,
             f.starts_on, f.ends_on, a.amount, a.currency
        FROM framework_agreement f
        JOIN joint_tender t ON t.id = f.tender_id
        JOIN award a ON a.id = f.award_id
        JOIN lot l ON l.id = a.lot_id
        JOIN bid b ON b.id = a.bid_id
        JOIN supplier s ON s.id = b.supplier_id
       WHERE f.id = :id""")
  Optional<ConcludedAgreement> findAgreement(long id);

  /** An item with what all entities were awarded of it. */
  @Introspected
  @MappedEntity("entitlement")
  record AgreedItemRow(
      @Id long lotItemId,
      String itemCode,
      @Relation(EMBEDDED) Bilingual item,
      @Relation(EMBEDDED) Bilingual unit,
      BigDecimal quantity,
      BigDecimal unitPrice,
      String currency) {}

  @Query(
      """
      SELECT n.lot_item_id, c.code AS item_code, r.name_ar AS item_ar, r.name_en AS item_en,
             u.name_ar AS unit_ar, u.name_en AS unit_en, n.quantity, n.unit_price, n.currency
        FROM (SELECT e.lot_item_id, SUM(e.awarded_quantity) AS quantity,
                     MIN(e.unit_price) AS unit_price, MIN(e.currency) AS currency
                FROM entitlement e
               WHERE e.agreement_id = :id AND e.awarded_quantity > 0
               GROUP BY e.lot_item_id) n
        JOIN lot_item i ON i.id = n.lot_item_id
        JOIN item_revision r ON r.id = i.revision_id
        JOIN catalog_item c ON c.id = r.item_id
        JOIN unit_of_measure u ON u.code = i.unit_code
       ORDER BY i.position, i.id""")
  List<AgreedItemRow> listItems(long id);

  /** An entity that was awarded something. */
  @Introspected
  @MappedEntity("procuring_entity")
  record EntitledEntityRow(
      @Id long id,
      String code,
      @Relation(EMBEDDED) Bilingual name,
      @Relation(EMBEDDED) Bilingual state) {}

  @Query(
      """
      SELECT p.id, p.code, p.name_ar, p.name_en, m.name_ar AS state_ar, m.name_en AS state_en
        FROM (SELECT e.entity_id FROM entitlement e
               WHERE e.agreement_id = :id AND e.awarded_quantity > 0
               GROUP BY e.entity_id) n
        JOIN procuring_entity p ON p.id = n.entity_id
        JOIN member_state m ON m.code = p.state_code
       ORDER BY p.state_code, p.code""")
  List<EntitledEntityRow> listEntities(long id);

  /** What the entities of a state were awarded of an item together. */
  @Introspected
  @MappedEntity("entitlement")
  record StateQuantityRow(
      @Id long lotItemId,
      @Relation(EMBEDDED) Bilingual state,
      String itemCode,
      @Relation(EMBEDDED) Bilingual item,
      @Relation(EMBEDDED) Bilingual unit,
      BigDecimal quantity) {}

  @Query(
      """
      SELECT n.lot_item_id, m.name_ar AS state_ar, m.name_en AS state_en, c.code AS item_code,
             r.name_ar AS item_ar, r.name_en AS item_en, u.name_ar AS unit_ar,
             u.name_en AS unit_en, n.quantity
        FROM (SELECT e.lot_item_id, p.state_code, SUM(e.awarded_quantity) AS quantity
                FROM entitlement e JOIN procuring_entity p ON p.id = e.entity_id
               WHERE e.agreement_id = :id AND e.awarded_quantity > 0
               GROUP BY e.lot_item_id, p.state_code) n
        JOIN member_state m ON m.code = n.state_code
        JOIN lot_item i ON i.id = n.lot_item_id
        JOIN item_revision r ON r.id = i.revision_id
        JOIN catalog_item c ON c.id = r.item_id
        JOIN unit_of_measure u ON u.code = i.unit_code
       ORDER BY m.code, i.position, i.id""")
  List<StateQuantityRow> listQuantities(long id);

  /** A file of the dossier in force. */
  @Introspected
  @MappedEntity("dossier_edition")
  record DossierFileRow(
      @Id long id, @Relation(EMBEDDED) Bilingual title, String fileName, String sha256) {}

  @Query(
      """
      SELECT e.id, d.title_ar, d.title_en, e.file_name, e.sha256
        FROM dossier_edition e
        JOIN dossier_document d ON d.id = e.document_id
       WHERE e.tender_id = :tenderId AND e.added_with >= 0
         AND NOT EXISTS (SELECT 1 FROM dossier_edition n
                          WHERE n.document_id = e.document_id AND n.language = e.language
                            AND n.added_with >= 0 AND n.id > e.id)
       ORDER BY e.document_id, e.language""")
  List<DossierFileRow> listFiles(long tenderId);
}
