package org.muwahhad.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

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

  @Test
  void aFreshSchemaIsReadyQuickly() {
    TestDatabase.freshSchema();

    long began = System.nanoTime();
    TestDatabase.freshSchema();
    Duration taken = Duration.ofNanos(System.nanoTime() - began);

    System.out.println("fresh schema in " + taken.toMillis() + " ms");
    assertThat(taken).isLessThan(Duration.ofSeconds(3));
  }

  @Test
  void theTemplateIsMigratedQuickly() {
    TestSchema empty = TestDatabase.emptySchema();

    long began = System.nanoTime();
    Migrations.migrate(empty.url(), empty.user(), empty.password());
    Duration taken = Duration.ofNanos(System.nanoTime() - began);

    System.out.println("migrated in " + taken.toMillis() + " ms");
    assertThat(taken).isLessThan(Duration.ofSeconds(10));
  }
}
