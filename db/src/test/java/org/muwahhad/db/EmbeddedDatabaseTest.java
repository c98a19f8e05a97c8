package org.muwahhad.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("long")
class EmbeddedDatabaseTest {
  private static EmbeddedDatabase database;
  private static TestSchema schema;

  @BeforeAll
  static void startAsInProduction() {
    database = TestDatabase.durable();
    schema = TestDatabase.create(database, "muwahhad");
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  @Test
  void theSettingsInForceAreThoseOfRealData() {
    assertThat(
            schema.rows(
                """
                SELECT @@innodb_flush_log_at_trx_commit, @@innodb_doublewrite, @@global.time_zone,
                  @@global.character_set_server, @@global.collation_server,
                  @@global.max_allowed_packet, @@skip_name_resolve, @@bind_address, @@local_infile
                """))
        .containsExactly("1|ON|+00:00|utf8mb4|utf8mb4_unicode_ci|67108864|1|127.0.0.1|0");
    assertThat(schema.value("SELECT @@sql_mode").split(","))
        .contains(
            "STRICT_ALL_TABLES",
            "ONLY_FULL_GROUP_BY",
            "NO_ZERO_DATE",
            "NO_ZERO_IN_DATE",
            "ERROR_FOR_DIVISION_BY_ZERO",
            "NO_ENGINE_SUBSTITUTION");
    assertThat(schema.value("SELECT @@collation_connection")).isEqualTo("utf8mb4_unicode_ci");
    assertThat(schema.value("SELECT @@session.time_zone")).isIn("UTC", "+00:00");
  }

  @Test
  void aNewDatabaseIsMadeWithItsFirstSchemaAndServedDurablyFromThenOn() {
    Path directory = TestDatabase.directory("first-schema");
    EmbeddedDatabaseSettings settings =
        TestDatabase.relaxed(directory)
            .withDurability(Durability.EVERY_COMMIT)
            .withFirstSchema("muwahhad");

    try (EmbeddedDatabase made = EmbeddedDatabase.start(settings)) {
      TestSchema first = TestDatabase.create(made, "muwahhad");
      assertThat(made.isNew()).isTrue();
      assertThat(first.value("SELECT COUNT(*) FROM member_state")).isEqualTo("0");
      assertThat(first.rows("SELECT @@innodb_flush_log_at_trx_commit, @@innodb_doublewrite"))
          .containsExactly("1|ON");
      assertThat(Migrations.migrate(first.url(), first.user(), first.password())).isZero();
    }
    try (EmbeddedDatabase again = EmbeddedDatabase.start(settings)) {
      assertThat(again.isNew()).isFalse();
      assertThat(directory.resolve("mariadb.new")).doesNotExist();
    }
  }

  @Test
  void aValueThatDoesNotFitIsRefusedInsteadOfCut() {
    schema.execute("CREATE TABLE short_text (id INT PRIMARY KEY, text VARCHAR(3))");

    assertThatThrownBy(() -> schema.execute("INSERT INTO short_text VALUES (1, 'long')"))
        .hasRootCauseInstanceOf(SQLException.class)
        .rootCause()
        .hasMessageContaining("Data too long");
  }

  @Test
  void aWrongPasswordIsRefused() {
    assertRefused("muwahhad", "wrong");
    assertRefused("muwahhad", "");
    assertRefused("root", "");
  }

  @Test
  void nobodyEntersWithoutAName() {
    assertRefused("", "");
  }

  @Test
  void theApplicationsAccountSeesItsOwnSchemasOnly() {
    assertThatThrownBy(() -> schema.rows("SELECT * FROM mysql.user"))
        .rootCause()
        .hasMessageContaining("denied");
    assertThatThrownBy(() -> schema.execute("CREATE DATABASE other"))
        .rootCause()
        .hasMessageContaining("denied");
    assertThatThrownBy(() -> schema.execute("CREATE USER 'x'@'127.0.0.1'"))
        .rootCause()
        .hasMessageContaining("denied");
    assertThat(schema.rows("SHOW DATABASES")).contains("muwahhad").doesNotContain("mysql");
  }

  @Test
  void onlyTheLoopbackAddressIsServed() throws IOException {
    assertThat(accepts(InetAddress.getByName("127.0.0.1"))).isTrue();
    for (NetworkInterface network : Collections.list(NetworkInterface.getNetworkInterfaces())) {
      for (InetAddress address : Collections.list(network.getInetAddresses())) {
        if (!address.isLoopbackAddress()) {
          assertThat(accepts(address)).as("connection to " + address).isFalse();
        }
      }
    }
  }

  @Test
  void passwordsAndTablesAreForTheirOwnerOnly() throws IOException {
    Path directory = database.dataDirectory();

    assertThat(permissions(directory.resolve("credentials.properties"))).isEqualTo("rw-------");
    assertThat(permissions(directory.resolve("mariadb"))).isEqualTo("rwx------");
    assertThat(permissions(directory)).isEqualTo("rwx------");
  }

  @Test
  void aSecondInstanceOnTheSameDirectoryIsRefused() {
    EmbeddedDatabaseSettings same = EmbeddedDatabaseSettings.in(database.dataDirectory());

    assertThatThrownBy(() -> EmbeddedDatabase.start(same))
        .isInstanceOf(DataDirectoryInUse.class)
        .hasMessageContaining(database.dataDirectory().toString())
        .hasMessageContaining("in use")
        .satisfies(e -> assertThat(((DataDirectoryInUse) e).arabicMessage()).contains("مستخدَم"));

    assertThat(schema.value("SELECT 1")).as("the first instance goes on").isEqualTo("1");
  }

  @Test
  void schemasOfOthersCannotBeNamed() {
    assertThatThrownBy(() -> database.createSchema("mysql"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> database.dropSchema("muwahhad`; DROP DATABASE mysql"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aDroppedSchemaIsGone() {
    TestSchema dropped = TestDatabase.create(database, "muwahhad_dropped");

    database.dropSchema("muwahhad_dropped");

    assertThat(schema.rows("SHOW DATABASES")).doesNotContain(dropped.name());
  }

  @Test
  void theSecondStartFindsTheDataAndCreatesNothing() {
    EmbeddedDatabaseSettings settings =
        EmbeddedDatabaseSettings.in(TestDatabase.directory("restarted"))
            .withBufferPoolMebibytes(64)
            .withoutShutdownHook();
    List<StartStep> first = new ArrayList<>();
    List<StartStep> second = new ArrayList<>();

    try (EmbeddedDatabase started = EmbeddedDatabase.start(settings.withProgress(first::add))) {
      TestSchema kept = TestDatabase.create(started, "muwahhad");
      kept.execute("CREATE TABLE kept (id INT PRIMARY KEY)");
      kept.execute("INSERT INTO kept VALUES (7)");
    }
    try (EmbeddedDatabase restarted = EmbeddedDatabase.start(settings.withProgress(second::add))) {
      TestSchema kept = TestDatabase.create(restarted, "muwahhad");

      assertThat(kept.value("SELECT id FROM kept")).isEqualTo("7");
    }

    assertThat(first)
        .endsWith(StartStep.CREATING_DATABASE, StartStep.STARTING_SERVER, StartStep.READY);
    assertThat(second).containsExactly(StartStep.STARTING_SERVER, StartStep.READY);
  }

  @Test
  void aFixedPortIsUsedAndATakenOneReported() {
    int taken = database.port();
    EmbeddedDatabaseSettings settings =
        EmbeddedDatabaseSettings.in(TestDatabase.directory("fixed-port"))
            .withBufferPoolMebibytes(64)
            .withoutShutdownHook()
            .withPort(taken);

    assertThatThrownBy(() -> EmbeddedDatabase.start(settings))
        .isInstanceOf(DatabaseStartFailed.class)
        .hasMessageContaining("port");

    database.close();
    try (EmbeddedDatabase fixed = EmbeddedDatabase.start(settings)) {
      assertThat(fixed.port()).isEqualTo(taken);
    }
    database = EmbeddedDatabase.start(reopened());
    schema = TestDatabase.create(database, "muwahhad");
  }

  @Test
  void passwordsThatWentMissingAreNotReplacedInSilence() throws IOException {
    EmbeddedDatabaseSettings settings =
        TestDatabase.relaxed(TestDatabase.directory("no-passwords"));
    EmbeddedDatabase.start(settings).close();
    Files.delete(settings.dataDirectory().resolve("credentials.properties"));

    assertThatThrownBy(() -> EmbeddedDatabase.start(settings))
        .isInstanceOf(DatabaseStartFailed.class)
        .hasMessageContaining("credentials.properties is missing");
  }

  private static EmbeddedDatabaseSettings reopened() {
    return EmbeddedDatabaseSettings.in(database.dataDirectory())
        .withBufferPoolMebibytes(64)
        .withoutShutdownHook();
  }

  private static void assertRefused(String user, String password) {
    assertThatThrownBy(() -> DriverManager.getConnection(schema.url(), user, password))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("Access denied");
  }

  private static boolean accepts(InetAddress address) throws IOException {
    try (Socket socket = new Socket(address, database.port())) {
      return socket.isConnected();
    } catch (ConnectException e) {
      return false;
    }
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
