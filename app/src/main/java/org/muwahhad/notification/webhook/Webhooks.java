package org.muwahhad.notification.webhook;

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
import org.muwahhad.work.QueueTable;

/** Webhooks and what is sent to them, as stored. Times are the machine's. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface Webhooks extends GenericRepository<Webhooks.Webhook, Long> {
  QueueTable QUEUE =
      new QueueTable(
          "webhook_delivery", List.of("id"), "PENDING", "CLAIMED", "due_at", "due_at", "");

  /** A webhook. */
  @MappedEntity("webhook")
  record Webhook(
      @Id long id,
      long personId,
      String url,
      String kinds,
      byte[] sealedSecret,
      Instant createdAt,
      @Nullable Instant endedAt) {}

  /**
   * What is to be sent.
   *
   * @param kind of the notice; null for a trial
   * @param open whether the webhook, and the account of its person, are in use
   */
  @Introspected
  @MappedEntity("webhook_delivery")
  record DueDelivery(
      @Id long id,
      long personId,
      String url,
      byte[] sealedSecret,
      String messageId,
      int attempts,
      Instant createdAt,
      @Nullable String kind,
      @Nullable String href,
      @Nullable String arguments,
      boolean open) {}

  /** A delivery as its owner sees it. */
  @Introspected
  @MappedEntity("webhook_delivery")
  record DeliveryRow(
      @Id String messageId,
      WebhookStatus status,
      int attempts,
      @Nullable String kind,
      @Nullable Integer answerCode,
      @Nullable WebhookFailure lastError,
      Instant createdAt,
      Instant dueAt,
      @Nullable Instant doneAt) {}

  String SELECT =
      "SELECT id, person_id, url, kinds, sealed_secret, created_at, ended_at FROM webhook";

  @Query("SELECT FLOOR(UNIX_TIMESTAMP(SYSDATE(6)))")
  long machineSeconds();

  @Query(SELECT + " WHERE person_id = :personId ORDER BY id DESC LIMIT 100")
  List<Webhook> list(long personId);

  @Query(SELECT + " WHERE id = :id AND person_id = :personId")
  Optional<Webhook> find(long id, long personId);

  @Query("SELECT COUNT(*) FROM webhook WHERE person_id = :personId AND ended_at IS NULL")
  int countOpen(long personId);

  @Query(
      """
      INSERT INTO webhook (person_id, url, kinds, sealed_secret, created_at)
      VALUES (:personId, :url, :kinds, :sealedSecret, SYSDATE(6))\
      """)
  void insert(long personId, String url, String kinds, byte[] sealedSecret);

  @Query("SELECT MAX(id) FROM webhook WHERE person_id = :personId")
  Long findNewest(long personId);

  @Query("UPDATE webhook SET ended_at = SYSDATE(6) WHERE id = :id AND ended_at IS NULL")
  int end(long id);

  /**
   * Queues a notice for the webhooks of everybody told of it. Nothing about accounts goes out, no
   * link that opens something without signing in, and nothing to an account that is held.
   */
  @Query(
      """
      INSERT INTO webhook_delivery (webhook_id, message_id, inbox_message_id, status, due_at,
                                    created_at)
      SELECT w.id, LOWER(HEX(RANDOM_BYTES(16))), i.id, 'PENDING', SYSDATE(6), SYSDATE(6)
        FROM inbox_message i
        JOIN notice n ON n.id = i.notice_id
        JOIN webhook w ON w.person_id = i.person_id AND w.ended_at IS NULL
       WHERE i.notice_id = :noticeId AND n.kind NOT LIKE 'account-%' AND n.href NOT LIKE '%~'
         AND (w.kinds = '' OR FIND_IN_SET(n.kind, REPLACE(w.kinds, ' ', ',')) > 0)
         AND NOT EXISTS (SELECT 1 FROM account_hold h
                          WHERE h.person_id = i.person_id AND h.released_at IS NULL
                            AND h.until_at > UTC_TIMESTAMP(6))\
      """)
  int queue(long noticeId);

  @Query(
      """
      INSERT INTO webhook_delivery (webhook_id, message_id, status, due_at, created_at)
      VALUES (:webhookId, LOWER(HEX(RANDOM_BYTES(16))), 'PENDING', SYSDATE(6), SYSDATE(6))\
      """)
  void queueTrial(long webhookId);

  @Query(
      """
      SELECT d.id, w.person_id, w.url, w.sealed_secret, d.message_id, d.attempts, d.created_at,
             n.kind, n.href, n.arguments,
             (w.ended_at IS NULL AND p.blocked_at IS NULL) AS open
        FROM webhook_delivery d
        JOIN webhook w ON w.id = d.webhook_id
        JOIN person p ON p.id = w.person_id
        LEFT JOIN inbox_message i ON i.id = d.inbox_message_id
        LEFT JOIN notice n ON n.id = i.notice_id
       WHERE d.status = 'CLAIMED' AND d.claim = :claim ORDER BY d.id\
      """)
  List<DueDelivery> listClaimed(String claim);

  @Query(
      """
      UPDATE webhook_delivery
         SET status = 'SENT', claim = NULL, last_error = NULL, answer_code = :answerCode,
             done_at = SYSDATE(6)
       WHERE id = :id AND claim = :claim\
      """)
  int finish(long id, String claim, int answerCode);

  @Query(
      """
      UPDATE webhook_delivery
         SET status = 'PENDING', claim = NULL, last_error = :error, answer_code = :answerCode,
             due_at = DATE_ADD(SYSDATE(6), INTERVAL :seconds SECOND)
       WHERE id = :id AND claim = :claim\
      """)
  int postpone(
      long id, String claim, WebhookFailure error, @Nullable Integer answerCode, int seconds);

  /** Puts one back that was not tried: it waits for another attempt at its receiver. */
  @Query(
      """
      UPDATE webhook_delivery
         SET status = 'PENDING', claim = NULL, attempts = GREATEST(attempts - 1, 0),
             due_at = DATE_ADD(SYSDATE(6), INTERVAL :seconds SECOND)
       WHERE id = :id AND claim = :claim\
      """)
  int putBack(long id, String claim, int seconds);

  @Query(
      """
      UPDATE webhook_delivery
         SET status = 'DEAD', claim = NULL, last_error = :error, answer_code = :answerCode,
             done_at = SYSDATE(6)
       WHERE id = :id AND claim = :claim\
      """)
  int giveUp(long id, String claim, WebhookFailure error, @Nullable Integer answerCode);

  /** Gives up what nobody can read. */
  @Query(
      """
      UPDATE webhook_delivery
         SET status = 'DEAD', claim = NULL, last_error = :error, done_at = SYSDATE(6)
       WHERE claim = :claim AND status = 'CLAIMED'\
      """)
  int giveUpUnread(String claim, WebhookFailure error);

  @Query(
      """
      SELECT d.message_id, d.status, d.attempts, n.kind, d.answer_code, d.last_error, d.created_at,
             d.due_at, d.done_at
        FROM webhook_delivery d
        LEFT JOIN inbox_message i ON i.id = d.inbox_message_id
        LEFT JOIN notice n ON n.id = i.notice_id
       WHERE d.webhook_id = :webhookId
       ORDER BY d.id DESC LIMIT :most OFFSET :offset\
      """)
  List<DeliveryRow> listDeliveries(long webhookId, int most, long offset);

  @Query("SELECT COUNT(*) FROM webhook_delivery WHERE webhook_id = :webhookId")
  int countDeliveries(long webhookId);

  /** For how many seconds what could be sent now has been due; 0 where nothing is. */
  @Query(
      """
      SELECT GREATEST(COALESCE(TIMESTAMPDIFF(SECOND, MIN(d.due_at), SYSDATE(6)), 0), 0)
        FROM webhook_delivery d WHERE d.status = 'PENDING'\
      """)
  long secondsLate();

  /** Has one sent again that was taken or given up. */
  @Query(
      """
      UPDATE webhook_delivery
         SET status = 'PENDING', attempts = 0, done_at = NULL, due_at = SYSDATE(6)
       WHERE webhook_id = :webhookId AND message_id = :messageId AND status IN ('SENT', 'DEAD')\
      """)
  int replay(long webhookId, String messageId);

  @Query("DELETE FROM webhook_delivery WHERE done_at <= :before ORDER BY done_at LIMIT :most")
  int deleteOld(Instant before, int most);
}
