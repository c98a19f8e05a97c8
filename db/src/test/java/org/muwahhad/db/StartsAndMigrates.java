package org.muwahhad.db;

import java.nio.file.Path;

/** A program that starts the server of its class path and makes all tables and guards in it. */
final class StartsAndMigrates {
  private StartsAndMigrates() {}

  public static void main(String[] arguments) {
    try (EmbeddedDatabase database =
        EmbeddedDatabase.start(TestDatabase.relaxed(Path.of(arguments[0])))) {
      TestSchema schema = TestDatabase.create(database, "muwahhad");
      Migrations.migrate(schema.url(), schema.user(), schema.password());
      System.out.println(schema.value("SELECT VERSION()"));
      int guards =
          Integer.parseInt(schema.value("SELECT COUNT(*) FROM information_schema.TRIGGERS"));
      if (guards >= Migrations.listedTriggers().size()) {
        System.out.println("every guard is there");
      }
    }
  }
}
