package org.muwahhad.notification.inbox;

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
public interface InboxMessages extends GenericRepository<InboxMessages.InboxRow, Long> {

  /**
   * A message before it is written in a language. Instants are UTC.
   *
   * @param id for statements alone: it tells how many messages there are of all people
   * @param handle names it in addresses; drawn at random
   */
  @Introspected
  @MappedEntity("inbox_message")
  record InboxRow(
      @Id long id,
      String handle,
      String kind,
      String href,
      String arguments,
      Instant createdAt,
      @Nullable Instant readAt) {}

  /**
   * The messages of one kind that lead to one page, as one entry of the inbox.
   *
   * @param id of the newest of them, as are the next six; for statements alone
   * @param messages how many there are
   * @param unread how many of them were not read
   */
  @Introspected
  @MappedEntity("inbox_message")
  record GroupRow(
      @Id long id,
      String handle,
      String kind,
      String href,
      String arguments,
      Instant createdAt,
      @Nullable Instant readAt,
      int messages,
      int unread) {
    InboxRow newest() {
      return new InboxRow(id, handle, kind, href, arguments, createdAt, readAt);
    }
  }

  String SELECT =
      """
      SELECT i.id, i.handle, n.kind, n.href, n.arguments, n.created_at, i.read_at
        FROM inbox_message i JOIN notice n ON n.id = i.notice_id
       WHERE i.person_id = :personId
      """;

  /**
   * Whether a message {@code i} is there for its reader. While the account of a bid manager is held
   * nothing is there that tells of a bid before the opening: neither a receipt nor what reached the
   * person only because the supplier bids.
   */
  String SHOWN =
      """
       AND (NOT EXISTS (SELECT 1 FROM account_hold h
                         WHERE h.person_id = :personId AND h.released_at IS NULL
                           AND h.until_at > UTC_TIMESTAMP(6))
            OR NOT EXISTS (
               SELECT 1 FROM notice s
                 JOIN role_grant g ON g.person_id = :personId AND g.role = 'BIDDER'
                 JOIN bid b ON b.supplier_id = g.supplier_id
                 JOIN joint_tender t ON t.id = b.tender_id AND t.opened_at IS NULL
                WHERE s.id = i.notice_id
                  AND (s.href LIKE CONCAT('/bids/', b.id, '/%')
                       OR (s.kind IN ('bid-deadline', 'tender-answered', 'tender-amended',
                                      'tender-cancelled')
                           AND s.href IN (CONCAT('/publications/', t.number),
                                          CONCAT('/tenders/', t.id, '/dossier'))
                           AND NOT EXISTS (SELECT 1 FROM tender_follower f
                                            WHERE f.tender_id = t.id
                                              AND f.supplier_id = b.supplier_id)
                           AND NOT EXISTS (SELECT 1 FROM tender_invitation v
                                            WHERE v.tender_id = t.id
                                              AND v.supplier_id = b.supplier_id)))))
      """;

  /** Which of them answer a text. */
  String ABOUT =
      """
         AND (:like = '' OR n.kind IN (:kinds)
              OR LOWER(JSON_EXTRACT(n.arguments, '$[*].value')) LIKE LOWER(:like)
              OR LOWER(JSON_EXTRACT(n.arguments, '$[*].english')) LIKE LOWER(:like))
      """;

  /** Which of them answer a text and a filter. */
  String CHOSEN =
      """
         AND (:filter = '' OR (:filter = 'UNREAD') = (i.read_at IS NULL))
      """
          + ABOUT;

  /** Groups that answer a text and a filter: one with something unread is not read. */
  String GROUPED =
      """
       (SELECT MAX(i.id) AS newest, COUNT(*) AS messages, SUM(i.read_at IS NULL) AS unread
          FROM inbox_message i JOIN notice n ON n.id = i.notice_id
         WHERE i.person_id = :personId
      """
          + ABOUT
          + SHOWN
          + """
         GROUP BY n.kind, n.href
        HAVING :filter = '' OR (:filter = 'UNREAD') = (SUM(i.read_at IS NULL) > 0)) g
      """;

  /**
   * A page of groups, each at the place of its newest message.
   *
   * @param like pattern of {@code LIKE}, empty for all
   * @param kinds of the notices whose subject has the text
   * @param filter UNREAD, READ or empty
   * @param sort written for the oldest first; otherwise the newest
   */
  @Query(
      """
      SELECT o.id, o.handle, w.kind, w.href, w.arguments, w.created_at, o.read_at, g.messages,
             g.unread
        FROM
      """
          + GROUPED
          + """
        JOIN inbox_message o ON o.id = g.newest
        JOIN notice w ON w.id = o.notice_id
       ORDER BY CASE :sort WHEN 'written' THEN w.created_at END,
                CASE :sort WHEN 'written' THEN o.id END,
                w.created_at DESC, o.id DESC
       LIMIT :most OFFSET :offset""")
  List<GroupRow> listGroups(
      long personId,
      String like,
      List<String> kinds,
      String filter,
      String sort,
      int most,
      long offset);

  @Query("SELECT COUNT(*) FROM " + GROUPED)
  int countGroups(long personId, String like, List<String> kinds, String filter);

  /** A page of the messages of a kind that lead to a page, the newest first. */
  @Query(
      SELECT
          + """
         AND n.kind = :kind AND n.href = :href
      """
          + SHOWN
          + """
       ORDER BY n.created_at DESC, i.id DESC
       LIMIT :most OFFSET :offset""")
  List<InboxRow> listGroup(long personId, String kind, String href, int most, long offset);

  /** How many messages a group has, and how many of them were not read. */
  @Introspected
  @MappedEntity("inbox_message")
  record GroupCount(@Id int messages, int unread) {}

  @Query(
      """
      SELECT COUNT(*) AS messages, COALESCE(SUM(i.read_at IS NULL), 0) AS unread
        FROM inbox_message i JOIN notice n ON n.id = i.notice_id
       WHERE i.person_id = :personId AND n.kind = :kind AND n.href = :href
      """
          + SHOWN)
  GroupCount countGroup(long personId, String kind, String href);

  @Query(
      """
      UPDATE inbox_message i SET i.read_at = UTC_TIMESTAMP(6)
       WHERE i.person_id = :personId AND i.read_at IS NULL
         AND EXISTS (SELECT 1 FROM notice n
                      WHERE n.id = i.notice_id AND n.kind = :kind AND n.href = :href)
      """
          + SHOWN)
  int markGroupRead(long personId, String kind, String href);

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
          + SHOWN
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

  @Query(SELECT + " AND i.handle = :handle" + SHOWN)
  Optional<InboxRow> find(long personId, String handle);

  @Query(
      """
      SELECT COUNT(*) FROM inbox_message i JOIN notice n ON n.id = i.notice_id
       WHERE i.person_id = :personId
      """
          + CHOSEN
          + SHOWN)
  int count(long personId, String like, List<String> kinds, String filter);

  @Query(
      """
      SELECT COUNT(*) FROM inbox_message i
       WHERE i.person_id = :personId AND i.read_at IS NULL
      """
          + SHOWN)
  int countUnread(long personId);

  @Query(
      """
      UPDATE inbox_message SET read_at = UTC_TIMESTAMP(6)
       WHERE id = :id AND person_id = :personId AND read_at IS NULL""")
  int markRead(long id, long personId);

  @Query(
      """
      UPDATE inbox_message i SET i.read_at = UTC_TIMESTAMP(6)
       WHERE i.person_id = :personId AND i.read_at IS NULL
      """
          + SHOWN)
  int markAllRead(long personId);

  /** Some messages of notices that were to be kept until an instant. */
  @Query(
      """
      SELECT i.id FROM notice n JOIN inbox_message i ON i.notice_id = n.id
       WHERE n.kept_until <= :before LIMIT :most""")
  List<Long> listOld(Instant before, int most);

  @Query("DELETE FROM inbox_message WHERE id IN (:ids)")
  int deleteAll(List<Long> ids);
}
