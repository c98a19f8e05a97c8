package org.muwahhad.db;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Duration;

/**
 * A program that commits one row after another and prints the id of each commit once the database
 * has acknowledged it, until it is killed.
 */
final class CommitsUntilKilled {
  private CommitsUntilKilled() {}

  public static void main(String[] arguments) throws Exception {
    EmbeddedDatabase database =
        EmbeddedDatabase.start(
            EmbeddedDatabaseSettings.in(Path.of(arguments[0]))
                .withBufferPoolMebibytes(64)
                .withDrain(Duration.ofSeconds(1)));
    database.createSchema("muwahhad");
    TestSchema schema =
        new TestSchema(
            "muwahhad",
            database.jdbcUrl("muwahhad"),
            database.ownerUser(),
            database.ownerPassword());
    schema.execute("CREATE TABLE IF NOT EXISTS kept (id INT PRIMARY KEY)");
    int id = Integer.parseInt(schema.value("SELECT COALESCE(MAX(id), 0) FROM kept"));
    try (Connection connection = schema.connect();
        PreparedStatement insert = connection.prepareStatement("INSERT INTO kept VALUES (?)")) {
      while (true) {
        insert.setInt(1, ++id);
        insert.executeUpdate();
        System.out.println(id);
      }
    }
  }
}
