package org.muwahhad.db;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** A database as for real data, and its statements as the service would send them. */
record DatabaseAccountsFixture(EmbeddedDatabase database, TestSchema schema)
    implements AutoCloseable {

  /** Starts a database of its own by a name. */
  static DatabaseAccountsFixture start(String name) {
    EmbeddedDatabase database = EmbeddedDatabase.start(settings(name).withFirstSchema("muwahhad"));
    return new DatabaseAccountsFixture(database, TestDatabase.create(database, "muwahhad"));
  }

  static String person(String login, boolean invented) {
    return """
    INSERT INTO person (login, name_ar, name_en, title_ar, title_en, email, is_demo)
    VALUES ('%1$s', 'x', 'x', 'x', 'x', '%1$s@x', %2$b)\
    """
        .formatted(login, invented);
  }

  static EmbeddedDatabaseSettings settings(String name) {
    return TestDatabase.relaxed(TestDatabase.directory(name))
        .withMovableClock(false)
        .withDrain(Duration.ZERO);
  }

  void asService(String... statements) throws SQLException {
    execute(schema, statements);
  }

  static void execute(TestSchema in, String... statements) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(in.url(), in.serviceUser(), in.servicePassword());
        Statement s = connection.createStatement()) {
      for (String statement : statements) {
        s.execute(statement);
      }
    }
  }

  @Override
  public void close() {
    database.close();
  }
}
