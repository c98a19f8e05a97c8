package org.muwahhad.notification.mail;

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
import org.muwahhad.access.SignedLinks;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.work.QueueTable;

/**
 * E-mails that are to be sent. Attempts live by the machine's time, which the clock of a
 * demonstration does not move.
 */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface Mails extends GenericRepository<Mails.Envelope, Long> {
  QueueTable QUEUE =
      new QueueTable("mail", List.of("id"), "PENDING", "CLAIMED", "due_at", "due_at", "");

  /**
   * A mail with its subject matter and its reader. Instants are UTC.
   *
   * @param id for the queue alone: it tells how many mails there are
   * @param zone of the person's state; null for a person without a state
   * @param hidden whether even the administrator must not learn whom it goes to: who is informed of
   *     a tender may be somebody who bids, which nobody knows before the opening
   */
  @Introspected
  @MappedEntity("mail")
  record Envelope(
      @Id long id,
      String messageId,
      MailStatus status,
      int attempts,
      Instant dueAt,
      @Nullable String lastError,
      @Nullable Instant doneAt,
      String kind,
      String href,
      String arguments,
      Instant createdAt,
      String email,
      @Relation(EMBEDDED) Bilingual name,
      String language,
      @Nullable String zone,
      boolean hidden) {
    /** Whether its link opens something without signing in, and so is its receiver's alone. */
    boolean hasSecretLink() {
      return href.endsWith(SignedLinks.TO_BE_SIGNED);
    }
  }

  /**
   * That a mail brings no receipt of a bid whose tender is not opened yet: before that nobody but
   * the bidder learns that there is a bid.
   */
  String NOT_SEALED =
      """
       NOT (n.kind IN ('bid-received', 'bid-withdrawn')
            AND EXISTS (SELECT 1 FROM bid b JOIN joint_tender t ON t.id = b.tender_id
                         WHERE b.id = CAST(SUBSTRING_INDEX(SUBSTRING_INDEX(n.href, '/', 3), '/', -1)
                                           AS UNSIGNED)
                           AND t.opened_at IS NULL))
      """;

  /** Whether a mail goes to somebody who must not be known; see {@link Envelope}. */
  String HIDDEN =
      """
             (n.kind IN ('tender-answered', 'tender-amended', 'tender-invitation',
                         'tender-cancelled', 'prequalification-passed',
                         'prequalification-failed', 'bid-deadline')
              AND (EXISTS (SELECT 1 FROM joint_tender t
                            WHERE t.number = SUBSTRING(n.href, LENGTH('/publications/') + 1)
                              AND n.href = CONCAT('/publications/', t.number)
                              AND t.opened_at IS NULL)
                   OR EXISTS (SELECT 1 FROM joint_tender t
                               WHERE t.id = CAST(SUBSTRING_INDEX(SUBSTRING_INDEX(n.href, '/', 3),
                                                                 '/', -1) AS UNSIGNED)
                                 AND n.href IN (CONCAT('/tenders/', t.id, '/application'),
                                                CONCAT('/tenders/', t.id, '/dossier'))
                                 AND t.opened_at IS NULL)))
      """;

  String FROM =
      """
        FROM mail m
        JOIN inbox_message i ON i.id = m.inbox_message_id
        JOIN notice n ON n.id = i.notice_id
        JOIN person p ON p.id = i.person_id
      """;

  String SELECT =
      """
      SELECT m.id, m.message_id, m.status, m.attempts, m.due_at, m.last_error, m.done_at, n.kind,
             n.href, n.arguments, n.created_at,
             COALESCE(m.address, p.email) AS email, p.name_ar, p.name_en, p.language,
             (SELECT s.zone FROM role_grant g JOIN member_state s ON s.code = g.state_code
               WHERE g.person_id = p.id ORDER BY g.id LIMIT 1) AS zone,
      """
          + HIDDEN
          + " AS hidden "
          + FROM;

  @Query(SELECT + " WHERE m.claim = :claim ORDER BY m.id")
  List<Envelope> listClaimed(String claim);

  @Query(
      """
      UPDATE mail SET status = :status, claim = NULL, last_error = NULL, done_at = SYSDATE(6)
       WHERE id = :id AND claim = :claim""")
  int finish(long id, String claim, MailStatus status);

  @Query(
      """
      UPDATE mail
         SET status = 'PENDING', claim = NULL, last_error = :error,
             due_at = DATE_ADD(SYSDATE(6), INTERVAL :seconds SECOND)
       WHERE id = :id AND claim = :claim""")
  int postpone(long id, String claim, String error, int seconds);

  /** The same for what only wanted for space or the database: that was no attempt. */
  @Query(
      """
      UPDATE mail
         SET status = 'PENDING', claim = NULL, last_error = :error, attempts = attempts - 1,
             due_at = DATE_ADD(SYSDATE(6), INTERVAL :seconds SECOND)
       WHERE id = :id AND claim = :claim AND attempts > 0""")
  int putBack(long id, String claim, String error, int seconds);

  @Query(
      """
      UPDATE mail SET status = 'DEAD', claim = NULL, last_error = :error, done_at = SYSDATE(6)
       WHERE id = :id AND claim = :claim""")
  int giveUp(long id, String claim, String error);

  /** Gives up what nobody can read. */
  @Query(
      """
      UPDATE mail SET status = 'DEAD', claim = NULL, last_error = :error, done_at = SYSDATE(6)
       WHERE claim = :claim AND status = 'CLAIMED'""")
  int giveUpUnread(String claim, String error);

  @Query(
      """
      UPDATE mail SET status = 'PENDING', attempts = 0, done_at = NULL, due_at = SYSDATE(6)
       WHERE id = :id AND status = 'DEAD'""")
  int retry(long id);

  @Query(SELECT + " WHERE m.message_id = :messageId AND" + NOT_SEALED)
  Optional<Envelope> find(String messageId);

  /**
   * Which mails answer a text and a status. A text is looked for in what a mail is about, and in
   * its receiver only where that is shown.
   */
  String CHOSEN =
      """
       WHERE (:status = '' OR m.status = :status)
         AND (:like = '' OR n.kind IN (:kinds) OR m.message_id LIKE :like
              OR LOWER(JSON_EXTRACT(n.arguments, '$[0].value', '$[0].english', '$[1].value',
                                    '$[1].english')) LIKE LOWER(:like)
              OR (NOT
      """
          + HIDDEN
          + """
                  AND (p.name_ar LIKE :like OR p.name_en LIKE :like OR m.last_error LIKE :like
                       OR COALESCE(m.address, p.email) LIKE :like)))
         AND
      """
          + NOT_SEALED;

  /**
   * A page of them, the newest first.
   *
   * @param like pattern of {@code LIKE}, empty for all
   * @param kinds of the notices whose subject has the text
   */
  @Query(SELECT + CHOSEN + " ORDER BY m.id DESC LIMIT :most OFFSET :offset")
  List<Envelope> listNewest(String status, String like, List<String> kinds, int most, long offset);

  /**
   * The same in another order.
   *
   * @param sort attempts or written, with {@code -} before it for the last first
   */
  @Query(
      SELECT
          + CHOSEN
          + """
       ORDER BY CASE :sort WHEN 'attempts' THEN m.attempts WHEN 'written' THEN m.id END,
                CASE :sort WHEN '-attempts' THEN m.attempts END DESC,
                m.id DESC
       LIMIT :most OFFSET :offset""")
  List<Envelope> listSorted(
      String status, String like, List<String> kinds, String sort, int most, long offset);

  /** How many stand so, of all people; it tells nothing of any of them. */
  @Query("SELECT COUNT(*) FROM mail WHERE status = :status")
  int countStanding(MailStatus status);

  @Query("SELECT COUNT(*) " + FROM + CHOSEN)
  int count(String status, String like, List<String> kinds);

  /** Deletes the e-mails of some messages. */
  @Query("DELETE FROM mail WHERE inbox_message_id IN (:messageIds)")
  int deleteOf(List<Long> messageIds);
}
