package org.muwahhad.committee;

import static io.micronaut.data.annotation.Relation.Kind.EMBEDDED;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Relation;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;

/** Meetings as pages, programs and later packages read them; instants are UTC. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface MeetingQueries extends GenericRepository<MeetingQueries.Meeting, Long> {

  /**
   * A meeting.
   *
   * @param mySeat state for which the reader sits in the committee, or null
   * @param chair whether the reader chairs it
   */
  @Introspected
  @MappedEntity("meeting")
  record Meeting(
      @Id long id,
      CommitteeCode committee,
      @JsonUnwrapped(prefix = "committee") @Relation(EMBEDDED) Bilingual committeeName,
      VotingRule votingRule,
      MeetingStatus status,
      Instant startsAt,
      int minutesPlanned,
      MeetingMode mode,
      String place,
      String packSha256,
      int sequence,
      @Relation(EMBEDDED) Bilingual caller,
      Instant calledAt,
      @Nullable String cancelReason,
      @Nullable Instant closedAt,
      @Nullable String minutesSha256,
      int items,
      @Nullable String mySeat,
      @MappedProperty("is_chair") boolean chair) {

    public Instant endsAt() {
      return startsAt.plusSeconds(60L * minutesPlanned);
    }

    public boolean isCalled() {
      return status == MeetingStatus.CALLED;
    }
  }

  /** A state with its time zone, and whether it takes part. */
  @Introspected
  @MappedEntity("member_state")
  record MeetingState(
      @Id String code,
      @Relation(EMBEDDED) Bilingual name,
      String zone,
      @MappedProperty("is_present") boolean present) {}

  /** A question that may come onto an agenda. */
  @Introspected
  @MappedEntity("decision")
  record Askable(
      @Id long id,
      long committeeId,
      long tenderId,
      String tenderNumber,
      @Relation(EMBEDDED) Bilingual title,
      DecisionStatus status,
      String documentSha256,
      @Nullable Long liveMeeting) {}

  /** A remark, about a question or about the meeting as a whole. */
  @Introspected
  @MappedEntity("meeting_remark")
  record Remark(
      @Id long id,
      @Nullable Long decisionId,
      @Relation(EMBEDDED) Bilingual state,
      @Relation(EMBEDDED) Bilingual member,
      String remark,
      Instant madeAt) {}

  String SELECT =
      """
      SELECT g.id, c.code AS committee, c.name_ar AS committee_name_ar, c.name_en AS committee_name_en,
             c.voting_rule, g.status, g.starts_at, g.minutes_planned, g.mode, g.place,
             g.pack_sha256, g.sequence, p.name_ar AS caller_ar, p.name_en AS caller_en, g.called_at,
             g.cancel_reason, g.closed_at, g.minutes_sha256,
             (SELECT COUNT(*) FROM meeting_item i WHERE i.meeting_id = g.id) AS items,
             m.state_code AS my_seat, COALESCE(m.is_chair, FALSE) AS is_chair
        FROM meeting g
        JOIN committee c ON c.id = g.committee_id
        JOIN person p ON p.id = g.called_by
        LEFT JOIN committee_member m ON m.committee_id = c.id AND m.person_id = :personId
      """;

  /** All meetings, the newest first. */
  @Query(SELECT + " ORDER BY g.starts_at DESC, g.id DESC")
  List<Meeting> listAll(long personId);

  /** Which meetings a person may read, and of those which answer a text and a filter. */
  String CHOSEN =
      """
       WHERE (:all OR m.id IS NOT NULL)
         AND (:like = '' OR c.name_ar LIKE :like OR c.name_en LIKE :like OR g.place LIKE :like
              OR EXISTS (SELECT 1 FROM meeting_item i
                           JOIN decision d ON d.id = i.decision_id
                           JOIN joint_tender t ON t.id = d.tender_id
                          WHERE i.meeting_id = g.id
                            AND (t.number LIKE :like OR t.title_ar LIKE :like
                                 OR t.title_en LIKE :like)))
         AND IF(:filter = '', TRUE, g.status = :filter)
      """;

  /**
   * A page of them.
   *
   * @param all whether the person reads all, and not those of their own committees alone
   * @param like pattern of {@code LIKE}, empty for all
   * @param filter name of a status, or empty
   * @param sort committee, starts or items, with {@code -} before it for the last first; otherwise
   *     the newest first
   */
  @Query(
      SELECT
          + CHOSEN
          + """
       ORDER BY CASE :sort WHEN 'committee' THEN c.id WHEN 'items' THEN items END,
                CASE :sort WHEN '-committee' THEN c.id WHEN '-items' THEN items END DESC,
                CASE :sort WHEN 'starts' THEN g.starts_at END,
                g.starts_at DESC, g.id DESC
       LIMIT :most OFFSET :offset""")
  List<Meeting> listPage(
      boolean all, long personId, String like, String filter, String sort, int most, long offset);

  @Query(
      """
      SELECT COUNT(*)
        FROM meeting g
        JOIN committee c ON c.id = g.committee_id
        LEFT JOIN committee_member m ON m.committee_id = c.id AND m.person_id = :personId
      """
          + CHOSEN)
  int count(boolean all, long personId, String like, String filter);

  @Query(SELECT + " WHERE g.id = :id")
  Optional<Meeting> find(long id, long personId);

  @Query("SELECT pack FROM meeting WHERE id = :id")
  String getPack(long id);

  /** The state for which anyone who called a meeting sits in its committee. */
  @Query(
      """
      SELECT m.state_code FROM meeting g
        JOIN committee_member m ON m.committee_id = g.committee_id AND m.person_id = g.called_by
       WHERE g.id = :id""")
  Optional<String> findCallerState(long id);

  /** The minutes as closed. */
  @Query("SELECT minutes FROM meeting WHERE id = :id AND status = 'CLOSED'")
  Optional<String> findMinutes(long id);

  @Query(
      """
      SELECT s.code, s.name_ar, s.name_en, s.zone, COALESCE(a.is_present, FALSE) AS is_present
        FROM member_state s
        LEFT JOIN meeting_attendance a ON a.state_code = s.code AND a.meeting_id = :meetingId
       ORDER BY s.code""")
  List<MeetingState> listStates(long meetingId);

  @Query(
      """
      SELECT r.id, r.decision_id, s.name_ar AS state_ar, s.name_en AS state_en,
             p.name_ar AS member_ar, p.name_en AS member_en, r.remark, r.made_at
        FROM meeting_remark r
        JOIN member_state s ON s.code = r.state_code
        JOIN person p ON p.id = r.person_id
       WHERE r.meeting_id = :meetingId ORDER BY r.id""")
  List<Remark> listRemarks(long meetingId);

  /** The committees a person chairs. */
  @Query(
      """
      SELECT c.code FROM committee_member m JOIN committee c ON c.id = m.committee_id
       WHERE m.person_id = :personId AND m.is_chair ORDER BY c.id""")
  List<CommitteeCode> listChaired(long personId);
}
