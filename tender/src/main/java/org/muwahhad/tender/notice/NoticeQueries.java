package org.muwahhad.tender.notice;

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

/** What notices tell of awards in effect and of the agreements that carry them out. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface NoticeQueries extends GenericRepository<NoticeQueries.SettledContract, Long> {

  /**
   * An award in effect with its agreement; the instants are UTC.
   *
   * @param value in the currency of the tender
   * @param country of registration, ISO 3166-1 alpha-2
   * @param address as the supplier registered it; null without
   * @param rankPosition of the bid in its lot, from 1
   * @param variant whether the bid won with an alternative
   */
  @Introspected
  @MappedEntity("award")
  record SettledContract(
      @Id long awardId,
      long lotId,
      int lotNumber,
      long agreementId,
      String agreement,
      Instant concludedAt,
      @Nullable Instant decidedAt,
      BigDecimal amount,
      String currency,
      BigDecimal value,
      long supplierId,
      String registrationNumber,
      String name,
      String country,
      @Nullable String address,
      @Nullable Integer rankPosition,
      boolean variant) {}

  /** How many bids a lot had from suppliers of a country; none is listed for a lot without. */
  @Introspected
  @MappedEntity("lot")
  record LotBids(@Id long lotId, String country, int bids) {}

  /** How many bidders complained of a lot and had a decision; none is listed for a lot without. */
  @Introspected
  @MappedEntity("lot")
  record LotComplaints(@Id long lotId, int complainants) {}

  /**
   * An amendment in force.
   *
   * @param signedAt UTC; when both sides had signed
   */
  @Introspected
  @MappedEntity("agreement_amendment")
  record ForcedAmendment(
      @Id long id,
      long agreementId,
      String tenderNumber,
      int number,
      String kind,
      LocalDate effectiveOn,
      @Nullable LocalDate endsOn,
      String reason,
      Instant signedAt) {}

  String CONTRACTS =
      """
      SELECT a.id AS award_id, a.lot_id, l.number AS lot_number, f.id AS agreement_id,
             f.number AS agreement, f.concluded_at, d.closed_at AS decided_at, a.amount, a.currency,
             a.converted_amount AS value, s.id AS supplier_id, s.registration_number,
             s.name_en AS name, s.country,
             (SELECT v.address_en FROM supplier_registration r
                JOIN registration_version v ON v.registration_id = r.id AND v.status = 'ACCEPTED'
               WHERE r.supplier_id = s.id ORDER BY v.number DESC LIMIT 1) AS address,
             k.rank_position, COALESCE(k.is_alternative, FALSE) AS variant
        FROM award a
        JOIN framework_agreement f ON f.award_id = a.id
        JOIN lot l ON l.id = a.lot_id
        LEFT JOIN lot_ranking k ON k.lot_id = a.lot_id AND k.bid_id = a.bid_id
      """;

  /** Those of a tender, with the suppliers that won them. */
  @Query(
      CONTRACTS
          + """
        JOIN bid b ON b.id = a.bid_id
        JOIN supplier s ON s.id = b.supplier_id
        LEFT JOIN decision d ON d.id = a.decision_id
       WHERE a.tender_id = :tenderId AND a.status = 'active'
       ORDER BY l.number, a.id""")
  List<SettledContract> listContracts(long tenderId);

  /** That of an agreement, with the supplier that supplies it now. */
  @Query(
      CONTRACTS
          + """
        JOIN agreement_supplier n ON n.agreement_id = f.id
        JOIN supplier s ON s.id = n.supplier_id
        LEFT JOIN decision d ON d.id = a.decision_id
       WHERE f.id = :agreementId""")
  Optional<SettledContract> findContract(long agreementId);

  @Query(
      """
      SELECT i.lot_id, s.country, COUNT(DISTINCT p.bid_id) AS bids
        FROM lot_item i
        JOIN bid_line p ON p.lot_item_id = i.id
        JOIN bid b ON b.id = p.bid_id
        JOIN supplier s ON s.id = b.supplier_id
       WHERE i.tender_id = :tenderId
       GROUP BY i.lot_id, s.country
       ORDER BY i.lot_id, s.country""")
  List<LotBids> listBids(long tenderId);

  @Query(
      """
      SELECT x.lot_id, COUNT(DISTINCT c.bid_id) AS complainants
        FROM complaint_lot x
        JOIN complaint c ON c.id = x.complaint_id
       WHERE x.tender_id = :tenderId AND c.status = 'DECIDED'
       GROUP BY x.lot_id
       ORDER BY x.lot_id""")
  List<LotComplaints> listComplaints(long tenderId);

  @Query(
      """
      SELECT m.id, m.agreement_id, t.number AS tender_number, m.number, m.kind, m.effective_on,
             m.ends_on, m.reason, m.ended_at AS signed_at
        FROM agreement_amendment m
        JOIN framework_agreement f ON f.id = m.agreement_id
        JOIN joint_tender t ON t.id = f.tender_id
       WHERE m.id = :id AND m.status = 'IN_FORCE'""")
  Optional<ForcedAmendment> findAmendment(long id);
}
