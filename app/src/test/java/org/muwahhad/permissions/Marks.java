package org.muwahhad.permissions;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.muwahhad.TestApp;
import org.muwahhad.shared.Language;
import org.muwahhad.web.Texts;

/**
 * Marks put into what every entity wrote and into every bidder's name, so that a page, a file or a
 * message that tells one of another's is known by it.
 */
final class Marks {
  private static final Pattern MARK = Pattern.compile("mark-of-([0-9]+)-([A-Z]{2})-x");
  private static final Pattern BIDDER = Pattern.compile("bidder-mark-([0-9]+)-x");

  private static final Pattern ENTITY = Pattern.compile("entity-mark-([0-9]+)-([A-Z]{2})-x");

  /** Who bid is read out at the opening; who won, and who is debarred, is published. */
  private static final Pattern PUBLISHED =
      Pattern.compile("/tenders/.*/(opening|read-out|dossier|awards?)|/debarments$");

  /** The code with which the walk refuses every entry. */
  private static final String FORBIDDEN = "demand.round-finished";

  private Marks() {}

  static Marks put(TestApp app) {
    app.dropTriggers();
    app.sql(
        """
        UPDATE demand_line l JOIN submission s ON s.id = l.submission_id
           SET l.justification = CONCAT('mark-of-', l.entity_id, '-', s.state_code, '-x'),
               l.budget_line = CONCAT('mark-of-', l.entity_id, '-', s.state_code, '-x')""");
    app.sql(
        """
        UPDATE procuring_entity
           SET name_en = CONCAT('entity-mark-', id, '-', state_code, '-x'), name_ar = name_en""");
    app.sql("UPDATE supplier SET name_en = CONCAT('bidder-mark-', id, '-x'), name_ar = name_en");
    app.sql(
        """
        INSERT INTO synonym_group (id, created_at, updated_at)
        VALUES (900, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))""");
    app.sql(
        """
        INSERT INTO synonym_term (group_id, position, language, term, normalised)
        VALUES (900, 1, 'en', 'walkword', 'walkword'), (900, 2, 'en', 'walkterm', 'walkterm')""");
    app.sql(
        """
        INSERT INTO template_draft (category_code, based_on, attributes, updated_at, updated_by)
        SELECT '30213100', 0, '[]', UTC_TIMESTAMP(6), MIN(id) FROM person""");
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
        SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = '%s'"""
            .formatted(FORBIDDEN));
  }

  /** Whether an answer says that the act got as far as its entry, in any form. */
  static boolean isForbiddenAct(String answer) {
    return answer.contains(FORBIDDEN)
        || Arrays.stream(Language.values())
            .map(l -> Texts.in(l).get(FORBIDDEN.replace(".", ".refusal.")))
            .anyMatch(answer::contains);
  }

  /** The marks in a text that the person must not read. */
  Set<String> foreign(Walker.Person person, String address, String text) {
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
    ENTITY
        .matcher(text)
        .results()
        .filter(
            m ->
                switch (person.role()) {
                  case "PROCUREMENT_OFFICER" -> !m.group(1).equals(person.entity());
                  case "NATIONAL_COORDINATOR" -> !m.group(2).equals(person.state());
                  default -> false;
                })
        .forEach(m -> foreign.add(m.group()));
    boolean outside = person.role().equals("BIDDER") || person.role().isEmpty();
    if (outside && !PUBLISHED.matcher(address).find()) {
      BIDDER
          .matcher(text)
          .results()
          .filter(m -> !m.group(1).equals(person.supplier()))
          .forEach(m -> foreign.add(m.group()));
    }
    return foreign;
  }
}
