package org.muwahhad.db;

/**
 * A trigger that is made from a list.
 *
 * @param timing BEFORE or AFTER
 * @param event INSERT, UPDATE or DELETE
 * @param body from BEGIN to END; a comment in it names the list, by which it is found again
 */
record Trigger(String name, String table, String timing, String event, String body) {
  /** With which the comment in the body begins. */
  static final String MADE_FROM = "-- Made from ";

  String statement() {
    return "CREATE TRIGGER %s %s %s ON %s FOR EACH ROW\n%s"
        .formatted(name, timing, event, table, body);
  }

  /** Those that fire together, one after the other. */
  String firesWith() {
    return String.join(" ", table, timing, event);
  }

  /**
   * As the database keeps it: MariaDB keeps what only it reads without the marks, MySQL with them.
   */
  Trigger asKept() {
    return new Trigger(
        name, table, timing, event, body.replace("/*M!", "").replace("*/", "").strip());
  }
}
