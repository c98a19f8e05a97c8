package org.muwahhad.db;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("long")
class TestDatabaseTest {

  @Test
  void aFreshSchemaEqualsAMigratedOne() {
    TestSchema migrated = TestDatabase.emptySchema();
    Migrations.migrate(migrated.url(), migrated.user(), migrated.password());

    TestSchema fresh = TestDatabase.freshSchema();

    assertThat(SchemaText.of(fresh)).isEqualTo(SchemaText.of(migrated));
    assertThat(Migrations.migrate(fresh.url(), fresh.user(), fresh.password()))
        .as("migrations a fresh schema still lacks")
        .isZero();
  }

  @Test
  void schemasDoNotSeeEachOther() {
    TestSchema one = TestDatabase.freshSchema();
    TestSchema other = TestDatabase.freshSchema();

    one.execute("INSERT INTO currency VALUES ('KWD', 3, 'دينار كويتي', 'Kuwaiti dinar')");

    assertThat(one.rows("SELECT code FROM currency")).containsExactly("KWD");
    assertThat(other.rows("SELECT code FROM currency")).isEmpty();
  }
}
