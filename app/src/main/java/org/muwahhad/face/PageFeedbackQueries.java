package org.muwahhad.face;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What readers think of pages, in figures. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface PageFeedbackQueries extends GenericRepository<PageFeedbackQueries.PageFigure, String> {

  /**
   * What readers think of a page.
   *
   * @param place the page, with {@code {id}} in place of numbers and keys
   * @param useful how many found it useful
   * @param useless how many did not
   * @param reason the most frequent; null where nobody gave one
   * @param lastOn the day of the last answer
   */
  @Introspected
  @MappedEntity("page_feedback")
  record PageFigure(
      @Id String place,
      long useful,
      long useless,
      @Nullable FeedbackReason reason,
      LocalDate lastOn) {}

  String FIGURES =
      """
        FROM page_feedback f
       WHERE (:like = '' OR f.place LIKE :like)
         AND (:filter = '' OR f.reason = :filter)
      """;

  /**
   * A page of figures.
   *
   * @param filter only answers with this reason; empty for all
   * @param sort place, useful or useless, with {@code -} before it for the last first
   */
  @Query(
      """
      SELECT f.place, SUM(f.is_useful) AS useful, SUM(NOT f.is_useful) AS useless,
             (SELECT x.reason FROM page_feedback x
               WHERE x.place = f.place AND x.reason IS NOT NULL
               GROUP BY x.reason ORDER BY COUNT(*) DESC, x.reason LIMIT 1) AS reason,
             MAX(f.given_on) AS last_on
      """
          + FIGURES
          + """
          GROUP BY f.place
          ORDER BY CASE WHEN :sort = 'place' THEN f.place END,
                   CASE WHEN :sort = '-place' THEN f.place END DESC,
                   CASE WHEN :sort = 'useful' THEN SUM(f.is_useful) END,
                   CASE WHEN :sort = '-useful' THEN SUM(f.is_useful) END DESC,
                   CASE WHEN :sort = 'useless' THEN SUM(NOT f.is_useful) END,
                   SUM(NOT f.is_useful) DESC, f.place
          LIMIT :most OFFSET :offset\
          """)
  List<PageFigure> list(String like, String filter, String sort, int most, long offset);

  @Query("SELECT COUNT(DISTINCT f.place)" + FIGURES)
  int count(String like, String filter);
}
