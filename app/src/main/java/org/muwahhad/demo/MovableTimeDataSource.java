package org.muwahhad.demo;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Optional;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Hands out connections whose session has the time of the demonstration: {@code SET timestamp},
 * which both MariaDB and MySQL offer, moves NOW, UTC_TIMESTAMP and the triggers' clock together.
 */
final class MovableTimeDataSource implements DataSource {
  // Zero means the machine's own time.
  private static final String DEMONSTRATION_TIME =
      """
      SET timestamp = COALESCE((SELECT UNIX_TIMESTAMP(SYSDATE(6)) + offset_seconds
                                  FROM demo_clock WHERE id = 1 AND offset_seconds > 0), 0)""";

  private final DataSource real;

  MovableTimeDataSource(DataSource real) {
    this.real = real;
  }

  @Override
  public Connection getConnection() throws SQLException {
    return timed(real.getConnection());
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return timed(real.getConnection(user, password));
  }

  private static Connection timed(Connection connection) throws SQLException {
    Optional<Instant> moment = DemoTime.chosen();
    try {
      if (moment.isPresent()) {
        setTo(connection, moment.get());
      } else {
        try (Statement statement = connection.createStatement()) {
          statement.execute(DEMONSTRATION_TIME);
        }
      }
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  static void setTo(Connection connection, Instant moment) throws SQLException {
    BigDecimal seconds =
        BigDecimal.valueOf(moment.getEpochSecond())
            .add(BigDecimal.valueOf(moment.getNano(), 9))
            .setScale(6, RoundingMode.DOWN);
    try (PreparedStatement statement = connection.prepareStatement("SET timestamp = ?")) {
      statement.setBigDecimal(1, seconds);
      statement.execute();
    }
  }

  @Override
  public @Nullable PrintWriter getLogWriter() throws SQLException {
    return real.getLogWriter();
  }

  @Override
  public void setLogWriter(PrintWriter out) throws SQLException {
    real.setLogWriter(out);
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    real.setLoginTimeout(seconds);
  }

  @Override
  public int getLoginTimeout() throws SQLException {
    return real.getLoginTimeout();
  }

  @Override
  public Logger getParentLogger() {
    return Logger.getLogger(MovableTimeDataSource.class.getName());
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return type.isInstance(real) ? type.cast(real) : real.unwrap(type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return type.isInstance(real) || real.isWrapperFor(type);
  }
}
