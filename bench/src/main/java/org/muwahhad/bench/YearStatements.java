package org.muwahhad.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Statements past the service, over one connection. */
record YearStatements(Connection connection) {

  /** Takes a row. */
  interface RowReader {
    void read(ResultSet row) throws SQLException;
  }

  void query(String sql, RowReader reader) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        reader.read(rows);
      }
    }
  }

  List<String> list(String sql) throws SQLException {
    List<String> all = new ArrayList<>();
    query(sql, row -> all.add(row.getString(1)));
    return all;
  }

  long number(String sql) throws SQLException {
    return Long.parseLong(list(sql).get(0));
  }

  void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new SQLException(sql + ": " + e.getMessage(), e);
    }
  }
}
