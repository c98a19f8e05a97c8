package org.muwahhad.permissions;

import java.util.List;
import java.util.Map;

/** Writes {@code docs/permissions.md}. */
final class PermissionsDocument {
  private static final Map<String, String> COLUMNS =
      Map.ofEntries(
          Map.entry("", "Stranger"),
          Map.entry("CATALOG_MANAGER", "Catalog"),
          Map.entry("CENTRAL_BUYER", "Buyer"),
          Map.entry("PROCUREMENT_OFFICER", "Officer"),
          Map.entry("NATIONAL_COORDINATOR", "Coordinator"),
          Map.entry("OPENING_MEMBER", "Opening"),
          Map.entry("EVALUATOR", "Evaluator"),
          Map.entry("COMMITTEE_MEMBER", "Committee"),
          Map.entry("REVIEW_MEMBER", "Review"),
          Map.entry("BIDDER", "Bidder"),
          Map.entry("AUDITOR", "Auditor"),
          Map.entry("ADMINISTRATOR", "Administrator"));
  private static final List<String> ORDER =
      List.of(
          "",
          "PROCUREMENT_OFFICER",
          "NATIONAL_COORDINATOR",
          "CATALOG_MANAGER",
          "CENTRAL_BUYER",
          "OPENING_MEMBER",
          "EVALUATOR",
          "COMMITTEE_MEMBER",
          "REVIEW_MEMBER",
          "BIDDER",
          "AUDITOR",
          "ADMINISTRATOR");
  private static final String HEAD =
      """
      # Who may do what

      Every address of the service, and how far each role comes there. The table is made by
      `PermissionsTest`, which takes the addresses from the router, tries each as people of every
      role on things of their own and of others, and fails when this file says anything else. Renew
      it with

          mvn test -pl app -am -Dtest=PermissionsTest \\
            -Dtest.later= -Dsurefire.failIfNoSpecifiedTests=false -Dmuwahhad.permissions.update=true

      and read what changed before you commit it: the file is the rule, the difference is the review.

      - **yes** the role is let in, to everything of the kind that the demonstration has;
      - **own** only to what is its own: an officer's entity, a coordinator's state, a bidder's
        supplier, a person's messages. The test knows the owners from the database;
      - **some** to those whose state of affairs or panel allows it: a bidder sees published tenders,
        a member the tenders of the panel, and an act on a thing that is not there is not found;
      - **–** refused, or the thing is not there for the role.

      To be let in is not to succeed: what the role sends may still break a rule. An address without
      a variable that says **yes** to an officer or coordinator shows their own entity or state: the
      test puts a mark into every line and into the name of every entity, and no answer, file or
      message may carry the mark of another to them. Addresses that end a session of who asks by
      its number, or the one that asks, are left out, and the calendar feed, which whoever knows its secret may read.

      """;

  private PermissionsDocument() {}

  static String write(Map<String, Map<String, String>> cells) {
    StringBuilder text = new StringBuilder(HEAD);
    text.append("| Address |");
    ORDER.forEach(role -> text.append(' ').append(COLUMNS.get(role)).append(" |"));
    text.append("\n| --- |").append(" --- |".repeat(ORDER.size())).append('\n');
    rows(text, cells);
    text.append(
        "\nNobody was let in to these, for want of a password, of a choice of items or of a");
    text.append(" thing to act on, so that the walk says nothing of them:\n\n");
    cells.forEach(
        (address, row) -> {
          if (row.values().stream().allMatch(cell -> cell.equals("–"))) {
            text.append("- `").append(address).append("`\n");
          }
        });
    return text.toString();
  }

  private static void rows(StringBuilder text, Map<String, Map<String, String>> cells) {
    cells.forEach(
        (address, row) -> {
          text.append("| `").append(address).append("` |");
          ORDER.forEach(role -> text.append(' ').append(row.getOrDefault(role, "–")).append(" |"));
          text.append('\n');
        });
  }
}
