package org.muwahhad.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Role;

/**
 * Columns that the database computes have no digest of their own: that they are computed as the
 * migrations say is compared.
 */
class ComparedColumnsTest {
  private static final TestApp APP = TestApp.start();

  @BeforeAll
  static void a_person() {
    World.in(APP).aPersonWho(Role.CENTRAL_BUYER);
    ToldFixtures.in(APP);
  }

  @Test
  void every_computed_column_of_the_database_is_compared() {
    List<String> compared =
        APP.get(CompareColumns.class).computed().stream()
            .map(c -> c.table() + "." + c.column())
            .toList();
    assertThat(compared)
        .containsExactlyInAnyOrder(
            APP.ask(
                    """
                    SELECT GROUP_CONCAT(table_name, '.', column_name)
                      FROM information_schema.columns
                     WHERE table_schema = DATABASE() AND generation_expression <> ''""")
                .split(","));
    assertThat(faults()).isEmpty();
  }

  @Test
  void a_column_that_is_computed_in_another_way_or_no_longer_is_found() {
    String computed =
        APP.get(CompareColumns.class).computed().stream()
            .filter(c -> c.column().equals("email_key"))
            .map(CompareColumns.ComputedColumn::expression)
            .findFirst()
            .orElseThrow();
    for (String other : List.of("GENERATED ALWAYS AS (login) STORED", "NULL")) {
      APP.sql("ALTER TABLE person DROP INDEX uq_person_email");
      APP.sql("ALTER TABLE person DROP COLUMN email_key");
      APP.sql("ALTER TABLE person ADD COLUMN email_key VARCHAR(200) " + other);

      assertThat(faults())
          .as(other)
          .containsExactly(
              "the computed column email_key of the table person is not computed as the service defined it");

      APP.sql("ALTER TABLE person DROP COLUMN email_key");
      APP.sql(
          "ALTER TABLE person ADD COLUMN email_key VARCHAR(200) GENERATED ALWAYS AS (%s) STORED"
              .formatted(computed));
      APP.sql("ALTER TABLE person ADD CONSTRAINT uq_person_email UNIQUE (email_key)");
    }
    assertThat(faults()).isEmpty();
  }

  private static List<String> faults() {
    return APP.get(VerifyAudit.class).run().faults();
  }
}
