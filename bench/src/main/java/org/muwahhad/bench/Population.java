package org.muwahhad.bench;

import java.util.ArrayList;
import java.util.List;
import org.muwahhad.access.Role;

/**
 * People, entities and a catalog for a benchmark: entities spread over the six states, each with a
 * site and an officer, and items spread over the categories.
 *
 * @param buyer central buyer
 * @param entities each with its officer
 */
record Population(long buyer, List<Entity> entities) {
  private static final List<String> STATES = List.of("AE", "BH", "KW", "OM", "QA", "SA");

  /** Some of each, so that a tender's panels can be proposed. */
  private static final int PANEL_PEOPLE = 4;

  /** A procuring entity with its only site and its officer. */
  record Entity(long id, String state, long site, long officer) {}

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
    addItems(installation, items, buyer);
    return new Population(buyer, List.copyOf(made));
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
        "INSERT INTO role_grant (person_id, role, state_code, entity_id) VALUES (%d, '%s', %s, %s)"
            .formatted(id, role, state, entity));
    return id;
  }

  /** Items {@code ITEM-0000} and on; {@code bench_item} numbers their revisions from 0. */
  private static void addItems(Installation installation, int items, long publisher) {
    installation.sql("CREATE TABLE bench_number (n INT NOT NULL PRIMARY KEY)");
    installation.sql(
        """
        INSERT INTO bench_number
        WITH digit AS (SELECT 0 AS d UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3
             UNION ALL SELECT 4 UNION ALL SELECT 5 UNION ALL SELECT 6 UNION ALL SELECT 7
             UNION ALL SELECT 8 UNION ALL SELECT 9)
        SELECT a.d + 10 * b.d + 100 * c.d + 1000 * d.d + 10000 * e.d
          FROM digit a, digit b, digit c, digit d, digit e""");
    installation.sql(
        """
        INSERT INTO catalog_item (code, category_code, kind, status, revision_count, search_text,
                                  created_at, updated_at)
        SELECT CONCAT('ITEM-', LPAD(n.n, 4, '0')), c.code, 'HARDWARE', 'ACTIVE', 1, '',
               UTC_TIMESTAMP(6), UTC_TIMESTAMP(6)
          FROM bench_number n
          JOIN (SELECT code, ROW_NUMBER() OVER (ORDER BY code) - 1 AS place,
                       COUNT(*) OVER () AS many
                  FROM category WHERE level >= 5 AND code LIKE '302%%') c
            ON c.place = MOD(n.n, c.many)
         WHERE n.n < %d"""
            .formatted(items));
    installation.sql(
        """
        INSERT INTO item_revision (item_id, number, unit_code, name_ar, name_en, description_ar,
                                   description_en, benchmark_price, benchmark_currency,
                                   benchmark_date, benchmark_source_ar, benchmark_source_en,
                                   published_at, published_by)
        SELECT id, 1, 'C62', CONCAT('صنف ', code), CONCAT('Item ', code), 'وصف', 'Description',
               900, 'USD', '2026-01-01', 'قياس', 'benchmark', UTC_TIMESTAMP(6), %d
          FROM catalog_item"""
            .formatted(publisher));
    installation.sql(
        """
        CREATE TABLE bench_item (place INT NOT NULL PRIMARY KEY, revision_id BIGINT NOT NULL,
                                 unit_code VARCHAR(3) NOT NULL)""");
    installation.sql(
        """
        INSERT INTO bench_item
        SELECT ROW_NUMBER() OVER (ORDER BY id) - 1, id, unit_code FROM item_revision""");
  }

  /** A round for all states that takes demand now. */
  long openRound(Installation installation, String code) {
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
    installation.sql(
        """
        INSERT INTO submission (round_id, entity_id, state_code, status, created_by, created_at,
                                updated_at)
        SELECT %d, e.id, e.state_code, 'DRAFT', g.person_id, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6)
          FROM procuring_entity e JOIN role_grant g ON g.entity_id = e.id"""
            .formatted(round));
    return round;
  }
}
