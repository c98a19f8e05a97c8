package org.muwahhad.framework;

import static io.micronaut.data.annotation.Relation.Kind.EMBEDDED;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
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

/**
 * Agreements as pages, programs and later packages read them. Empty filters ({@code ''} and 0) take
 * everything. Who may see what is asked in {@link ViewAgreements}.
 */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface AgreementQueries extends GenericRepository<AgreementQueries.Agreement, Long> {

  /**
   * An agreement; its days are days in Riyadh, the amount is without VAT.
   *
   * @param endsOn its last day, with amendments of its term and an early end
   * @param takenBack whether its award was taken back, so that it is no longer in force
   * @param standing how it stands today
   */
  @Introspected
  @MappedEntity("framework_agreement")
  record Agreement(
      @Id long id,
      String number,
      long tenderId,
      String tenderNumber,
      int lotNumber,
      @Relation(EMBEDDED) Bilingual lotTitle,
      @Relation(EMBEDDED) Bilingual supplier,
      BigDecimal amount,
      String currency,
      LocalDate startsOn,
      LocalDate endsOn,
      int callOffs,
      @MappedProperty("is_taken_back") boolean takenBack,
      AgreementStanding standing) {
    public Money value() {
      return new Money(amount, currency);
    }

    /** Whether orders may be placed today. */
    public boolean isInForce() {
      return standing == AgreementStanding.IN_FORCE;
    }
  }

  /** An item that can be ordered under an agreement. */
  @Introspected
  @MappedEntity("lot_item")
  record AgreedItem(@Id long lotItemId, long agreementId, @Relation(EMBEDDED) Bilingual item) {}

  /** The number (key) of an agreement. */
  @Introspected
  @MappedEntity("framework_agreement")
  record AgreementId(@Id long id) {}

  /** The agreement that an award led to. */
  @Query("SELECT id FROM framework_agreement WHERE award_id = :awardId")
  Optional<AgreementId> findOf(long awardId);

  /**
   * What an entity may order of an item, what it has ordered and what it has accepted of it.
   *
   * @param joinedQuantity what it joined the agreement for after its award
   * @param amendedQuantity what amendments added less what they took away
   * @param savedOnOrders how much less than at the price in force its orders cost, by
   *     mini-competitions or at an earlier price, in the currency of the award
   * @param savedOnAccepted the same of what was accepted of them
   */
  @Introspected
  @MappedEntity("entitlement")
  record Entitlement(
      @Id long lotItemId,
      long entityId,
      @Relation(EMBEDDED) Bilingual entity,
      String stateCode,
      @Relation(EMBEDDED) Bilingual state,
      String itemCode,
      @Relation(EMBEDDED) Bilingual item,
      @Relation(EMBEDDED) Bilingual unit,
      BigDecimal awardedQuantity,
      BigDecimal transferredQuantity,
      BigDecimal joinedQuantity,
      BigDecimal amendedQuantity,
      BigDecimal calledQuantity,
      BigDecimal acceptedQuantity,
      BigDecimal savedOnOrders,
      BigDecimal savedOnAccepted,
      BigDecimal unitPrice,
      String currency) {
    public Entitlement {
      unitPrice = Money.price(unitPrice, currency).amount();
    }

    public Money price() {
      return new Money(unitPrice, currency);
    }

    public BigDecimal left() {
      return entitled().subtract(calledQuantity);
    }

    /**
     * What was awarded, with what other entities handed over or took over, what it joined for and
     * what amendments added or took away.
     */
    public BigDecimal entitled() {
      return awardedQuantity.add(transferredQuantity).add(joinedQuantity).add(amendedQuantity);
    }
  }

  String AGREEMENT =
      """
      SELECT f.id, f.number, f.tender_id, t.number AS tender_number, l.number AS lot_number,
             l.title_ar AS lot_title_ar, l.title_en AS lot_title_en, s.name_ar AS supplier_ar,
             s.name_en AS supplier_en, a.amount, a.currency, f.starts_on, c.ends_on,
             (SELECT COUNT(*) FROM order_index o
               WHERE o.agreement_id = f.id AND o.status <> 'CANCELLED'
                 AND (:state = '' OR o.state_code = :state)
                 AND (:entityId = 0 OR o.entity_id = :entityId)
                 AND (:supplierId = 0 OR o.sent_at IS NOT NULL)) AS call_offs,
             a.status <> 'active' AS is_taken_back, c.standing
        FROM framework_agreement f
        JOIN agreement_condition c ON c.agreement_id = f.id
        JOIN joint_tender t ON t.id = f.tender_id
        JOIN award a ON a.id = f.award_id
        JOIN lot l ON l.id = a.lot_id
        JOIN agreement_supplier b ON b.agreement_id = f.id
        JOIN supplier s ON s.id = b.supplier_id
       WHERE EXISTS (SELECT 1 FROM entitlement n JOIN procuring_entity p ON p.id = n.entity_id
                      WHERE n.agreement_id = f.id AND (:state = '' OR p.state_code = :state)
                        AND (:entityId = 0 OR n.entity_id = :entityId))
         AND (:supplierId = 0 OR b.supplier_id = :supplierId)
      """;

  /**
   * Whether the number of an agreement {@code f} answers a text, given as a pattern of {@code
   * LIKE}. The whole number of an agreement finds that one alone: {@code FA-2026-004-1} does not
   * find {@code FA-2026-004-11}.
   */
  String OF_NUMBER =
      """
      CASE WHEN EXISTS (SELECT 1 FROM framework_agreement w
                         WHERE w.number = TRIM(BOTH '%' FROM :like))
           THEN f.number = TRIM(BOTH '%' FROM :like)
           ELSE f.number LIKE :like END
      """;

  /** What of an entity {@code e} a reader may see. */
  String THEIRS =
      """
         AND (:state = '' OR e.state_code = :state) AND (:entityId = 0 OR e.id = :entityId)
      """;

  /** The agreements in which a state or entity has a part, or a supplier won, newest first. */
  @Query(AGREEMENT + " ORDER BY f.starts_on DESC, t.number DESC, l.number, f.id")
  List<Agreement> list(String state, long entityId, long supplierId);

  /** Which of them answer a text and a filter; patterns are of {@code LIKE}, empty for all. */
  String CHOSEN =
      " AND (:like = '' OR "
          + OF_NUMBER
          + """
                    OR l.title_ar LIKE :like OR l.title_en LIKE :like
                    OR s.name_ar LIKE :like OR s.name_en LIKE :like
                    OR EXISTS (SELECT 1 FROM lot_item h
                                 JOIN item_revision hr ON hr.id = h.revision_id
                                 JOIN catalog_item hc ON hc.id = hr.item_id
                                WHERE h.lot_id = l.id
                                  AND (hc.code LIKE :like OR hr.name_ar LIKE :like
                                       OR hr.name_en LIKE :like)))
               AND (:filter = ''
                    OR (:filter = 'RUNNING' AND c.standing = 'IN_FORCE')
                    OR (:filter = 'UNSIGNED' AND c.standing IN ('UNSIGNED', 'UNSECURED'))
                    OR (:filter = 'SUSPENDED' AND c.standing = 'SUSPENDED')
                    OR (:filter = 'ENDING' AND c.standing = 'IN_FORCE'
                        AND c.ends_on BETWEEN :today AND DATE_ADD(:today, INTERVAL 3 MONTH))
                    OR (:filter = 'ENDED'
                        AND c.standing IN ('TAKEN_BACK', 'TERMINATED', 'EXPIRED')))
            """;

  /**
   * A page of them.
   *
   * @param filter RUNNING, UNSIGNED, SUSPENDED, ENDING (within three months), ENDED or empty
   * @param sort number, supplier, ends or call-offs, with {@code -} before it for the last first
   * @param today in Riyadh
   */
  @Query(
      AGREEMENT
          + CHOSEN
          + """
       ORDER BY CASE :sort WHEN 'number' THEN f.number WHEN 'supplier' THEN s.name_en END,
                CASE :sort WHEN '-number' THEN f.number WHEN '-supplier' THEN s.name_en END DESC,
                CASE :sort WHEN 'ends' THEN c.ends_on END,
                CASE :sort WHEN '-ends' THEN c.ends_on END DESC,
                CASE :sort WHEN 'call-offs' THEN call_offs END,
                CASE :sort WHEN '-call-offs' THEN call_offs END DESC,
                f.starts_on DESC, t.number DESC, l.number, f.id
       LIMIT :most OFFSET :offset""")
  List<Agreement> listPage(
      String state,
      long entityId,
      long supplierId,
      String like,
      String filter,
      LocalDate today,
      String sort,
      int most,
      long offset);

  @Query(
      """
      SELECT COUNT(*)
        FROM framework_agreement f
        JOIN agreement_condition c ON c.agreement_id = f.id
        JOIN award a ON a.id = f.award_id
        JOIN lot l ON l.id = a.lot_id
        JOIN agreement_supplier b ON b.agreement_id = f.id
        JOIN supplier s ON s.id = b.supplier_id
       WHERE f.id IN (SELECT n.agreement_id FROM entitlement n
                        JOIN procuring_entity p ON p.id = n.entity_id
                       WHERE (:state = '' OR p.state_code = :state)
                         AND (:entityId = 0 OR n.entity_id = :entityId))
         AND (:supplierId = 0 OR b.supplier_id = :supplierId)
      """
          + CHOSEN)
  int count(
      String state, long entityId, long supplierId, String like, String filter, LocalDate today);

  /** The items of agreements, in the order of their lots; at least one agreement must be given. */
  @Query(
      """
      SELECT i.id AS lot_item_id, f.id AS agreement_id, r.name_ar AS item_ar, r.name_en AS item_en
        FROM framework_agreement f
        JOIN agreement_price_in_force g ON g.agreement_id = f.id
        JOIN lot_item i ON i.id = g.lot_item_id
        JOIN item_revision r ON r.id = g.revision_id
       WHERE f.id IN (:agreements)
       ORDER BY f.id, i.position, i.id""")
  List<AgreedItem> listItems(List<Long> agreements);

  /** The agreements in which a state or entity has a part, of those that came of a tender. */
  @Query(AGREEMENT + " AND f.tender_id = :tenderId ORDER BY l.number")
  List<Agreement> listOfTender(long tenderId, String state, long entityId, long supplierId);

  @Query(AGREEMENT + " AND f.id = :id")
  Optional<Agreement> find(long id, String state, long entityId, long supplierId);

  /**
   * How much less than at the price in force orders cost, and what was accepted of them; of an
   * entitlement {@code n} and the price in force {@code k}.
   */
  String SAVED =
      """
             COALESCE(
             (SELECT SUM(x.quantity) FROM call_off_line_in_force x
               WHERE x.agreement_id = n.agreement_id AND x.entity_id = n.entity_id
                 AND x.lot_item_id = n.lot_item_id
               GROUP BY x.agreement_id, x.entity_id, x.lot_item_id), 0) * k.unit_price
             - COALESCE(
             (SELECT SUM(x.quantity * w.unit_price)
                FROM call_off_line_in_force x
                JOIN call_off_line_agreed w ON w.call_off_id = x.call_off_id
                 AND w.lot_item_id = x.lot_item_id
               WHERE x.agreement_id = n.agreement_id AND x.entity_id = n.entity_id
                 AND x.lot_item_id = n.lot_item_id
               GROUP BY x.agreement_id, x.entity_id, x.lot_item_id), 0) AS saved_on_orders,
             COALESCE(
             (SELECT SUM(y.accepted_quantity)
                FROM call_off_line_in_force x
                JOIN delivery y ON y.call_off_id = x.call_off_id
                 AND y.lot_item_id = x.lot_item_id
               WHERE x.agreement_id = n.agreement_id AND x.entity_id = n.entity_id
                 AND x.lot_item_id = n.lot_item_id
               GROUP BY x.agreement_id, x.entity_id, x.lot_item_id), 0) * k.unit_price
             - COALESCE(
             (SELECT SUM(y.accepted_quantity * w.unit_price)
                FROM call_off_line_in_force x
                JOIN call_off_line_agreed w ON w.call_off_id = x.call_off_id
                 AND w.lot_item_id = x.lot_item_id
                JOIN delivery y ON y.call_off_id = x.call_off_id
                 AND y.lot_item_id = x.lot_item_id
               WHERE x.agreement_id = n.agreement_id AND x.entity_id = n.entity_id
                 AND x.lot_item_id = n.lot_item_id
               GROUP BY x.agreement_id, x.entity_id, x.lot_item_id), 0) AS saved_on_accepted
      """;

  @Query(
      """
      SELECT n.lot_item_id, e.id AS entity_id, e.name_ar AS entity_ar, e.name_en AS entity_en,
             e.state_code, m.name_ar AS state_ar, m.name_en AS state_en, c.code AS item_code,
             r.name_ar AS item_ar, r.name_en AS item_en,
             u.name_ar AS unit_ar, u.name_en AS unit_en, n.awarded_quantity,
             n.transferred_quantity, n.joined_quantity, n.amended_quantity, n.called_quantity,
             (SELECT COALESCE(SUM(y.accepted_quantity), 0)
                FROM call_off o JOIN delivery y ON y.call_off_id = o.id
               WHERE o.agreement_id = n.agreement_id AND o.entity_id = n.entity_id
                 AND y.lot_item_id = n.lot_item_id) AS accepted_quantity,
      """
          + SAVED
          + """
             , k.unit_price, n.currency
        FROM entitlement n
        JOIN agreement_price_in_force k ON k.agreement_id = n.agreement_id
                                       AND k.lot_item_id = n.lot_item_id
        JOIN procuring_entity e ON e.id = n.entity_id
        JOIN member_state m ON m.code = e.state_code
        JOIN lot_item i ON i.id = n.lot_item_id
        JOIN item_revision r ON r.id = k.revision_id
        JOIN catalog_item c ON c.id = r.item_id
        JOIN unit_of_measure u ON u.code = i.unit_code
       WHERE n.agreement_id = :agreementId
      """
          + THEIRS
          + " ORDER BY e.state_code, e.code, i.position, i.id")
  List<Entitlement> listEntitlements(long agreementId, String state, long entityId);
}
