package org.muwahhad.command;

import java.util.Map;

/** A schema and an account that reaches it. */
record DatabaseAccount(String url, String user, String password) {

  /** That with which the service would be started. */
  static DatabaseAccount of(Map<String, Object> properties) {
    return new DatabaseAccount(
        String.valueOf(properties.get("datasources.default.url")),
        String.valueOf(properties.get("datasources.default.username")),
        String.valueOf(properties.get("datasources.default.password")));
  }

  /** Never shows the password, wherever the record is printed. */
  @Override
  public String toString() {
    return "DatabaseAccount[" + url + ", " + user + "]";
  }
}
