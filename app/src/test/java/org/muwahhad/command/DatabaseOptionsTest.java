package org.muwahhad.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.db.DatabaseStartFailed;
import org.muwahhad.db.EmbeddedDatabase;
import org.muwahhad.db.EmbeddedDatabaseSettings;
import org.muwahhad.db.Recovery;
import org.muwahhad.db.TestDatabase;
import org.muwahhad.db.TestSchema;
import picocli.CommandLine;

@Tag("long")
class DatabaseOptionsTest {

  @Test
  void a_demonstration_is_thrown_away_with_its_files_and_nothing_else()
      throws IOException, SQLException {
    Path directory = MadeDatabase.copied("reset");
    Path stranger = Files.createDirectories(directory.resolve("server")).resolve("mariadbd");
    Files.writeString(stranger, "program");
    try (DatabaseOptions.ReadyDatabase ready = options(directory).start(step -> {})) {
      assertThat(ready.state()).isEqualTo(DatabaseState.EMPTY);
      execute(ready, "INSERT INTO demo_clock VALUES (1, 0, UTC_TIMESTAMP(6))");
      execute(
          ready,
          "INSERT INTO currency (code, decimals, name_ar, name_en) VALUES ('SAR', 2, 'x', 'x')");
    }
    assertRefused(options(directory), "whose passwords everybody knows");
    Path report = Files.createDirectories(directory.resolve("files/reports")).resolve("1.pdf");
    Files.writeString(report, "report");
    Files.writeString(directory.resolve("vault.key"), "key");

    try (DatabaseOptions.ReadyDatabase ready =
        options(directory).startAfresh(step -> {}, Recovery.DEFAULT)) {
      assertThat(ready.state()).isEqualTo(DatabaseState.EMPTY);
      assertThat(count(ready, "currency")).isZero();
      assertThat(report).doesNotExist();
      assertThat(directory.resolve("vault.key")).doesNotExist();
      assertThat(stranger).exists();
    }
  }

  @Test
  void real_data_are_never_thrown_away() throws SQLException {
    Path directory = MadeDatabase.copied("real");
    try (DatabaseOptions.ReadyDatabase ready = options(directory).start(step -> {})) {
      execute(
          ready,
          """
          INSERT INTO person (login, name_ar, name_en, title_ar, title_en, email)
          VALUES ('real', 'x', 'x', 'x', 'x', 'x')""");
    }

    assertThatThrownBy(() -> options(directory).startAfresh(step -> {}, Recovery.DEFAULT))
        .isInstanceOf(NoDemonstration.class)
        .hasMessageContaining("are no demonstration")
        .hasMessageContaining("ليست عرضًا تجريبيًا");

    try (DatabaseOptions.ReadyDatabase ready = options(directory).start(step -> {})) {
      assertThat(ready.state()).isEqualTo(DatabaseState.REAL);
      assertThat(count(ready, "person")).isEqualTo(1);
    }
  }

  @Test
  void a_demonstration_is_opened_only_by_whoever_asks_for_one() throws SQLException {
    Path directory = MadeDatabase.copied("known-passwords");
    try (DatabaseOptions.ReadyDatabase ready = options(directory).start(step -> {})) {
      execute(ready, person("demo.person", true));
    }

    assertRefused(options(directory), "whose passwords everybody knows", "معروفة للجميع");

    DatabaseOptions asked = options(directory);
    asked.demo = true;
    try (DatabaseOptions.ReadyDatabase ready = asked.start(step -> {})) {
      assertThat(ready.state()).isEqualTo(DatabaseState.DEMONSTRATION);
      execute(ready, "SET timestamp = 1700000000");
    }
  }

  @Test
  void real_data_are_never_served_with_a_clock_that_can_be_moved() throws SQLException {
    Path directory = MadeDatabase.copied("real-time");
    try (DatabaseOptions.ReadyDatabase ready = options(directory).start(step -> {})) {
      execute(ready, person("real", false));
      assertThatThrownBy(() -> execute(ready, "SET timestamp = 1700000000"))
          .hasMessageContaining("secure-timestamp");
    }
    DatabaseOptions asked = options(directory);
    asked.demo = true;

    assertRefused(asked, "are no demonstration", "ليست عرضًا تجريبيًا");
  }

  @Test
  void the_services_account_of_an_external_database_need_not_own_its_tables() throws SQLException {
    TestSchema schema = TestDatabase.emptySchema();
    DatabaseOptions options = options(TestDatabase.directory("owned"));
    options.url = schema.url();
    options.user = schema.serviceUser();
    options.password = schema.servicePassword();
    options.ownerUser = schema.user();
    options.ownerPassword = schema.password();

    try (DatabaseOptions.ReadyDatabase ready = options.start(step -> {})) {
      assertThat(ready.state()).isEqualTo(DatabaseState.EMPTY);
      execute(ready, person("real", false));
      assertThatThrownBy(() -> execute(ready, "DROP TRIGGER tr_audit_entry_no_update"))
          .hasMessageContaining("denied");
    }
  }

  @Test
  void a_server_whose_clock_is_fixed_takes_no_demonstration() {
    try (EmbeddedDatabase server =
        EmbeddedDatabase.start(
            EmbeddedDatabaseSettings.in(TestDatabase.directory("fixed-clock"))
                .withMovableClock(false))) {
      server.createSchema("muwahhad");
      DatabaseOptions options = options(TestDatabase.directory("demonstration-elsewhere"));
      options.url = server.jdbcUrl("muwahhad");
      options.user = server.user();
      options.password = server.password();
      options.ownerUser = server.ownerUser();
      options.ownerPassword = server.ownerPassword();
      options.demoAnywhere = true;

      assertRefused(options, "Set secure_timestamp=NO", "اضبطوا secure_timestamp=NO");

      options.demoAnywhere = false;
      try (DatabaseOptions.ReadyDatabase ready = options.start(step -> {})) {
        assertThat(ready.state()).isEqualTo(DatabaseState.EMPTY);
      }
    }
  }

  @Test
  void a_demonstration_in_a_database_of_ones_own_is_asked_for_by_name() {
    DatabaseOptions options = options(TestDatabase.directory("elsewhere"));
    options.url = "jdbc:mysql://127.0.0.1:1/muwahhad";
    options.demo = true;

    assertRefused(options, "--demo-anywhere", "كلمات مرور العرض التجريبي معروفة للجميع");
  }

  @Test
  void no_demonstration_is_meant_unless_it_is_said() {
    assertThat(given().isDemonstration()).isFalse();
    assertThat(given("--no-demo").isDemonstration()).isFalse();
    assertThat(given("--demo").isDemonstration()).isTrue();
    assertThat(given("--demo-anywhere").isDemonstration()).isTrue();
  }

  private static DatabaseOptions given(String... options) {
    return CommandLine.populateCommand(new DatabaseOptions(), options);
  }

  private static void assertRefused(DatabaseOptions options, String... told) {
    assertThatThrownBy(() -> options.start(step -> {}))
        .isInstanceOf(DatabaseStartFailed.class)
        .message()
        .contains(told);
  }

  private static String person(String login, boolean invented) {
    return """
        INSERT INTO person (login, name_ar, name_en, title_ar, title_en, email, is_demo)
        VALUES ('%s', 'x', 'x', 'x', 'x', 'x', %b)"""
        .formatted(login, invented);
  }

  @Test
  void a_command_works_beside_the_running_service() throws SQLException {
    Path directory = MadeDatabase.copied("beside");
    try (DatabaseOptions.ReadyDatabase service = options(directory).start(step -> {});
        DatabaseOptions.ReadyDatabase command = options(directory).ready(step -> {})) {
      execute(
          service,
          "INSERT INTO currency (code, decimals, name_ar, name_en) VALUES ('SAR', 2, 'x', 'x')");

      assertThat(command.embedded()).isNull();
      assertThat(count(command, "currency")).isEqualTo(1);
    }
  }

  private static DatabaseOptions options(Path directory) {
    return CommandLine.populateCommand(new DatabaseOptions(), "--data-dir", directory.toString());
  }

  private static void execute(DatabaseOptions.ReadyDatabase ready, String sql) throws SQLException {
    try (Connection connection = connect(ready);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static long count(DatabaseOptions.ReadyDatabase ready, String table) throws SQLException {
    try (Connection connection = connect(ready);
        Statement statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT COUNT(*) FROM " + table)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private static Connection connect(DatabaseOptions.ReadyDatabase ready) throws SQLException {
    Map<String, Object> properties = ready.properties();
    return DriverManager.getConnection(
        String.valueOf(properties.get("datasources.default.url")),
        String.valueOf(properties.get("datasources.default.username")),
        String.valueOf(properties.get("datasources.default.password")));
  }
}
