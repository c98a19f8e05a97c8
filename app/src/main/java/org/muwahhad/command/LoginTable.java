package org.muwahhad.command;

import jakarta.inject.Singleton;
import java.io.PrintWriter;
import java.util.List;
import org.muwahhad.access.DemoPersonQueries;
import org.muwahhad.demo.DemoLoginQueries;
import org.muwahhad.shared.Language;
import org.muwahhad.web.Texts;

/** Prints who can sign in to a demonstration; nothing where there is none. */
@Singleton
class LoginTable {
  // The Arabic columns come last: terminals disagree on the width of joined letters.
  private static final String ROW = "  %-15s %-5s %-28s %-26s %s، %s%n";
  private final DemoLoginQueries queries;

  LoginTable(DemoLoginQueries queries) {
    this.queries = queries;
  }

  void print(PrintWriter out) {
    List<DemoLoginQueries.LoginRow> rows = queries.listLogins();
    if (rows.isEmpty()) {
      return;
    }
    out.printf(
        "%n  Demonstration logins, all with the password / حسابات العرض التجريبي، وكلمة المرور"
            + " لجميعها: %s%n%n",
        DemoPersonQueries.PASSWORD);
    out.printf(ROW, "login", "state", "role", "name", "الاسم", "الصفة");
    for (DemoLoginQueries.LoginRow row : rows) {
      String role = "access.role." + row.role();
      out.printf(
          ROW,
          row.login(),
          row.stateCode() == null ? "" : row.stateCode(),
          Texts.in(Language.EN).get(role),
          row.name().en(),
          row.name().ar(),
          Texts.in(Language.AR).get(role));
    }
    out.flush();
  }
}
