package org.muwahhad.db;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A schema of one test class, and how to reach it: as its owner, who goes past the service, and as
 * the service does.
 */
public record TestSchema(
    String name,
    String url,
    String user,
    String password,
    String serviceUser,
    String servicePassword) {

  /** A schema that one account owns and uses. */
  TestSchema(String name, String url, String user, String password) {
    this(name, url, user, password, user, password);
  }

  public Connection connect() throws SQLException {
    return DriverManager.getConnection(url, user, password);
  }

  /** The settings of Micronaut's default data source, as a test's property provider gives them. */
  public Map<String, String> micronautProperties() {
    return Map.of(
        "datasources.default.url", url,
        "datasources.default.username", serviceUser,
        "datasources.default.password", servicePassword);
  }

  public void execute(String sql) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** The rows of a query, each as its columns' text joined by a bar. */
  public List<String> rows(String query) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      return rows(statement, query);
    } catch (SQLException e) {
      throw new IllegalStateException(query, e);
    }
  }

  /** The same over a connection that is open already. */
  static List<String> rows(Statement statement, String query) throws SQLException {
    try (ResultSet results = statement.executeQuery(query)) {
      List<String> rows = new ArrayList<>();
      while (results.next()) {
        List<String> columns = new ArrayList<>();
        for (int i = 1; i <= results.getMetaData().getColumnCount(); i++) {
          columns.add(String.valueOf(results.getString(i)));
        }
        rows.add(String.join("|", columns));
      }
      return rows;
    }
  }

  public String value(String query) {
    return rows(query).get(0);
  }
}
