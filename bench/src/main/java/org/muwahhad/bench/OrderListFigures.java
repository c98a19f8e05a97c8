package org.muwahhad.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Actors;
import org.muwahhad.framework.calloff.ViewOrders;
import org.muwahhad.web.ListChoice;

/**
 * How long lists and searches of many orders take.
 *
 * @param runs measured answers of each
 */
record OrderListFigures(Installation installation, int runs) {

  /** As readers look for orders; the floor is the rows of the index counted. */
  void measure() throws SQLException {
    Actors actors = installation.get(Actors.class);
    Actor auditor =
        actors.get(
            installation.number("SELECT MIN(person_id) FROM role_grant WHERE role = 'AUDITOR'"));
    Actor supplier =
        actors.get(
            installation.number(
                """
                SELECT MIN(g.person_id) FROM role_grant g
                  JOIN agreement_supplier b ON b.supplier_id = g.supplier_id
                  JOIN order_index x ON x.agreement_id = b.agreement_id
                 WHERE g.role = 'BIDDER'"""));
    Actor coordinator =
        actors.get(
            installation.number(
                "SELECT MIN(person_id) FROM role_grant WHERE role = 'NATIONAL_COORDINATOR'"));
    String name =
        text(
            "SELECT s.name_en FROM supplier s JOIN agreement_supplier b ON b.supplier_id = s.id"
                + " JOIN order_index x ON x.agreement_id = b.agreement_id LIMIT 1");
    list("newest, auditor", auditor, "", "", "");
    list("page 400, auditor", auditor, "", "", "", 400);
    list("search by number, auditor", auditor, "B77", "", "");
    list("search by supplier, auditor", auditor, name, "", "");
    list("search for nothing that is there, auditor", auditor, "xyzzy", "", "");
    list("confirmed, auditor", auditor, "", "CONFIRMED", "");
    list("by number, auditor", auditor, "", "", "number");
    list("newest, coordinator", coordinator, "", "", "");
    list("search by number, coordinator", coordinator, "B77", "", "");
    list("newest, supplier", supplier, "", "", "");
    list("search by number, supplier", supplier, "B77", "", "");
    long[] micros = new long[runs];
    for (int i = 0; i < runs; i++) {
      long start = System.nanoTime();
      installation.number("SELECT COUNT(*) FROM order_index");
      micros[i] = (System.nanoTime() - start) / 1000;
    }
    Arrays.sort(micros);
    OrdersBench.tell("floor, the rows of the index counted", micros);
  }

  private void list(String what, Actor reader, String text, String status, String sort) {
    list(what, reader, text, status, sort, 1);
  }

  private void list(String what, Actor reader, String text, String status, String sort, int page) {
    ViewOrders view = installation.get(ViewOrders.class);
    long[] micros = new long[runs];
    int found = 0;
    for (int i = -3; i < runs; i++) {
      long start = System.nanoTime();
      found = view.list(reader, new ListChoice("/call-offs", text, status, sort, page)).total();
      if (i >= 0) {
        micros[i] = (System.nanoTime() - start) / 1000;
      }
    }
    Arrays.sort(micros);
    OrdersBench.tell("%s (%,d found)".formatted(what, found), micros);
  }

  private String text(String query) throws SQLException {
    try (Connection connection = installation.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
