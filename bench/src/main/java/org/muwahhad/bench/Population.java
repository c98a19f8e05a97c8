package org.muwahhad.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.muwahhad.access.Role;

/**
 * People, entities and a catalog for a benchmark: entities spread over the six states, each with a
 * site and an officer, and items spread over the categories.
 *
 * @param buyer central buyer
 * @param entities each with its officer
 * @param revisions the only revision of each item {@code ITEM-0}, {@code ITEM-1} and on
 */
record Population(long buyer, List<Entity> entities, List<Long> revisions) {
  private static final List<String> STATES = List.of("AE", "BH", "KW", "OM", "QA", "SA");
  private static final List<String> CURRENCIES = List.of("AED", "BHD", "KWD", "OMR", "QAR", "SAR");

  /** Some of each, so that a tender's panels can be proposed. */
  private static final int PANEL_PEOPLE = 4;

  /** A procuring entity with its only site and its officer. */
  record Entity(long id, String state, long site, long officer) {
    /** National currency of the entity's state. */
    String currency() {
      return CURRENCIES.get(STATES.indexOf(state));
    }
  }

  /** A round, and the submission of each entity in the order of {@link #entities}. */
  record Round(long id, List<Long> submissions) {}

  static Population in(Installation installation, int entities, int items) {
    long buyer = person(installation, "buyer", Role.CENTRAL_BUYER, "NULL", "NULL");
    for (int i = 0; i < PANEL_PEOPLE; i++) {
      person(installation, "opener." + i, Role.OPENING_MEMBER, "NULL", "NULL");
      person(installation, "evaluator." + i, Role.EVALUATOR, "NULL", "NULL");
    }
    List<Entity> made = new ArrayList<>();
    for (int i = 0; i < entities; i++) {
      made.add(entity(installation, i, STATES.get(i % STATES.size())));
    }
    List<Long> revisions = addItems(installation, items, buyer);
    return new Population(buyer, List.copyOf(made), revisions);
  }

  private static Entity entity(Installation installation, int n, String state) {
    long id =
        installation.insert(
            """
            INSERT INTO procuring_entity (code, state_code, name_ar, name_en)
            VALUES ('%1$s-%2$d', '%1$s', 'وزارة رقم %2$d', 'Ministry %2$d')"""
                .formatted(state, n));
    long site =
        installation.insert(
            """
            INSERT INTO delivery_site (entity_id, code, name_ar, name_en, city_ar, city_en)
            VALUES (%d, 'SITE-%d', 'المخزن الرئيسي', 'Main store', 'العاصمة', 'Capital')"""
                .formatted(id, n));
    long officer =
        person(
            installation,
            "officer." + n,
            Role.PROCUREMENT_OFFICER,
            "'" + state + "'",
            Long.toString(id));
    return new Entity(id, state, site, officer);
  }

  private static long person(
      Installation installation, String login, Role role, String state, String entity) {
    long id =
        installation.insert(
            """
            INSERT INTO person (login, name_ar, name_en, title_ar, title_en, email)
            VALUES ('%1$s', 'موظف', 'Official', 'موظف', 'Official', '%1$s@bench.example')"""
                .formatted(login));
    installation.insert(
        "INSERT INTO role_grant (person_id, role, state_code, entity_id, origin)"
            + " VALUES (%d, '%s', %s, %s, 'OPERATOR')".formatted(id, role, state, entity));
    return id;
  }

  /** Items {@code ITEM-0} and on, of which the revisions are returned. */
  private static List<Long> addItems(Installation installation, int items, long publisher) {
    try (Connection connection = installation.connect()) {
      List<Long> ids = insertItems(connection, items);
      try (PreparedStatement revision =
          connection.prepareStatement(
              """
              INSERT INTO item_revision (item_id, number, unit_code, name_ar, name_en,
                                         description_ar, description_en, benchmark_price,
                                         benchmark_currency, benchmark_date, benchmark_source_ar,
                                         benchmark_source_en, published_at, published_by)
              VALUES (?, 1, 'C62', ?, ?, 'وصف', 'Description', 900, 'USD', '2026-01-01', 'قياس',
                      'benchmark', UTC_TIMESTAMP(6), ?)""")) {
        for (long id : ids) {
          revision.setLong(1, id);
          revision.setString(2, "صنف " + id);
          revision.setString(3, "Item " + id);
          revision.setLong(4, publisher);
          revision.addBatch();
        }
        revision.executeBatch();
      }
      return numbers(connection, "SELECT id FROM item_revision ORDER BY item_id");
    } catch (SQLException e) {
      throw new IllegalStateException("The catalog was not written", e);
    }
  }

  private static List<Long> insertItems(Connection connection, int items) throws SQLException {
    List<Long> categories =
        numbers(
            connection,
            "SELECT code FROM category WHERE level >= 5 AND code LIKE '302%' ORDER BY code");
    try (PreparedStatement item =
        connection.prepareStatement(
            """
            INSERT INTO catalog_item (code, category_code, kind, status, revision_count,
                                      created_at, updated_at)
            VALUES (?, ?, 'HARDWARE', 'ACTIVE', 1, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))""")) {
      for (int i = 0; i < items; i++) {
        item.setString(1, "ITEM-" + i);
        item.setString(2, Long.toString(categories.get(i % categories.size())));
        item.addBatch();
      }
      item.executeBatch();
    }
    return numbers(connection, "SELECT id FROM catalog_item ORDER BY id");
  }

  private static List<Long> numbers(Connection connection, String query) throws SQLException {
    List<Long> numbers = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        numbers.add(rows.getLong(1));
      }
    }
    return numbers;
  }

  /** A round for all states that takes demand now, with an empty draft of each entity. */
  Round openRound(Installation installation, String code) {
    long round =
        installation.insert(
            """
            INSERT INTO demand_round (code, name_ar, name_en, opens_at, closes_at,
                                      endorsement_until, status, created_by, created_at, updated_at)
            VALUES ('%s', 'جولة قياس', 'Benchmark round', UTC_TIMESTAMP(6) - INTERVAL 1 DAY,
                    UTC_TIMESTAMP(6) + INTERVAL 1 DAY, UTC_TIMESTAMP(6) + INTERVAL 2 DAY, 'OPEN',
                    %d, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))"""
                .formatted(code, buyer));
    installation.sql(
        "INSERT INTO round_category (round_id, category_code) VALUES (%d, '30000000')"
            .formatted(round));
    installation.sql(
        "INSERT INTO round_state (round_id, state_code) SELECT %d, code FROM member_state"
            .formatted(round));
    return new Round(round, drafts(installation, round));
  }

  private List<Long> drafts(Installation installation, long round) {
    try (Connection connection = installation.connect();
        PreparedStatement draft =
            connection.prepareStatement(
                """
                INSERT INTO submission (round_id, entity_id, state_code, status, created_by,
                                        created_at, updated_at)
                VALUES (?, ?, ?, 'DRAFT', ?, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))""")) {
      for (Entity entity : entities) {
        draft.setLong(1, round);
        draft.setLong(2, entity.id());
        draft.setString(3, entity.state());
        draft.setLong(4, entity.officer());
        draft.addBatch();
      }
      draft.executeBatch();
      return numbers(
          connection,
          "SELECT id FROM submission WHERE round_id = " + round + " ORDER BY entity_id");
    } catch (SQLException e) {
      throw new IllegalStateException("The submissions were not begun", e);
    }
  }
}
