package org.muwahhad.home;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import org.muwahhad.shared.RiyadhDay;

/**
 * What waits in the initiatives of the strategy, and in the recommendations of the committees. The
 * number of each row is that of the initiative, or of the meeting.
 */
@JdbcRepository(dialect = Dialect.MYSQL)
interface StrategyTaskQueries extends GenericRepository<TaskRow, Long> {

  /** Initiatives before the ministers for which the state of a member has not voted. */
  @Query(
      """
      SELECT i.id, 'VOTE_INITIATIVE' AS kind, i.code, i.name_ar, i.name_en, 0 AS count, NULL AS due
        FROM initiative i
        JOIN committee c ON c.code = 'MINISTERIAL'
        JOIN committee_member m ON m.committee_id = c.id AND m.person_id = :personId
       WHERE i.status = 'SUBMITTED'
         AND NOT EXISTS (SELECT 1 FROM initiative_vote v
                          WHERE v.initiative_id = i.id AND v.initiative_version = i.version
                            AND v.state_code = m.state_code)
       ORDER BY i.submitted_at LIMIT 50""")
  List<TaskRow> listToVote(long personId);

  /** Initiatives on which enough states have voted, for the chair of the ministers. */
  @Query(
      """
      SELECT i.id, 'DECIDE_INITIATIVE' AS kind, i.code, i.name_ar, i.name_en, 0 AS count,
             NULL AS due
        FROM initiative i
        JOIN committee c ON c.code = 'MINISTERIAL'
        JOIN committee_member m ON m.committee_id = c.id AND m.person_id = :personId AND m.is_chair
       WHERE i.status = 'SUBMITTED'
         AND (SELECT COUNT(*) FROM initiative_vote v
               WHERE v.initiative_id = i.id AND v.initiative_version = i.version) >= c.quorum
       ORDER BY i.submitted_at LIMIT 50""")
  List<TaskRow> listToDecide(long personId);

  String OVERDUE =
      """
      SELECT i.id, 'RECORD_MILESTONES' AS kind, i.code, i.name_ar, i.name_en, COUNT(*) AS count,
             TIMESTAMP(MIN(m.due_on)) + INTERVAL 21 HOUR AS due
        FROM initiative i
        JOIN initiative_milestone m ON m.initiative_id = i.id
       WHERE i.status = 'APPROVED' AND m.reached_on IS NULL
         AND m.due_on <
      """
          + RiyadhDay.TODAY
          + " ";

  /** Initiatives with overdue milestones. */
  @Query(OVERDUE + " GROUP BY i.id, i.code, i.name_ar, i.name_en ORDER BY due LIMIT 50")
  List<TaskRow> listOverdue();

  /** Those of the committees that a person chairs. */
  @Query(
      OVERDUE
          + """
         AND EXISTS (SELECT 1 FROM committee_member s
                      WHERE s.committee_id = i.committee_id AND s.person_id = :personId
                        AND s.is_chair)
       GROUP BY i.id, i.code, i.name_ar, i.name_en ORDER BY due LIMIT 50""")
  List<TaskRow> listOverdueOfChair(long personId);

  /** Meetings called by a chair before which recommendations of earlier ones are not done. */
  @Query(
      """
      SELECT g.id, 'FOLLOW_UP_RECOMMENDATIONS' AS kind, c.code, c.name_ar, c.name_en,
             COUNT(*) AS count, g.starts_at AS due
        FROM meeting g
        JOIN committee c ON c.id = g.committee_id
        JOIN committee_member m ON m.committee_id = c.id AND m.person_id = :personId AND m.is_chair
        JOIN committee_recommendation r ON r.committee_id = c.id AND r.meeting_id <> g.id
       WHERE g.status = 'CALLED'
         AND NOT EXISTS (SELECT 1 FROM recommendation_follow_up f
                          WHERE f.recommendation_id = r.id
                            AND (f.finding = 'DONE' OR f.meeting_id = g.id))
       GROUP BY g.id, c.code, c.name_ar, c.name_en, g.starts_at
       ORDER BY g.starts_at LIMIT 50""")
  List<TaskRow> listToFollowUp(long personId);
}
