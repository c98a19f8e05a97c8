package org.muwahhad.notification;

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

/** The messages of each person as stored. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface InboxMessages extends GenericRepository<InboxMessages.InboxRow, Long> {

  /** A message before it is written in a language. Instants are UTC. */
  @Introspected
  @MappedEntity("inbox_message")
  record InboxRow(
      @Id long id,
      String kind,
      String href,
      String arguments,
      Instant createdAt,
      @Nullable Instant readAt) {}

  String SELECT =
      """
      SELECT i.id, n.kind, n.href, n.arguments, n.created_at, i.read_at
        FROM inbox_message i JOIN notice n ON n.id = i.notice_id
       WHERE i.person_id = :personId
      """;

  /** Which of them answer a text and a filter. */
  String CHOSEN =
      """
         AND (:filter = '' OR (:filter = 'UNREAD') = (i.read_at IS NULL))
         AND (:like = '' OR n.kind IN (:kinds)
              OR LOWER(JSON_EXTRACT(n.arguments, '$[*].value')) LIKE LOWER(:like)
              OR LOWER(JSON_EXTRACT(n.arguments, '$[*].english')) LIKE LOWER(:like))
      """;

  /**
   * A page of a person's messages.
   *
   * @param like pattern of {@code LIKE}, empty for all
   * @param kinds of the notices whose subject has the text
   * @param filter UNREAD, READ or empty
   * @param sort written for the oldest first; otherwise the newest
   */
  @Query(
      SELECT
          + CHOSEN
          + """
       ORDER BY CASE :sort WHEN 'written' THEN n.created_at END,
                CASE :sort WHEN 'written' THEN i.id END,
                n.created_at DESC, i.id DESC
       LIMIT :most OFFSET :offset""")
  List<InboxRow> listPage(
      long personId,
      String like,
      List<String> kinds,
      String filter,
      String sort,
      int most,
      long offset);

  @Query(SELECT + " AND i.id = :id")
  Optional<InboxRow> find(long personId, long id);

  @Query(
      """
      SELECT COUNT(*) FROM inbox_message i JOIN notice n ON n.id = i.notice_id
       WHERE i.person_id = :personId
      """
          + CHOSEN)
  int count(long personId, String like, List<String> kinds, String filter);

  @Query("SELECT COUNT(*) FROM inbox_message WHERE person_id = :personId AND read_at IS NULL")
  int countUnread(long personId);

  @Query(
      """
      UPDATE inbox_message SET read_at = UTC_TIMESTAMP(6)
       WHERE id = :id AND person_id = :personId AND read_at IS NULL""")
  int markRead(long id, long personId);

  @Query(
      """
      UPDATE inbox_message SET read_at = UTC_TIMESTAMP(6)
       WHERE person_id = :personId AND read_at IS NULL""")
  int markAllRead(long personId);
}
