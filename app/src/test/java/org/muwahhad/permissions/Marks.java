package org.muwahhad.permissions;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.muwahhad.TestApp;

/**
 * Marks put into what every entity wrote and into every bidder's name, so that a page, a file or a
 * message that tells one of another's is known by it.
 */
final class Marks {
  private static final Pattern MARK = Pattern.compile("mark-of-([0-9]+)-([A-Z]{2})-x");
  private static final Pattern BIDDER = Pattern.compile("bidder-mark-([0-9]+)-x");

  private Marks() {}

  static Marks put(TestApp app) {
    for (Map<String, String> row :
        new Things(app)
            .rows(
                "SELECT trigger_name AS name FROM information_schema.triggers"
                    + " WHERE trigger_schema = DATABASE()")) {
      app.sql("DROP TRIGGER " + row.get("name"));
    }
    app.sql(
        """
        UPDATE demand_line l JOIN submission s ON s.id = l.submission_id
           SET l.justification = CONCAT('mark-of-', l.entity_id, '-', s.state_code, '-x'),
               l.budget_line = CONCAT('mark-of-', l.entity_id, '-', s.state_code, '-x')""");
    app.sql("UPDATE supplier SET name_en = CONCAT('bidder-mark-', id, '-x'), name_ar = name_en");
    return new Marks();
  }

  /**
   * From now on whatever would be recorded is refused with its whole transaction, and so every act;
   * people are signed in before.
   */
  static void forbidActs(TestApp app) {
    app.sql(
        """
        CREATE TRIGGER tr_walk BEFORE INSERT ON audit_entry FOR EACH ROW
        SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'demand.round-finished'""");
  }

  /** The marks in a text that the person must not read. */
  Set<String> foreign(Walker.Person person, String text) {
    Set<String> foreign = new TreeSet<>();
    MARK.matcher(text)
        .results()
        .filter(
            m ->
                switch (person.role()) {
                  case "PROCUREMENT_OFFICER" -> !m.group(1).equals(person.entity());
                  case "NATIONAL_COORDINATOR" -> !m.group(2).equals(person.state());
                  case "CENTRAL_BUYER", "AUDITOR" -> false;
                  default -> true;
                })
        .forEach(m -> foreign.add(m.group()));
    if (person.role().equals("BIDDER") || person.role().isEmpty()) {
      BIDDER
          .matcher(text)
          .results()
          .filter(m -> !m.group(1).equals(person.supplier()))
          .forEach(m -> foreign.add(m.group()));
    }
    return foreign;
  }
}
