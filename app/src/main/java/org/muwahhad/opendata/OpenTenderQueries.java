package org.muwahhad.opendata;

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

/**
 * What open data publishes of a tender beyond its public notice. No statement here reads an
 * estimate, a unit price, the total of a bid that was not awarded, or an award before the
 * standstill.
 */
@JdbcRepository(dialect = Dialect.MYSQL)
interface OpenTenderQueries extends GenericRepository<OpenTenderQueries.OpenTender, Long> {

  /** A tender that was published. */
  @Introspected
  @MappedEntity("joint_tender")
  record OpenTender(@Id long id, String number) {}

  /**
   * An entity that buys.
   *
   * @param id of the entity
   * @param city where it takes delivery; null where it has no site
   */
  @Introspected
  @MappedEntity("procuring_entity")
  record OpenBuyer(
      @Id String code,
      @Relation(EMBEDDED) Bilingual name,
      String stateCode,
      @Relation(EMBEDDED) Bilingual state,
      @Relation(EMBEDDED) @Nullable Bilingual city) {}

  /** A bid that was opened. */
  @Introspected
  @MappedEntity("bid")
  record OpenBid(
      @Id long id, String registrationNumber, String country, @Relation(EMBEDDED) Bilingual name) {}

  /** That a bid has prices for a lot. */
  @Introspected
  @MappedEntity("bid_line")
  record OpenBidLot(@Id long bidId, long lotId) {}

  /**
   * An award that was published when a standstill started, or that is in effect.
   *
   * @param status of OCDS; one whose agreement was concluded stays active, and its contract ends
   * @param decidedAt when the committee that decided last adopted it, UTC
   */
  @Introspected
  @MappedEntity("award")
  record OpenAward(
      @Id long id,
      long lotId,
      long bidId,
      String registrationNumber,
      String country,
      @Relation(EMBEDDED) Bilingual name,
      String status,
      BigDecimal amount,
      String currency,
      @Nullable Instant decidedAt) {}

  /** What an award gives of an item. */
  @Introspected
  @MappedEntity("award_item")
  record OpenAwardItem(@Id long awardId, long lotItemId, BigDecimal quantity) {}

  /**
   * A framework agreement.
   *
   * @param standing as in the view of conditions
   */
  @Introspected
  @MappedEntity("framework_agreement")
  record OpenAgreement(
      @Id long id,
      String number,
      long awardId,
      LocalDate startsOn,
      LocalDate endsOn,
      String standing,
      boolean needsSignatures,
      @Nullable Instant supplierSignedAt,
      @Nullable Instant centralSignedAt,
      Instant concludedAt,
      String registrationNumber,
      String country,
      @Relation(EMBEDDED) Bilingual name) {}

  /** An amendment of an agreement that is in force. */
  @Introspected
  @MappedEntity("agreement_amendment")
  record OpenAmendment(
      @Id long agreementId, int number, String kind, LocalDate effectiveOn, Instant endedAt) {}

  /**
   * A suspension of an agreement; days are days in Riyadh.
   *
   * @param untilOn last day; null where it ends when it is lifted
   */
  @Introspected
  @MappedEntity("agreement_suspension")
  record OpenSuspension(
      @Id long id,
      long agreementId,
      LocalDate fromOn,
      @Nullable LocalDate untilOn,
      @Nullable Instant liftedAt) {}

  /** An entity that may order under an agreement. */
  @Introspected
  @MappedEntity("entitlement")
  record OpenAgreementBuyer(
      @Id long agreementId, String code, @Relation(EMBEDDED) Bilingual name) {}

  /** What the awards in effect come to for an entity, without VAT. */
  @Introspected
  @MappedEntity("award_allocation")
  record OpenShare(
      @Id String code, @Relation(EMBEDDED) Bilingual name, String currency, BigDecimal amount) {}

  /** A published decision of the review body. */
  @Introspected
  @MappedEntity("complaint")
  record OpenReview(
      @Id int number,
      String lots,
      String outcome,
      @Relation(EMBEDDED) Bilingual summary,
      Instant filedAt,
      Instant decidedAt) {}

  /** Another process that is public. */
  @Introspected
  @MappedEntity("joint_tender")
  record OpenRelation(@Id String ocid, @Relation(EMBEDDED) Bilingual title) {}

  @Query(
      """
      SELECT t.id, t.number FROM joint_tender t
       WHERE t.id = :id AND t.published_at IS NOT NULL AND t.status NOT IN ('DRAFT', 'APPROVED')\
      """)
  Optional<OpenTender> find(long id);

  @Query(
      """
      SELECT t.id, t.number FROM joint_tender t
       WHERE t.number = :number AND t.published_at IS NOT NULL
         AND t.status NOT IN ('DRAFT', 'APPROVED')\
      """)
  Optional<OpenTender> findByNumber(String number);

  @Query("SELECT tender_id FROM framework_agreement WHERE id = :agreementId")
  Optional<Long> findTenderOfAgreement(long agreementId);

  String BUYER =
      """
      SELECT e.code, e.name_ar, e.name_en, e.state_code, m.name_ar AS state_ar,
             m.name_en AS state_en, s.city_ar, s.city_en
        FROM procuring_entity e
        JOIN member_state m ON m.code = e.state_code
        LEFT JOIN delivery_site s ON s.id =
             (SELECT MIN(x.id) FROM delivery_site x WHERE x.entity_id = e.id AND x.closed_at IS NULL)
      """;

  /** Whose demand a tender serves, and who joined its agreements later. */
  @Query(
      BUYER
          + """
          WHERE e.id IN (SELECT d.entity_id FROM lot_item i
                           JOIN allocation a ON a.lot_item_id = i.id
                           JOIN demand_line d ON d.id = a.demand_line_id
                          WHERE i.tender_id = :tenderId)
             OR e.id IN (SELECT n.entity_id FROM framework_agreement f
                           JOIN entitlement n ON n.agreement_id = f.id
                          WHERE f.tender_id = :tenderId)
          ORDER BY e.code\
          """)
  List<OpenBuyer> listBuyers(long tenderId);

  @Query(BUYER + " WHERE e.id = :entityId")
  OpenBuyer getBuyer(long entityId);

  /**
   * The bids that were opened; empty before the opening. They stand in an order of their bidders:
   * that of their keys would tell which is whose while bidders are masked.
   */
  @Query(
      """
      SELECT b.id, s.registration_number, s.country, s.name_ar, s.name_en
        FROM opened_bid o
        JOIN joint_tender t ON t.id = o.tender_id AND t.opened_at IS NOT NULL
        JOIN bid b ON b.id = o.bid_id
        JOIN supplier s ON s.id = b.supplier_id
       WHERE o.tender_id = :tenderId
       ORDER BY s.registration_number\
      """)
  List<OpenBid> listBids(long tenderId);

  /** The lots that opened bids have prices for, without bids whose prices are sealed. */
  @Query(
      """
      SELECT x.bid_id, i.lot_id
        FROM opened_bid o
        JOIN joint_tender t ON t.id = o.tender_id AND t.opened_at IS NOT NULL
        JOIN bid_line x ON x.bid_id = o.bid_id
        JOIN lot_item i ON i.id = x.lot_item_id
       WHERE o.tender_id = :tenderId
       GROUP BY x.bid_id, i.lot_id
       ORDER BY x.bid_id, i.lot_id\
      """)
  List<OpenBidLot> listBidLots(long tenderId);

  String TOLD =
      """
       (a.active_at IS NOT NULL
         OR EXISTS (SELECT 1 FROM tender_milestone m
                     WHERE m.tender_id = a.tender_id AND m.status = 'STANDSTILL'
                       AND m.at >= a.recommended_at AND (a.ended_at IS NULL OR m.at <= a.ended_at)))
      """;

  /** The awards that were published, also those that were cancelled since. */
  @Query(
      """
      SELECT a.id, a.lot_id, a.bid_id, s.registration_number, s.country, s.name_ar, s.name_en,
             CASE WHEN f.id IS NULL THEN a.status ELSE 'active' END AS status, a.amount, a.currency,
             d.closed_at AS decided_at
        FROM award a
        JOIN bid b ON b.id = a.bid_id
        JOIN supplier s ON s.id = b.supplier_id
        LEFT JOIN decision d ON d.id = a.decision_id
        LEFT JOIN framework_agreement f ON f.award_id = a.id
       WHERE a.tender_id = :tenderId AND
      """
          + TOLD
          + " ORDER BY a.lot_id, a.id")
  List<OpenAward> listAwards(long tenderId);

  @Query(
      """
      SELECT x.award_id, x.lot_item_id, x.quantity
        FROM award a JOIN award_item x ON x.award_id = a.id
       WHERE a.tender_id = :tenderId AND
      """
          + TOLD
          + " ORDER BY x.award_id, x.lot_item_id")
  List<OpenAwardItem> listAwardItems(long tenderId);

  @Query(
      """
      SELECT f.id, f.number, f.award_id, c.starts_on, c.ends_on, c.standing, c.needs_signatures,
             c.supplier_signed_at, c.central_signed_at, f.concluded_at, s.registration_number,
             s.country, s.name_ar, s.name_en
        FROM framework_agreement f
        JOIN agreement_condition c ON c.agreement_id = f.id
        JOIN agreement_supplier p ON p.agreement_id = f.id
        JOIN supplier s ON s.id = p.supplier_id
       WHERE f.tender_id = :tenderId
       ORDER BY f.id\
      """)
  List<OpenAgreement> listAgreements(long tenderId);

  @Query(
      """
      SELECT m.agreement_id, m.number, m.kind, m.effective_on, m.ended_at
        FROM framework_agreement f
        JOIN agreement_amendment m ON m.agreement_id = f.id AND m.status = 'IN_FORCE'
       WHERE f.tender_id = :tenderId
       ORDER BY m.agreement_id, m.number\
      """)
  List<OpenAmendment> listAmendments(long tenderId);

  @Query(
      """
      SELECT u.id, u.agreement_id, u.from_on, u.until_on, u.lifted_at
        FROM framework_agreement f
        JOIN agreement_suspension u ON u.agreement_id = f.id
       WHERE f.tender_id = :tenderId
       ORDER BY u.agreement_id, u.id\
      """)
  List<OpenSuspension> listSuspensions(long tenderId);

  @Query(
      """
      SELECT n.agreement_id, e.code, e.name_ar, e.name_en
        FROM framework_agreement f
        JOIN entitlement n ON n.agreement_id = f.id
        JOIN procuring_entity e ON e.id = n.entity_id
       WHERE f.tender_id = :tenderId
       GROUP BY n.agreement_id, e.code, e.name_ar, e.name_en
       ORDER BY n.agreement_id, e.code\
      """)
  List<OpenAgreementBuyer> listAgreementBuyers(long tenderId);

  /** What each entity is to pay for the awards that are in effect. */
  @Query(
      """
      SELECT e.code, e.name_ar, e.name_en, a.currency, SUM(x.net_amount) AS amount
        FROM award a
        JOIN award_allocation x ON x.award_id = a.id
        JOIN demand_line d ON d.id = x.demand_line_id
        JOIN procuring_entity e ON e.id = d.entity_id
       WHERE a.tender_id = :tenderId AND a.status = 'active'
       GROUP BY e.code, e.name_ar, e.name_en, a.currency
       ORDER BY e.code, a.currency\
      """)
  List<OpenShare> listShares(long tenderId);

  /** The decisions of the review body as its public register has them. */
  @Query(
      """
      SELECT c.number, COALESCE((SELECT GROUP_CONCAT(x.lot_id ORDER BY x.lot_id)
                                   FROM complaint_lot x WHERE x.complaint_id = c.id), '') AS lots,
             c.outcome, d.summary_ar, d.summary_en, c.filed_at, c.ended_at AS decided_at
        FROM complaint c
        JOIN review_draft d ON d.current_of = c.id AND d.status = 'ADOPTED'
       WHERE c.tender_id = :tenderId AND c.status = 'DECIDED'
       ORDER BY c.number\
      """)
  List<OpenReview> listReviews(long tenderId);

  /** The tenders whose framework agreements a mini-competition orders from. */
  @Query(
      """
      SELECT t.ocid, t.title_ar, t.title_en
        FROM agreement_ceiling c
        JOIN framework_agreement f ON f.id = c.agreement_id
        JOIN joint_tender t ON t.id = f.tender_id
       WHERE c.tender_id = :tenderId
       GROUP BY t.ocid, t.title_ar, t.title_en
       ORDER BY t.ocid\
      """)
  List<OpenRelation> listFrameworks(long tenderId);

  /** When a status was reached last, UTC. */
  @Query(
      """
      SELECT MAX(m.at) FROM tender_milestone m
       WHERE m.tender_id = :tenderId AND m.status = :status\
      """)
  Optional<Instant> findReached(long tenderId, String status);

  @Query("SELECT t.standstill_until FROM joint_tender t WHERE t.id = :tenderId")
  Optional<Instant> findStandstillEnd(long tenderId);
}
