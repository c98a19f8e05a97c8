package org.muwahhad.reporting.signature;

import static io.micronaut.data.annotation.Relation.Kind.EMBEDDED;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Relation;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.reporting.ReportKind;
import org.muwahhad.shared.Bilingual;

/** Signature rounds as stored. Instants are UTC. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface SignatureRounds extends GenericRepository<SignatureRounds.SignatureRound, Long> {

  /**
   * A round: the members of a committee are asked to sign one edition of a report.
   *
   * @param decisionId its committee signs
   * @param tenderNumber of the tender reported on
   * @param starter the chair who started it
   * @param untilAt the end of the last day to sign
   * @param endedAt null while it is open
   * @param endReason of the chair who closed it; null otherwise
   * @param asked how many are asked
   * @param signed how many of them have signed this edition
   */
  @Introspected
  @MappedEntity("signature_round")
  record SignatureRound(
      @Id long id,
      long reportId,
      long decisionId,
      ReportKind report,
      String tenderNumber,
      SignatureRoundStatus status,
      long startedBy,
      @Relation(EMBEDDED) Bilingual starter,
      Instant startedAt,
      Instant untilAt,
      @Nullable Instant endedAt,
      @Nullable String endReason,
      int asked,
      int signed) {}

  /**
   * A member who is asked, or may be.
   *
   * @param signedAt when the member signed this edition; null while not
   */
  @Introspected
  @MappedEntity("signature_asked")
  record AskedMember(
      @Id long personId,
      String stateCode,
      @Relation(EMBEDDED) Bilingual state,
      @Relation(EMBEDDED) Bilingual name,
      @Nullable Instant signedAt) {}

  String SELECT =
      """
      SELECT g.id, g.report_id, g.decision_id, r.report, t.number AS tender_number, g.status, g.started_by,
             p.name_ar AS starter_ar, p.name_en AS starter_en, g.started_at, g.until_at,
             g.ended_at, g.end_reason,
             (SELECT COUNT(*) FROM signature_asked a WHERE a.round_id = g.id) AS asked,
             (SELECT COUNT(*) FROM signature_asked a
                JOIN report_signature s ON s.report_id = g.report_id AND s.person_id = a.person_id
               WHERE a.round_id = g.id) AS signed
        FROM signature_round g
        JOIN issued_report r ON r.id = g.report_id
        JOIN joint_tender t ON t.id = r.tender_id
        JOIN person p ON p.id = g.started_by
      """;

  /** The newest round on an edition. */
  @Query(SELECT + " WHERE g.report_id = :reportId ORDER BY g.id DESC LIMIT 1")
  Optional<SignatureRound> findNewest(long reportId);

  @Query(SELECT + " WHERE g.id = :id")
  Optional<SignatureRound> find(long id);

  /** The open rounds that end soon. */
  @Query(
      SELECT
          + """
             WHERE g.status = 'OPEN' AND g.until_at > UTC_TIMESTAMP(6)
               AND g.until_at <= DATE_ADD(UTC_TIMESTAMP(6), INTERVAL :days DAY)
             ORDER BY g.id""")
  List<SignatureRound> listEnding(int days);

  @Query(
      """
      SELECT a.person_id, a.state_code, m.name_ar AS state_ar, m.name_en AS state_en, p.name_ar,
             p.name_en, s.signed_at
        FROM signature_asked a
        JOIN signature_round g ON g.id = a.round_id
        JOIN person p ON p.id = a.person_id
        JOIN member_state m ON m.code = a.state_code
        LEFT JOIN report_signature s ON s.report_id = g.report_id AND s.person_id = a.person_id
       WHERE a.round_id = :roundId ORDER BY a.state_code, p.id""")
  List<AskedMember> listAsked(long roundId);

  /** Who would be asked to sign an edition: the voting members of the committee that decides. */
  @Query(
      """
      SELECT v.person_id, v.state_code, m.name_ar AS state_ar, m.name_en AS state_en, p.name_ar,
             p.name_en, s.signed_at
        FROM voting_member v
        JOIN person p ON p.id = v.person_id
        JOIN member_state m ON m.code = v.state_code
        LEFT JOIN report_signature s ON s.report_id = :reportId AND s.person_id = v.person_id
       WHERE v.decision_id = :decisionId ORDER BY v.state_code, p.id""")
  List<AskedMember> listVoting(long reportId, long decisionId);

  @Query(
      """
      INSERT INTO signature_round (report_id, decision_id, status, started_by, started_at, until_at)
      VALUES (:reportId, :decisionId, 'OPEN', :personId, UTC_TIMESTAMP(6), :untilAt)""")
  int add(long reportId, long decisionId, long personId, Instant untilAt);

  @Query("SELECT id FROM signature_round WHERE open_of = :reportId")
  Optional<Long> findOpen(long reportId);

  @Query(
      """
      INSERT INTO signature_asked (round_id, person_id, state_code)
      VALUES (:roundId, :personId, :stateCode)""")
  int ask(long roundId, long personId, String stateCode);

  @Query(
      """
      UPDATE signature_round
         SET status = 'CLOSED', ended_at = UTC_TIMESTAMP(6), ended_by = :personId,
             end_reason = :reason
       WHERE id = :id AND status = 'OPEN'""")
  int close(long id, long personId, String reason);

  @Query(SELECT + " WHERE g.status = 'OPEN' AND r.tender_id = :tenderId ORDER BY g.id")
  List<SignatureRound> listOpen(long tenderId);

  /** Ends a round on an edition that nobody may sign any more. */
  @Query(
      """
      UPDATE signature_round SET status = :status, ended_at = UTC_TIMESTAMP(6)
       WHERE id = :id AND status = 'OPEN'""")
  int end(long id, String status);

  /** Ends the round on an edition if everybody asked has signed it. */
  @Query(
      """
      UPDATE signature_round SET status = 'SIGNED', ended_at = UTC_TIMESTAMP(6)
       WHERE report_id = :reportId AND status = 'OPEN'
         AND NOT EXISTS (SELECT 1 FROM signature_asked a
                          WHERE a.round_id = signature_round.id
                            AND NOT EXISTS (SELECT 1 FROM report_signature s
                                             WHERE s.report_id = :reportId
                                               AND s.person_id = a.person_id))""")
  int endSigned(long reportId);
}
