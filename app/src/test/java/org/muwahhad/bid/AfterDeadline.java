package org.muwahhad.bid;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import org.muwahhad.TestApp;

/** Statements past the service, in a session that believes the deadline has passed. */
public record AfterDeadline(TestApp app) {
  public void run(String statement) {
    try (var connection = app.connect();
        var s = connection.createStatement()) {
      s.execute("SET timestamp = UNIX_TIMESTAMP() + 86400 * 41");
      s.execute(statement);
    } catch (SQLException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  public void assertRefused(String statement, String why) {
    assertThatThrownBy(() -> run(statement)).as(statement).hasMessageContaining(why);
  }
}
