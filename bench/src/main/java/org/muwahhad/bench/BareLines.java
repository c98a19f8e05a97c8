package org.muwahhad.bench;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;

/** Writes complete demand lines by bare JDBC, many rows a statement, as the application does. */
final class BareLines implements AutoCloseable {
  static final LocalDate NEED_BY = LocalDate.now(java.time.ZoneOffset.UTC).plusYears(1);
  static final BigDecimal PRICE = new BigDecimal("250");
  static final String JUSTIFICATION = "استبدال الأجهزة القديمة في الفروع";
  private static final int ROWS = 1_000;
  private final PreparedStatement statement;
  private final List<Long> revisions;

  BareLines(Connection connection, List<Long> revisions) throws SQLException {
    this.revisions = revisions;
    this.statement =
        connection.prepareStatement(
            """
            INSERT INTO demand_line (submission_id, entity_id, line_number, revision_id, unit_code,
                                     quantity, need_by, site_id, estimated_unit_price, currency,
                                     commitment, budget_line, justification)
            VALUES (?, ?, ?, ?, 'C62', ?, ?, ?, ?, ?, 'FIRM', 'B-1', ?)""");
  }

  /** Lines of one submission, over the items in turn, beginning with another one for each seed. */
  void insert(long submission, Population.Entity entity, int seed, int count) throws SQLException {
    for (int n = 1; n <= count; n++) {
      statement.setLong(1, submission);
      statement.setLong(2, entity.id());
      statement.setInt(3, n);
      statement.setLong(4, revisions.get(item(seed, n)));
      statement.setBigDecimal(5, quantity(seed, n));
      statement.setObject(6, NEED_BY);
      statement.setLong(7, entity.site());
      statement.setBigDecimal(8, PRICE);
      statement.setString(9, entity.currency());
      statement.setString(10, JUSTIFICATION);
      statement.addBatch();
      if (n % ROWS == 0 || n == count) {
        statement.executeBatch();
      }
    }
  }

  /** Which item a line asks for. */
  int item(int seed, int line) {
    return (line * 13 + seed) % revisions.size();
  }

  static BigDecimal quantity(int seed, int line) {
    return BigDecimal.valueOf(1 + (line * 7L + seed) % 500);
  }

  @Override
  public void close() throws SQLException {
    statement.close();
  }
}
