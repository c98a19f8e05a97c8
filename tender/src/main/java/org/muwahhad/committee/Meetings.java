package org.muwahhad.committee;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Refusal;

/** Meetings as stored, and what is written while they last. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface Meetings extends GenericRepository<Meetings.LockedMeeting, Long> {

  /** What an act needs of a meeting; its row stays locked until the act ends. */
  @Introspected
  @MappedEntity("meeting")
  record LockedMeeting(@Id long id, long committeeId, MeetingStatus status, Instant startsAt) {
    /** Refused with {@code committee.meeting-over} once it is closed or cancelled. */
    void requireCalled() {
      if (status != MeetingStatus.CALLED) {
        throw new Refusal.RuleBroken("committee.meeting-over");
      }
    }
  }

  /** A report issued on a tender. The instant is UTC. */
  @Introspected
  @MappedEntity("issued_report")
  record Report(
      @Id long id,
      long tenderId,
      String tenderNumber,
      String report,
      String edition,
      String format,
      String sha256,
      String dataSha256,
      Instant issuedAt) {}

  @Query("SELECT id, committee_id, status, starts_at FROM meeting WHERE id = :id FOR UPDATE")
  Optional<LockedMeeting> lock(long id);

  /** The meeting, held until the transaction ends. */
  default LockedMeeting getLocked(long id) {
    return lock(id).orElseThrow(() -> new Refusal.NotFound("meeting " + id));
  }

  @Query(
      """
      SELECT d.id, d.committee_id, d.tender_id, t.number AS tender_number, t.title_ar, t.title_en,
             d.status, d.document_sha256, i.meeting_id AS live_meeting
        FROM decision d
        JOIN joint_tender t ON t.id = d.tender_id
        LEFT JOIN meeting_item i ON i.live_decision_id = d.id
       WHERE d.committee_id = :committeeId AND d.status = 'OPEN'
       ORDER BY d.id""")
  List<MeetingQueries.Askable> listAskable(long committeeId);

  @Query(
      """
      SELECT r.id, r.tender_id, t.number AS tender_number, r.report, r.edition, r.format, r.sha256,
             r.data_sha256, r.issued_at
        FROM issued_report r JOIN joint_tender t ON t.id = r.tender_id
       WHERE r.tender_id IN (:tenderIds) ORDER BY r.id""")
  List<Report> listReports(List<Long> tenderIds);

  @Query(
      """
      INSERT INTO meeting (committee_id, status, starts_at, minutes_planned, mode, place,
                           pack_sha256, pack, called_by, called_at)
      VALUES (:committeeId, 'CALLED', :startsAt, :minutes, :mode, :place, :sha256, :pack, :personId,
              UTC_TIMESTAMP(6))""")
  void insert(
      long committeeId,
      Instant startsAt,
      int minutes,
      MeetingMode mode,
      String place,
      String sha256,
      String pack,
      long personId);

  @Query("SELECT MAX(id) FROM meeting WHERE committee_id = :committeeId AND called_by = :personId")
  long getNewest(long committeeId, long personId);

  @Query(
      """
      INSERT INTO meeting_item (meeting_id, position, committee_id, decision_id, live_decision_id)
      VALUES (:meetingId, :position, :committeeId, :decisionId, :decisionId)""")
  void addItem(long meetingId, int position, long committeeId, long decisionId);

  @Query(
      """
      UPDATE meeting
         SET starts_at = :startsAt, minutes_planned = :minutes, mode = :mode, place = :place,
             sequence = sequence + 1
       WHERE id = :id AND status = 'CALLED'""")
  int move(long id, Instant startsAt, int minutes, MeetingMode mode, String place);

  @Query(
      """
      UPDATE meeting SET status = 'CANCELLED', cancel_reason = :reason, sequence = sequence + 1
       WHERE id = :id AND status = 'CALLED'""")
  int cancel(long id, String reason);

  @Query(
      """
      UPDATE meeting
         SET status = 'CLOSED', closed_by = :personId, closed_at = UTC_TIMESTAMP(6),
             minutes = :minutes, minutes_sha256 = :sha256
       WHERE id = :id AND status = 'CALLED'""")
  int close(long id, long personId, String minutes, String sha256);

  /** The questions of a meeting that is over may come onto another agenda. */
  @Query("UPDATE meeting_item SET live_decision_id = NULL WHERE meeting_id = :meetingId")
  int release(long meetingId);

  @Query(
      """
      INSERT INTO meeting_attendance (meeting_id, state_code, is_present, recorded_by, recorded_at)
      VALUES (:meetingId, :stateCode, :present, :personId, UTC_TIMESTAMP(6))
      ON DUPLICATE KEY UPDATE is_present = VALUES(is_present), recorded_by = VALUES(recorded_by),
        recorded_at = VALUES(recorded_at)""")
  void attend(long meetingId, String stateCode, boolean present, long personId);

  /** States that voted in a meeting took part in it. */
  @Query("SELECT DISTINCT state_code FROM vote WHERE meeting_id = :meetingId")
  List<String> listVoted(long meetingId);

  @Query("SELECT COUNT(*) FROM meeting_item WHERE meeting_id = :meetingId AND decision_id = :id")
  int countItem(long meetingId, long id);

  @Query(
      """
      INSERT INTO meeting_remark (meeting_id, decision_id, person_id, state_code, remark, made_at)
      VALUES (:meetingId, :decisionId, :personId, :stateCode, :remark, UTC_TIMESTAMP(6))""")
  void remark(
      long meetingId, @Nullable Long decisionId, long personId, String stateCode, String remark);

  @Query(
      """
      INSERT INTO recusal (decision_id, state_code, meeting_id, recorded_by, reason, recorded_at)
      VALUES (:decisionId, :stateCode, :meetingId, :personId, :reason, UTC_TIMESTAMP(6))""")
  void recuse(long decisionId, String stateCode, long meetingId, long personId, String reason);
}
