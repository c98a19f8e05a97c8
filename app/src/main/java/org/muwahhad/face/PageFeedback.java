package org.muwahhad.face;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import org.jspecify.annotations.Nullable;

/** Answers of readers about pages, as they are written. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface PageFeedback extends GenericRepository<PageFeedbackQueries.PageFigure, String> {

  @Query(
      """
      INSERT INTO page_feedback (place, language, is_useful, reason, given_on)
      VALUES (:place, :language, :foundUseful, :reason, UTC_DATE())""")
  void add(String place, String language, boolean foundUseful, @Nullable FeedbackReason reason);
}
