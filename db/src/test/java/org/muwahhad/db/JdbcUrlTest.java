package org.muwahhad.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JdbcUrlTest {
  private static final TestSchema SCHEMA = TestDatabase.emptySchema();

  @Test
  void anExternalAddressGetsTheSettingsItLacks() {
    String completed = JdbcUrl.complete("jdbc:mysql://db.example:3306/muwahhad");

    assertThat(completed)
        .startsWith("jdbc:mysql://db.example:3306/muwahhad?")
        .contains("connectionTimeZone=UTC")
        .contains("forceConnectionTimeZoneToSession=true")
        .contains("preserveInstants=true")
        .containsOnlyOnce("?");
  }

  @Test
  void aSettingTheAddressNamesIsKept() {
    String completed =
        JdbcUrl.complete("jdbc:mysql://a,b/muwahhad?useServerPrepStmts=false&sslMode=VERIFY_CA");

    assertThat(completed)
        .contains("?useServerPrepStmts=false&sslMode=VERIFY_CA&")
        .doesNotContain("useServerPrepStmts=true");
  }

  @Test
  void a_connection_to_a_later_host_takes_writes_too() {
    assertThat(JdbcUrl.complete("jdbc:mysql://a,b,c/muwahhad"))
        .contains("failOverReadOnly=false", "secondsBeforeRetrySource=0");
    assertThat(JdbcUrl.complete("jdbc:mysql://a,b/muwahhad?failOverReadOnly=true"))
        .contains("failOverReadOnly=true")
        .doesNotContain("failOverReadOnly=false");
    assertThat(JdbcUrl.complete("jdbc:mysql://a/muwahhad")).doesNotContain("failOver");
  }

  @Test
  void a_session_in_a_cluster_waits_for_what_was_committed_before_unless_it_says_otherwise() {
    String inCluster = JdbcUrl.inCluster(JdbcUrl.complete("jdbc:mysql://a/muwahhad"));

    assertThat(inCluster).containsOnlyOnce("sessionVariables=wsrep_sync_wait%3D7,optimizer_switch");
    assertThat(JdbcUrl.inCluster(inCluster)).isEqualTo(inCluster);
    String own = JdbcUrl.complete("jdbc:mysql://a/m?sessionVariables=wsrep_sync_wait%3D0");
    assertThat(JdbcUrl.inCluster(own)).isEqualTo(own);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:mysql://db.example/muwahhad",
        "jdbc:mysql://10.0.0.5:3306/muwahhad?connectTimeout=500",
        "jdbc:mysql://127.0.0.1,db.example/muwahhad",
        "jdbc:mysql://127.0.0.1.example/muwahhad",
        "jdbc:mysql:loadbalance://localhost:3306,10.0.0.5:3306/muwahhad",
        "jdbc:mysql://address=(host=db.example)(port=3306)/muwahhad"
      })
  void aServerElsewhereHasToProveItsName(String url) {
    assertThat(JdbcUrl.complete(url)).contains("sslMode=VERIFY_IDENTITY");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:mysql://localhost/muwahhad",
        "jdbc:mysql://127.0.0.1:3306/muwahhad",
        "jdbc:mysql://[::1]:3306/muwahhad",
        "jdbc:mysql:///muwahhad",
        "jdbc:mysql://db.example/muwahhad?sslMode=VERIFY_CA",
        "jdbc:mysql://db.example/muwahhad?sslMode=DISABLED",
        "jdbc:mysql://db.example/muwahhad?useSSL=false"
      })
  void aServerHereNeedNotAndTheOperatorMaySayOtherwise(String url) {
    assertThat(JdbcUrl.complete(url)).doesNotContain("VERIFY_IDENTITY");
  }

  @Test
  void aServerWithoutACertificateIsNotTalkedToFromElsewhere() {
    String url = SCHEMA.url().replace("sslMode=DISABLED", "sslMode=VERIFY_IDENTITY");

    assertThatThrownBy(() -> DriverManager.getConnection(url, SCHEMA.user(), SCHEMA.password()))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("SSL");
  }

  @Test
  void everyConnectionWorksOutNoSemiJoins() {
    assertThat(SCHEMA.value("SELECT @@optimizer_switch")).contains("semijoin=off");
  }

  @Test
  void variablesOfTheSessionThatTheAddressNamesAreKeptBesideOurs() throws SQLException {
    String url =
        JdbcUrl.complete(
            SCHEMA.url().replaceAll("&?sessionVariables=[^&]*", "")
                + "&sessionVariables=lock_wait_timeout%3D7");

    try (Connection connection =
            DriverManager.getConnection(url, SCHEMA.user(), SCHEMA.password());
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT @@lock_wait_timeout, @@optimizer_switch")) {
      row.next();
      assertThat(row.getInt(1)).isEqualTo(7);
      assertThat(row.getString(2)).contains("semijoin=off");
    }
  }

  @Test
  void aServerThatDoesNotAnswerIsGivenUp() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String url = JdbcUrl.complete("jdbc:mysql://127.0.0.1:" + silent.getLocalPort() + "/x");
      assertThat(url).contains("connectTimeout=2000", "socketTimeout=60000");

      long began = System.nanoTime();
      assertThatThrownBy(
              () ->
                  DriverManager.getConnection(
                      url.replace("socketTimeout=60000", "socketTimeout=2000"), "x", "x"))
          .isInstanceOf(SQLException.class);
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(20));
    }
  }

  @Test
  void migrationsTakeAsLongAsTheyNeed() {
    String url = JdbcUrl.complete("jdbc:mysql://db.example/muwahhad");

    assertThat(JdbcUrl.patient(url)).contains("&socketTimeout=0&").doesNotContain("60000");
    assertThat(JdbcUrl.patient("jdbc:mysql://db.example/muwahhad")).endsWith("?socketTimeout=0");
  }

  @Test
  void aCompleteAddressStaysAsItIs() {
    String completed = JdbcUrl.complete("jdbc:mysql://db.example:3306/muwahhad");

    assertThat(JdbcUrl.complete(completed)).isEqualTo(completed);
  }

  @Test
  void anAddressOfAnotherDatabaseIsRefused() {
    assertThatThrownBy(() -> JdbcUrl.complete("jdbc:postgresql://db.example/muwahhad"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "وزارة الصحة — الكويت",
        "مُوَحَّد",
        "لجنة ٣ من ٥",
        "😀𐎁",
        "Ministry of Health ‏(KW-MOH)‏"
      })
  void textInAnyScriptComesBackUnchanged(String text) throws SQLException {
    SCHEMA.execute("CREATE OR REPLACE TABLE texts (id INT PRIMARY KEY, text VARCHAR(100))");

    try (Connection connection = SCHEMA.connect();
        PreparedStatement insert = connection.prepareStatement("INSERT INTO texts VALUES (1, ?)")) {
      insert.setString(1, text);
      insert.executeUpdate();
    }

    assertThat(SCHEMA.value("SELECT text FROM texts")).isEqualTo(text);
    assertThat(SCHEMA.value("SELECT CHAR_LENGTH(text) FROM texts"))
        .isEqualTo(String.valueOf(text.codePointCount(0, text.length())));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTC", "Asia/Riyadh", "America/New_York", "Pacific/Apia"})
  void anInstantComesBackUnchangedWhateverTheZoneOfTheJvm(String zone) throws SQLException {
    SCHEMA.execute(
        "CREATE OR REPLACE TABLE moments (id INT PRIMARY KEY, at DATETIME(6), day DATE)");
    Instant instant = Instant.parse("2026-03-08T07:30:15.123456Z");
    LocalDate day = LocalDate.of(2026, 3, 29);
    TimeZone before = TimeZone.getDefault();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone(zone));
      insertMoment(instant, day);

      assertThat(SCHEMA.value("SELECT CAST(at AS CHAR) FROM moments"))
          .isEqualTo("2026-03-08 07:30:15.123456");
      assertMoment(instant, day);
    } finally {
      TimeZone.setDefault(before);
    }
    assertMoment(instant, day);
  }

  @Test
  void theDatabasesClockIsUtc() throws SQLException {
    try (Connection connection = SCHEMA.connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT NOW(6), UTC_TIMESTAMP(6)")) {
      row.next();
      Instant now = row.getTimestamp(1).toInstant();

      assertThat(now).isEqualTo(row.getTimestamp(2).toInstant());
      assertThat(Duration.between(now, Instant.now()).abs()).isLessThan(Duration.ofMinutes(1));
    }
  }

  @Test
  void aBatchTravelsInFewMessagesAndReturnsItsKeys() throws SQLException {
    SCHEMA.execute(
        "CREATE TABLE batch (id BIGINT AUTO_INCREMENT PRIMARY KEY, n INT, t VARCHAR(40))");
    try (Connection connection = SCHEMA.connect();
        Statement questions = connection.createStatement();
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO batch (n, t) VALUES (?, ?)", Statement.RETURN_GENERATED_KEYS)) {
      connection.setAutoCommit(false);
      long before = messages(questions);
      for (int i = 1; i <= 5_000; i++) {
        insert.setInt(1, i);
        insert.setString(2, "سطر " + i);
        insert.addBatch();
      }
      insert.executeBatch();
      int keys = 0;
      try (ResultSet generated = insert.getGeneratedKeys()) {
        while (generated.next()) {
          keys++;
        }
      }
      long sent = messages(questions) - before;
      connection.commit();

      assertThat(keys).isEqualTo(5_000);
      assertThat(sent).as("messages for 5,000 rows").isLessThan(50);
    }
    assertThat(SCHEMA.value("SELECT COUNT(*), SUM(n) FROM batch")).isEqualTo("5000|12502500");
  }

  @Test
  void aBatchOfGuardedUpdatesTellsWhichOfThemFoundTheirRow() throws SQLException {
    SCHEMA.execute("CREATE TABLE guarded (id INT PRIMARY KEY, version INT)");
    SCHEMA.execute("INSERT INTO guarded VALUES (1,0), (2,0), (3,0), (4,7), (5,0)");
    try (Connection connection = SCHEMA.connect();
        PreparedStatement update =
            connection.prepareStatement(
                "UPDATE guarded SET version = version + 1 WHERE id = ? AND version = ?")) {
      for (int id = 1; id <= 5; id++) {
        update.setInt(1, id);
        update.setInt(2, 0);
        update.addBatch();
      }

      assertThat(update.executeBatch()).containsExactly(1, 1, 1, 0, 1);
    }
  }

  @Test
  void aPreparedStatementIsPreparedOncePerConnection() throws SQLException {
    try (Connection connection = SCHEMA.connect();
        Statement status = connection.createStatement()) {
      for (int i = 0; i < 20; i++) {
        try (PreparedStatement select = connection.prepareStatement("SELECT ? + 1")) {
          select.setInt(1, i);
          try (ResultSet row = select.executeQuery()) {
            row.next();
            assertThat(row.getInt(1)).isEqualTo(i + 1);
          }
        }
      }

      assertThat(status(status, "Com_stmt_prepare")).isEqualTo(1);
    }
  }

  @Test
  void aReadOnlyConnectionSendsNoMessageForItAndStillRefusesToWrite() throws SQLException {
    SCHEMA.execute("CREATE OR REPLACE TABLE kept (id INT PRIMARY KEY)");
    try (Connection connection = SCHEMA.connect();
        Statement statement = connection.createStatement()) {
      long before = messages(statement);
      connection.setReadOnly(true);
      long sent = messages(statement) - before;

      assertThat(sent).as("only the question itself").isEqualTo(1);
      assertThatThrownBy(() -> statement.executeUpdate("INSERT INTO kept VALUES (1)"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("read-only");
    }
  }

  private static void insertMoment(Instant instant, LocalDate day) throws SQLException {
    try (Connection connection = SCHEMA.connect();
        PreparedStatement insert =
            connection.prepareStatement("INSERT INTO moments VALUES (1, ?, ?)")) {
      insert.setTimestamp(1, Timestamp.from(instant));
      insert.setObject(2, day);
      insert.executeUpdate();
    }
  }

  private static void assertMoment(Instant instant, LocalDate day) throws SQLException {
    try (Connection connection = SCHEMA.connect();
        PreparedStatement select = connection.prepareStatement("SELECT at, day FROM moments");
        ResultSet row = select.executeQuery()) {
      row.next();
      assertThat(row.getTimestamp(1).toInstant()).isEqualTo(instant);
      assertThat(row.getObject(2, LocalDate.class)).isEqualTo(day);
    }
  }

  private static long messages(Statement statement) throws SQLException {
    return status(statement, "Questions");
  }

  private static long status(Statement statement, String name) throws SQLException {
    try (ResultSet row = statement.executeQuery("SHOW SESSION STATUS LIKE '" + name + "'")) {
      row.next();
      return row.getLong(2);
    }
  }
}
