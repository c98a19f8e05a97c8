package org.muwahhad.notification.notice;

import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.OptionalLong;
import java.util.function.LongToIntFunction;
import org.jspecify.annotations.Nullable;
import org.muwahhad.notification.webhook.QueueWebhooks;
import org.muwahhad.shared.Language;
import org.muwahhad.web.Texts;

/**
 * Informs people of an act, in its transaction: each gets a message in the inbox and an e-mail,
 * which {@code SendMails} sends once the act is committed. If the act is undone, nobody is
 * notified.
 */
@Singleton
public class NotifyPeople {
  private static final String INSERT =
      """
      INSERT INTO notice (kind, href, arguments, once_key, created_at, kept_until)
      VALUES (?, ?, ?, ?, UTC_TIMESTAMP(6), DATE_ADD(UTC_TIMESTAMP(6), INTERVAL ? DAY))\
      """;

  private final Notices notices;
  private final JdbcOperations jdbc;
  private final JsonMapper json;
  private final CountNotices counts;
  private final RoutineNotices routine;
  private final QueueWebhooks webhooks;

  NotifyPeople(
      Notices notices,
      JdbcOperations jdbc,
      JsonMapper json,
      CountNotices counts,
      RoutineNotices routine,
      QueueWebhooks webhooks) {
    this.webhooks = webhooks;
    this.counts = counts;
    this.routine = routine;
    this.notices = notices;
    this.jdbc = jdbc;
    this.json = json;
  }

  /**
   * Informs an audience.
   *
   * @param audience writes the inbox messages of a notice's number and returns how many
   * @return how many were notified; 0 if it was sent before
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public int run(Notice notice, LongToIntFunction audience) {
    return run(notice, audience, null);
  }

  /** The same, for suppliers of a tender, of whom nobody is to know whether there are any. */
  @Transactional(Transactional.TxType.MANDATORY)
  public int toSuppliers(Notice notice, LongToIntFunction audience) {
    counts.noteSuppliers();
    return run(notice, audience, null);
  }

  /**
   * The same, by e-mail to another address.
   *
   * @param address where the e-mails go; null for the address of each person
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public int run(Notice notice, LongToIntFunction audience, @Nullable String address) {
    String onceKey = notice.onceKey();
    if (onceKey != null && notices.findOnce(onceKey).isPresent()) {
      return 0;
    }
    requireTexts(notice.kind());
    long id = insert(notice);
    counts.note(id);
    int count = audience.applyAsInt(id);
    if (count > 0) {
      webhooks.run(id);
    }
    String hourly = notice.hourly();
    boolean isMailed = hourly == null || notices.countMailedInHour(id, notice.kind(), hourly) == 0;
    if (count > 0 && isMailed) {
      notices.mailAll(id, address);
    }
    return count;
  }

  /** Its number comes with the answer of the database: the rush of a round pays for this, too. */
  private long insert(Notice notice) {
    try (PreparedStatement insert =
        jdbc.getConnection().prepareStatement(INSERT, Statement.RETURN_GENERATED_KEYS)) {
      insert.setString(1, notice.kind());
      insert.setString(2, notice.href());
      insert.setString(3, write(notice));
      insert.setString(4, notice.onceKey());
      OptionalLong days = routine.days(notice.kind());
      if (days.isPresent()) {
        insert.setLong(5, days.getAsLong());
      } else {
        insert.setNull(5, Types.BIGINT);
      }
      insert.executeUpdate();
      try (ResultSet keys = insert.getGeneratedKeys()) {
        keys.next();
        return keys.getLong(1);
      }
    } catch (SQLException e) {
      throw new DataAccessException("Notice " + notice.kind() + " was not written", e);
    }
  }

  // Better refused now, where the act is tested, than when the reader opens the inbox.
  private static void requireTexts(String kind) {
    for (Language language : Language.values()) {
      for (String part : new String[] {"subject", "text"}) {
        if (!Texts.in(language).has("notification.kind." + kind + "." + part)) {
          throw new IllegalStateException("No " + part + " of notice " + kind);
        }
      }
    }
  }

  private String write(Notice notice) {
    try {
      return new String(json.writeValueAsBytes(notice.arguments()), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
