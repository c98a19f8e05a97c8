package org.muwahhad.search;

import static io.micronaut.data.annotation.Relation.Kind.EMBEDDED;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Relation;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;

/**
 * What answers a text. Patterns are of {@code LIKE}: {@code within} finds it anywhere, {@code
 * begins} at the beginning of a number, by its index. Each statement gives one more than is shown.
 * Who may read what is decided in {@link ViewSearch}.
 */
@JdbcRepository(dialect = Dialect.MYSQL)
interface SearchQueries extends GenericRepository<SearchQueries.NumberedName, Long> {

  /**
   * Something with a number and a name.
   *
   * @param parent key of what it belongs to, where its page is below that of the parent; else 0
   */
  @Introspected
  @MappedEntity("joint_tender")
  record NumberedName(
      @Id long id,
      String code,
      @Relation(EMBEDDED) Bilingual name,
      @Relation(EMBEDDED) @Nullable Bilingual detail,
      long parent) {}

  /** Items by their codes, parts of these, and CPV codes; an empty CPV pattern finds none. */
  @Query(
      """
      SELECT i.id, i.code, r.name_ar, r.name_en, c.name_ar AS detail_ar, c.name_en AS detail_en,
             0 AS parent
        FROM catalog_item i
        JOIN item_revision r ON r.item_id = i.id AND r.number = i.revision_count
        JOIN category c ON c.code = i.category_code
       WHERE i.code LIKE :within OR REPLACE(i.code, '-', '') LIKE :joined
          OR (:cpv <> '' AND i.category_code LIKE :cpv)
       ORDER BY i.code LIKE :within DESC, i.status = 'ACTIVE' DESC, i.code
       LIMIT :most""")
  List<NumberedName> listItems(String within, String joined, String cpv, int most);

  @Query(
      """
      SELECT r.id, r.code, r.name_ar, r.name_en, NULL AS detail_ar, NULL AS detail_en, 0 AS parent
        FROM demand_round r
       WHERE r.code LIKE :within OR r.name_ar LIKE :within OR r.name_en LIKE :within
       ORDER BY r.closes_at DESC, r.id DESC
       LIMIT :most""")
  List<NumberedName> listRounds(String within, int most);

  /** All that answer: which of them the reader may see is not known to the database. */
  @Query(
      """
      SELECT t.id, t.number AS code, t.title_ar AS name_ar, t.title_en AS name_en,
             NULL AS detail_ar, NULL AS detail_en, 0 AS parent
        FROM joint_tender t
       WHERE t.number LIKE :within OR t.title_ar LIKE :within OR t.title_en LIKE :within
       ORDER BY t.id DESC
       LIMIT 1000""")
  List<NumberedName> listTenders(String within);

  /** Agreements of which a state or entity has a part; empty and 0 for all. */
  @Query(
      """
      SELECT f.id, f.number AS code, l.title_ar AS name_ar, l.title_en AS name_en,
             s.name_ar AS detail_ar, s.name_en AS detail_en, 0 AS parent
        FROM framework_agreement f
        JOIN award a ON a.id = f.award_id
        JOIN lot l ON l.id = a.lot_id
        JOIN agreement_supplier b ON b.agreement_id = f.id
        JOIN supplier s ON s.id = b.supplier_id
       WHERE (f.number LIKE :within OR l.title_ar LIKE :within OR l.title_en LIKE :within
              OR s.name_ar LIKE :within OR s.name_en LIKE :within
              OR EXISTS (SELECT 1 FROM lot_item h
                           JOIN item_revision hr ON hr.id = h.revision_id
                           JOIN catalog_item hc ON hc.id = hr.item_id
                          WHERE h.lot_id = l.id
                            AND (hc.code LIKE :within OR hr.name_ar LIKE :within
                                 OR hr.name_en LIKE :within)))
         AND f.id IN (SELECT n.agreement_id FROM entitlement n
                        JOIN procuring_entity p ON p.id = n.entity_id
                       WHERE (:state = '' OR p.state_code = :state)
                         AND (:entityId = 0 OR n.entity_id = :entityId))
         AND (:supplierId = 0 OR b.supplier_id = :supplierId)
       ORDER BY f.starts_on DESC, f.number
       LIMIT :most""")
  List<NumberedName> listAgreements(
      String within, String state, long entityId, long supplierId, int most);

  /** Orders of a state, an entity or a supplier, by their numbers; empty and 0 for all. */
  @Query(
      """
      SELECT o.id, o.number AS code, l.title_ar AS name_ar, l.title_en AS name_en,
             e.name_ar AS detail_ar, e.name_en AS detail_en, 0 AS parent
        FROM call_off o
        JOIN procuring_entity e ON e.id = o.entity_id
        JOIN framework_agreement f ON f.id = o.agreement_id
        JOIN award a ON a.id = f.award_id
        JOIN lot l ON l.id = a.lot_id
        JOIN agreement_supplier b ON b.agreement_id = f.id
       WHERE o.number LIKE :begins AND (:state = '' OR e.state_code = :state)
         AND (:entityId = 0 OR o.entity_id = :entityId)
         AND (:supplierId = 0 OR (b.supplier_id = :supplierId
              AND EXISTS (SELECT 1 FROM order_index x
                           WHERE x.call_off_id = o.id AND x.sent_at IS NOT NULL)))
       ORDER BY o.number
       LIMIT :most""")
  List<NumberedName> listOrders(
      String begins, String state, long entityId, long supplierId, int most);

  /**
   * Receipts of demand of a state or entity; empty and 0 for all. The id is the receipt's number.
   */
  @Query(
      """
      SELECT q.number AS id, q.receipt_number AS code, r.name_ar, r.name_en,
             e.name_ar AS detail_ar, e.name_en AS detail_en, q.submission_id AS parent
        FROM submission_receipt q
        JOIN submission s ON s.id = q.submission_id
        JOIN demand_round r ON r.id = s.round_id
        JOIN procuring_entity e ON e.id = s.entity_id
       WHERE q.receipt_number LIKE :begins AND (:state = '' OR s.state_code = :state)
         AND (:entityId = 0 OR s.entity_id = :entityId)
       ORDER BY q.receipt_number
       LIMIT :most""")
  List<NumberedName> listDemandReceipts(String begins, String state, long entityId, int most);

  /** Receipts of the bids of a supplier. The id is the number of the version. */
  @Query(
      """
      SELECT v.number AS id, v.receipt_number AS code, t.title_ar AS name_ar,
             t.title_en AS name_en, NULL AS detail_ar, NULL AS detail_en, v.bid_id AS parent
        FROM bid_version v
        JOIN bid b ON b.id = v.bid_id
        JOIN joint_tender t ON t.id = v.tender_id
       WHERE b.supplier_id = :supplierId AND v.receipt_number LIKE :begins
       ORDER BY v.receipt_number
       LIMIT :most""")
  List<NumberedName> listBidReceipts(String begins, long supplierId, int most);

  /**
   * People by name, sign-in name and roles.
   *
   * @param roles names of roles with commas between
   */
  @Query(
      """
      SELECT p.id, p.login AS code, p.name_ar, p.name_en, p.title_ar AS detail_ar,
             p.title_en AS detail_en, 0 AS parent
        FROM person p
       WHERE p.login LIKE :within OR p.name_ar LIKE :within OR p.name_en LIKE :within
          OR p.title_ar LIKE :within OR p.title_en LIKE :within
          OR p.id IN (SELECT g.person_id FROM role_grant g
                       WHERE FIND_IN_SET(g.role, :roles) > 0)
       ORDER BY p.login LIKE :within DESC, p.name_en, p.id
       LIMIT :most""")
  List<NumberedName> listPeople(String within, String roles, int most);
}
