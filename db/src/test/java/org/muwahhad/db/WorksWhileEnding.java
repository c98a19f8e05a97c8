package org.muwahhad.db;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;

/**
 * A program whose connection still has work to finish when it is told to end, as the requests of a
 * service have. It prints the id of each commit made after that.
 */
final class WorksWhileEnding {
  private static final int COMMITS = 15;

  private WorksWhileEnding() {}

  public static void main(String[] arguments) throws Exception {
    EmbeddedDatabase database =
        EmbeddedDatabase.start(
            EmbeddedDatabaseSettings.in(Path.of(arguments[0])).withBufferPoolMebibytes(64));
    database.createSchema("muwahhad");
    TestSchema schema =
        new TestSchema(
            "muwahhad",
            database.jdbcUrl("muwahhad"),
            database.ownerUser(),
            database.ownerPassword());
    schema.execute("CREATE TABLE kept (id INT PRIMARY KEY)");
    Connection connection = schema.connect();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> finish(connection)));
    System.out.println(0);
    Thread.sleep(Long.MAX_VALUE);
  }

  private static void finish(Connection connection) {
    try (connection;
        PreparedStatement insert = connection.prepareStatement("INSERT INTO kept VALUES (?)")) {
      for (int id = 1; id <= COMMITS; id++) {
        Thread.sleep(100);
        insert.setInt(1, id);
        insert.executeUpdate();
        System.out.println(id);
      }
    } catch (Exception e) {
      e.printStackTrace();
    }
  }
}
