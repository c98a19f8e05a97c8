package org.muwahhad.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import org.muwahhad.audit.log.GrowLog;
import org.muwahhad.audit.log.SignCheckpoint;
import org.muwahhad.opendata.PublishReleases;
import org.muwahhad.opendata.bundle.PublishBundles;

/**
 * What the service makes of a year by itself: releases of open data, public bundles, and the log of
 * the record, each by the job that makes it in operation; and deliveries to webhooks, as rows.
 */
final class YearPublication {
  /** Deliveries of a webhook that is looked at, and of each other one. */
  private static final int DELIVERIES_OF_WALKER = 20_000;

  private static final int DELIVERIES = 50;

  /** One person in this number has a webhook. */
  private static final int PEOPLE_OF_WEBHOOK = 20;

  private final Installation installation;

  YearPublication(Installation installation) {
    this.installation = installation;
  }

  /** Writes webhooks and their deliveries of eighty days, without guards. */
  void writeWebhooks(Connection connection, List<Long> walkers, double scale) throws SQLException {
    String looked = walkers.stream().map(String::valueOf).collect(Collectors.joining(", "));
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          """
          INSERT INTO webhook (person_id, url, kinds, sealed_secret, created_at)
          SELECT p.id, CONCAT('https://receiver-', p.id, '.example/hook'), '',
                 UNHEX(SHA2(CONCAT('secret ', p.id), 512)), SYSDATE(6) - INTERVAL 90 DAY
            FROM person p WHERE p.id IN (%s) OR MOD(p.id, %d) = 0"""
              .formatted(looked, PEOPLE_OF_WEBHOOK));
      deliver(statement, "w.person_id IN (" + looked + ")", part(DELIVERIES_OF_WALKER, scale));
      deliver(statement, "w.person_id NOT IN (" + looked + ")", part(DELIVERIES, scale));
      statement.execute("ANALYZE TABLE webhook, webhook_delivery");
    }
  }

  /** The last of them as old as an hour, one in fifty given up. */
  private static void deliver(Statement statement, String whose, long count) throws SQLException {
    statement.execute(
        """
        INSERT INTO webhook_delivery (webhook_id, message_id, status, attempts, due_at, answer_code,
                                      last_error, created_at, done_at)
        SELECT w.id, MD5(CONCAT(w.id, '/', n.number)), IF(MOD(n.number, 50) = 0, 'DEAD', 'SENT'), 1,
               n.at, IF(MOD(n.number, 50) = 0, 500, 204),
               IF(MOD(n.number, 50) = 0, 'ANSWERED', NULL), n.at, n.at
          FROM webhook w
          JOIN (SELECT i.number,
                       SYSDATE(6) - INTERVAL 1 HOUR
                         - INTERVAL ((%2$d - i.number) * 6900000 DIV %2$d) SECOND AS at
                  FROM (SELECT ROW_NUMBER() OVER (ORDER BY d.id) AS number
                          FROM demand_line d ORDER BY d.id LIMIT %2$d) i) n
         WHERE %1$s ORDER BY n.number, w.id"""
            .formatted(whose, count));
  }

  private static long part(long whole, double scale) {
    return Math.max(1, Math.round(whole * scale));
  }

  /** Lets the jobs publish what is due; a piece that fails is told and holds up no other. */
  void publish() {
    timed("releases", "ocds_release", () -> installation.get(PublishReleases.class).run());
    installation.sql(
        """
        INSERT IGNORE INTO tender_bundle_due (tender_id, due_at)
        SELECT t.id, UTC_TIMESTAMP(6) FROM joint_tender t
         WHERE t.status = 'AWARDED'
           AND NOT EXISTS (SELECT 1 FROM tender_bundle b WHERE b.tender_id = t.id)""");
    long before = -1;
    for (long left = due(); left > 0 && left != before; left = due()) {
      before = left;
      timed("bundles", "tender_bundle", () -> installation.get(PublishBundles.class).run());
    }
    timed("leaves of the log", "log_entry", () -> installation.get(GrowLog.class).run());
    timed("checkpoints", "log_checkpoint", () -> installation.get(SignCheckpoint.class).run());
  }

  private long due() {
    return installation.number("SELECT COUNT(*) FROM tender_bundle_due");
  }

  private void timed(String what, String table, Runnable job) {
    Figures.Time time =
        Figures.time(
            () -> {
              try {
                job.run();
              } catch (RuntimeException e) {
                Figures.print("%s: the first that failed: %s", what, e);
              }
            });
    Figures.print(
        "%,d %s after %,d ms more",
        installation.number("SELECT COUNT(*) FROM " + table), what, time.wallMillis());
  }
}
