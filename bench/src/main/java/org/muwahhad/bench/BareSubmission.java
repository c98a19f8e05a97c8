package org.muwahhad.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.muwahhad.shared.Sha256;

/**
 * Writes what a submission leaves in the database, row for row and in one transaction, without
 * asking the database anything: the lines, the submission's new status, the receipt, the audit
 * entry and the head of its chain, and what tells the officer of the receipt: notice, message and
 * mail.
 */
final class BareSubmission implements AutoCloseable {
  private final Connection connection;
  private final BareLines lines;
  private final PreparedStatement move;
  private final PreparedStatement receipt;
  private final PreparedStatement entry;
  private final PreparedStatement head;
  private final PreparedStatement notice;
  private final PreparedStatement message;
  private final PreparedStatement mail;
  private final String content;
  private final int lineCount;

  /**
   * @param content what a receipt keeps
   */
  BareSubmission(Connection connection, List<Long> revisions, String content, int lineCount)
      throws SQLException {
    this.connection = connection;
    this.content = content;
    this.lineCount = lineCount;
    connection.setAutoCommit(false);
    lines = new BareLines(connection, revisions);
    move =
        connection.prepareStatement(
            """
            UPDATE submission SET status = 'SUBMITTED', status_reason = NULL,
                   updated_at = UTC_TIMESTAMP(6), version = version + 1
             WHERE id = ? AND status = 'DRAFT' AND version = 0""");
    receipt =
        connection.prepareStatement(
            """
            INSERT INTO submission_receipt (submission_id, number, receipt_number, request_key,
                                            received_at, received_from, sha256, content)
            VALUES (?, 1, ?, ?, UTC_TIMESTAMP(6), ?, ?, ?)""");
    entry =
        connection.prepareStatement(
            """
            INSERT INTO audit_entry (chain_id, position, at, person_id, acting_as, act,
                                     object_type, object_id, detail, previous_hash, hash)
            VALUES (?, 1, UTC_TIMESTAMP(6), ?, 'PROCUREMENT_OFFICER', 'demand.submitted',
                    'submission', ?, ?, ?, ?)""");
    head =
        connection.prepareStatement(
            "UPDATE audit_chain SET length = 1, head_hash = ? WHERE id = ?");
    notice =
        connection.prepareStatement(
            """
            INSERT INTO notice (kind, href, arguments, created_at)
            VALUES ('demand-submitted', ?, ?, UTC_TIMESTAMP(6))""",
            Statement.RETURN_GENERATED_KEYS);
    message =
        connection.prepareStatement(
            "INSERT INTO inbox_message (notice_id, person_id) VALUES (?, ?)",
            Statement.RETURN_GENERATED_KEYS);
    mail =
        connection.prepareStatement(
            """
            INSERT INTO mail (inbox_message_id, message_id, status, due_at)
            VALUES (?, ?, 'PENDING', SYSDATE(6))""");
  }

  /** Submits one draft. */
  void submit(long submission, long chain, Population.Entity entity) throws SQLException {
    String key = "bare-" + submission;
    String sha256 = Sha256.of(content);
    String number = "D-2026-%06d-1".formatted(submission);
    lines.insert(submission, entity, (int) submission, lineCount);
    move.setLong(1, submission);
    require(move.executeUpdate());
    receipt.setLong(1, submission);
    receipt.setString(2, number);
    receipt.setString(3, key);
    receipt.setLong(4, entity.officer());
    receipt.setString(5, sha256);
    receipt.setString(6, content);
    require(receipt.executeUpdate());
    String detail =
        "{\"lines\":%d,\"receipt\":\"%s\",\"sha256\":\"%s\"}".formatted(lineCount, number, sha256);
    String hash = Sha256.of(key + detail);
    entry.setLong(1, chain);
    entry.setLong(2, entity.officer());
    entry.setString(3, Long.toString(submission));
    entry.setString(4, detail);
    entry.setString(5, "0".repeat(64));
    entry.setString(6, hash);
    require(entry.executeUpdate());
    head.setString(1, hash);
    head.setLong(2, chain);
    require(head.executeUpdate());
    tell(submission, entity, number);
    connection.commit();
  }

  private void tell(long submission, Population.Entity entity, String number) throws SQLException {
    notice.setString(1, "/submissions/" + submission + "/receipts/1");
    notice.setString(
        2,
        """
        [{"kind":"NAME","value":"جولة القياس","english":"Benchmark round"},\
        {"kind":"NAME","value":"وزارة","english":"Ministry"},{"kind":"TEXT","value":"%s"}]"""
            .formatted(number));
    message.setLong(1, insert(notice));
    message.setLong(2, entity.officer());
    long told = insert(message);
    mail.setLong(1, told);
    mail.setString(2, "%016x%016x".formatted(told, submission));
    require(mail.executeUpdate());
  }

  private static long insert(PreparedStatement statement) throws SQLException {
    require(statement.executeUpdate());
    try (ResultSet keys = statement.getGeneratedKeys()) {
      keys.next();
      return keys.getLong(1);
    }
  }

  private static void require(int rows) {
    if (rows != 1) {
      throw new IllegalStateException("Rows written: " + rows);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
