package org.muwahhad.permissions;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.muwahhad.TestApp;
import org.muwahhad.access.Role;

/**
 * People who hold one role and nothing else: two of each role that is limited, of different states,
 * entities or suppliers.
 */
final class Walkers {
  /** Roles of a state, an entity, a supplier or a panel. */
  private static final Set<Role> LIMITED =
      EnumSet.complementOf(
          EnumSet.of(Role.CATALOG_MANAGER, Role.CENTRAL_BUYER, Role.AUDITOR, Role.ADMINISTRATOR));

  private Walkers() {}

  static List<Walker> of(TestApp app, Things things) {
    List<Walker> walkers = new ArrayList<>();
    for (Role role : Role.values()) {
      List<Map<String, String>> people = things.rows(query(role));
      if (people.isEmpty()) {
        throw new AssertionError("Nobody is " + role);
      }
      people.forEach(p -> walkers.add(Walker.signedIn(app, person(role, p))));
    }
    return walkers;
  }

  /** An officer whose form of a submission is being filled in. */
  static Walker withDraft(TestApp app, Things things) {
    String drafting = things.rows(DraftedSecrets.DRAFTS).get(0).getOrDefault("person", "");
    return Walker.signedIn(
        app,
        person(
            Role.PROCUREMENT_OFFICER,
            things
                .rows(
                    """
                    SELECT p.id, p.login, g.state_code AS state, g.entity_id AS entity
                      FROM person p JOIN role_grant g ON g.person_id = p.id WHERE p.id = %s"""
                        .formatted(drafting))
                .get(0)));
  }

  /** Chairs of panels and committees first, then whoever submitted demand most often. */
  private static String query(Role role) {
    return """
        SELECT p.id, p.login, g.state_code AS state, g.entity_id AS entity,
               g.supplier_id AS supplier
          FROM person p JOIN role_grant g ON g.person_id = p.id
         WHERE g.role = '%s' AND p.password_hash IS NOT NULL AND p.is_demo
           AND (SELECT COUNT(*) FROM role_grant o WHERE o.person_id = p.id) = 1
         ORDER BY EXISTS (SELECT 1 FROM panel_member m WHERE m.person_id = p.id AND m.is_chair) DESC,
                  EXISTS (SELECT 1 FROM committee_member c
                           WHERE c.person_id = p.id AND c.is_chair) DESC,
                  (SELECT MAX(x.receipts) FROM (%s) AS x
                    WHERE x.entity = g.entity_id
                       OR g.entity_id IS NULL AND x.state = g.state_code) DESC, p.login
         LIMIT %d"""
        .formatted(role, Things.SUBMISSIONS, most(role));
  }

  /** Of committees three, since each has its own acts. */
  private static int most(Role role) {
    if (role == Role.COMMITTEE_MEMBER) {
      return 3;
    }
    return LIMITED.contains(role) ? 2 : 1;
  }

  private static Walker.Person person(Role role, Map<String, String> row) {
    return new Walker.Person(
        Long.parseLong(row.getOrDefault("id", "")),
        row.getOrDefault("login", ""),
        role.name(),
        row.getOrDefault("state", ""),
        row.getOrDefault("entity", ""),
        row.getOrDefault("supplier", ""));
  }
}
