package org.muwahhad.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The statements of a script, without comments and with single spaces outside of texts, so that two
 * ways of writing one statement are equal. Understands the command {@code DELIMITER}, and the
 * comments that a server executes: <code>/*!</code> every one, <code>/*M!</code> MariaDB alone.
 */
final class SqlStatements {
  private static final String DELIMITER = "DELIMITER ";
  private final String text;
  private final boolean isMariaDb;
  private final List<String> all = new ArrayList<>();
  private final StringBuilder statement = new StringBuilder();
  private String delimiter = ";";
  private int at;
  private boolean isExecuted;

  private SqlStatements(String text, boolean isMariaDb) {
    this.text = text;
    this.isMariaDb = isMariaDb;
  }

  /** All statements of a script, in order. */
  static List<String> of(String script, boolean isMariaDb) {
    SqlStatements statements = new SqlStatements(script, isMariaDb);
    statements.read();
    return statements.all;
  }

  /** One statement or part of one, whose semicolons are its own. */
  static String normal(String sql, boolean isMariaDb) {
    SqlStatements statements = new SqlStatements(sql, isMariaDb);
    statements.delimiter = "\0";
    statements.read();
    return String.join(" ", statements.all);
  }

  private void read() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '\'' || c == '"' || c == '`') {
        quoted(c);
      } else if (c == '#' || text.startsWith("-- ", at) || text.startsWith("--\n", at)) {
        at = past("\n");
        space();
      } else if (text.startsWith("/*!", at) || isMariaDb && text.startsWith("/*M!", at)) {
        at = past("!");
        isExecuted = true;
        space();
      } else if (isExecuted && text.startsWith("*/", at)) {
        at = past("*/");
        isExecuted = false;
        space();
      } else if (text.startsWith("/*", at)) {
        at = past("*/");
        space();
      } else if (statement.isEmpty() && isCommand()) {
        int end = past("\n");
        delimiter = text.substring(at + DELIMITER.length(), end).strip();
        at = end;
      } else if (text.startsWith(delimiter, at)) {
        end();
        at += delimiter.length();
      } else if (Character.isWhitespace(c)) {
        space();
        at++;
      } else {
        statement.append(c);
        at++;
      }
    }
    end();
  }

  private boolean isCommand() {
    int end = at + DELIMITER.length();
    return end <= text.length()
        && text.substring(at, end).toUpperCase(Locale.ROOT).equals(DELIMITER);
  }

  private int past(String mark) {
    int found = text.indexOf(mark, at);
    return found < 0 ? text.length() : found + mark.length();
  }

  /** A doubled quote ends a text and begins the next, which comes to the same. */
  private void quoted(char quote) {
    int end = at + 1;
    while (end < text.length() && text.charAt(end) != quote) {
      end += text.charAt(end) == '\\' && quote != '`' ? 2 : 1;
    }
    end = Math.min(end + 1, text.length());
    statement.append(text, at, end);
    at = end;
  }

  private void space() {
    if (!statement.isEmpty() && statement.charAt(statement.length() - 1) != ' ') {
      statement.append(' ');
    }
  }

  private void end() {
    String whole = statement.toString().strip();
    if (!whole.isEmpty()) {
      all.add(whole);
    }
    statement.setLength(0);
  }
}
