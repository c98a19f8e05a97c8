package org.muwahhad.followup;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.committee.CommitteeCode;
import org.muwahhad.committee.MeetingStatus;
import org.muwahhad.shared.Refusal;

/** Recommendations of committees as stored, and what later meetings found of them. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface CommitteeRecommendations
    extends GenericRepository<CommitteeRecommendations.LockedRecommendation, Long> {

  /** What an act needs of a recommendation; its row stays locked until the act ends. */
  @Introspected
  @MappedEntity("committee_recommendation")
  record LockedRecommendation(@Id long id, long committeeId, long meetingId) {}

  /** What an act needs of a meeting; its row stays locked until the act ends. */
  @Introspected
  @MappedEntity("meeting")
  record HeldMeeting(
      @Id long id,
      long committeeId,
      CommitteeCode committee,
      MeetingStatus status,
      Instant startsAt) {}

  @Query(
      """
      SELECT g.id, g.committee_id, c.code AS committee, g.status, g.starts_at
        FROM meeting g JOIN committee c ON c.id = g.committee_id
       WHERE g.id = :id FOR UPDATE""")
  Optional<HeldMeeting> lockMeeting(long id);

  @Query(
      """
      SELECT id, committee_id, meeting_id FROM committee_recommendation
       WHERE id = :id FOR UPDATE""")
  Optional<LockedRecommendation> lock(long id);

  /** The recommendation, held until the transaction ends. */
  default LockedRecommendation getLocked(long id) {
    return lock(id).orElseThrow(() -> new Refusal.NotFound("recommendation " + id));
  }

  @Query("SELECT status FROM initiative WHERE id = :id")
  Optional<String> findInitiativeStatus(long id);

  @Query(
      """
      INSERT INTO committee_recommendation (committee_id, meeting_id, initiative_id, text_ar,
                                            text_en, due_on, request_key, made_by, made_at)
      VALUES (:committeeId, :meetingId, :initiativeId, :ar, :en, :dueOn, :requestKey, :personId,
              UTC_TIMESTAMP(6))""")
  void insert(
      long committeeId,
      long meetingId,
      @Nullable Long initiativeId,
      String ar,
      String en,
      @Nullable LocalDate dueOn,
      String requestKey,
      long personId);

  /** The recommendation that a request made in the meeting. */
  @Query(
      """
      SELECT id FROM committee_recommendation
       WHERE meeting_id = :meetingId AND request_key = :requestKey""")
  Optional<Long> findByRequest(long meetingId, String requestKey);

  @Query(
      """
      SELECT COUNT(*) FROM recommendation_follow_up
       WHERE recommendation_id = :id AND finding = 'DONE'""")
  int countDone(long id);

  @Query(
      """
      SELECT COUNT(*) FROM recommendation_follow_up
       WHERE recommendation_id = :id AND meeting_id = :meetingId""")
  int countFollowUps(long id, long meetingId);

  @Query(
      """
      INSERT INTO recommendation_follow_up (recommendation_id, committee_id, meeting_id, finding,
                                            note, recorded_by, recorded_at)
      VALUES (:id, :committeeId, :meetingId, :finding, :note, :personId, UTC_TIMESTAMP(6))""")
  void followUp(
      long id,
      long committeeId,
      long meetingId,
      FollowUpFinding finding,
      String note,
      long personId);
}
