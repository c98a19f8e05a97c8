package org.muwahhad.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Actors;
import org.muwahhad.access.Role;
import org.muwahhad.access.SignIn;
import org.muwahhad.access.Visitor;
import org.muwahhad.db.TestDatabase;
import picocli.CommandLine;

@Tag("long")
class AddPersonCommandTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static int added;
  private static final String PASSWORD = "a long password";
  private final StringWriter told = new StringWriter();
  private List<String> owner =
      List.of(
          "--database-owner-user",
          TestDatabase.server().ownerUser(),
          "--database-owner-password",
          TestDatabase.server().ownerPassword());
  @TempDir private Path folder = Path.of(".");

  @Test
  void the_first_administrator_can_sign_in_with_the_password_given() throws SQLException {
    int exit = run(PASSWORD, "--login", "first.admin", "--role", "ADMINISTRATOR");

    assertThat(exit).as(told.toString()).isZero();
    assertThat(APP.get(SignIn.class).run("first.admin", PASSWORD, Visitor.at("127.0.0.1")).token())
        .isNotEmpty();
    assertThat(APP.ask("SELECT act FROM audit_entry ORDER BY id DESC LIMIT 1"))
        .isEqualTo("access.person-added");
    assertThat(APP.ask("SELECT title_ar FROM person WHERE login = 'first.admin'"))
        .isEqualTo("مدير المنصة");
  }

  @Test
  void an_officer_belongs_to_an_entity_and_so_to_its_state() throws SQLException {
    long entity = WORLD.anEntityIn("OM");
    String code = APP.ask("SELECT code FROM procuring_entity WHERE id = " + entity);

    int exit =
        run(PASSWORD, "--login", "officer.om", "--role", "PROCUREMENT_OFFICER", "--entity", code);

    assertThat(exit).as(told.toString()).isZero();
    Actor officer = APP.get(Actors.class).get("officer.om");
    assertThat(officer.requireOfficerOf(entity).state()).isEqualTo("OM");
  }

  @Test
  void a_bidder_acts_for_a_supplier() throws SQLException {
    long supplier = WORLD.aSupplier();
    String number = APP.ask("SELECT registration_number FROM supplier WHERE id = " + supplier);

    run(PASSWORD, "--login", "bidder.x", "--role", "BIDDER", "--supplier", number);

    assertThat(APP.get(Actors.class).get("bidder.x").require(Role.BIDDER).supplier())
        .isEqualTo(supplier);
  }

  @Test
  void a_short_password_is_refused_in_both_languages() throws SQLException {
    int exit = run("short", "--login", "shorty", "--role", "AUDITOR");

    assertThat(exit).isEqualTo(2);
    assertThat(told.toString())
        .contains("--password: ", "at least 12 characters", "يجب ألا تقل كلمة المرور عن 12 حرفًا");
    assertThat(APP.ask("SELECT COUNT(*) FROM person WHERE login = 'shorty'")).isEqualTo("0");
  }

  @Test
  void a_login_is_given_once() throws SQLException {
    run(PASSWORD, "--login", "twice", "--role", "AUDITOR");

    assertThat(run(PASSWORD, "--login", "twice", "--role", "AUDITOR")).isEqualTo(2);
    assertThat(told.toString()).contains("The login twice is already in use.");
  }

  @Test
  void a_role_of_a_state_needs_one_and_others_take_no_entity() throws SQLException {
    assertThat(run(PASSWORD, "--login", "nowhere", "--role", "NATIONAL_COORDINATOR")).isEqualTo(2);
    assertThat(run(PASSWORD, "--login", "misplaced", "--role", "AUDITOR", "--entity", "KW-MOH"))
        .isEqualTo(2);
    assertThat(told.toString())
        .contains("--state: ", "--entity: This does not apply to the chosen role.");
  }

  @Test
  void what_the_database_knows_of_roles_holds_past_the_command() {
    Actor auditor = WORLD.aPersonWho(Role.AUDITOR);

    org.assertj.core.api.Assertions.assertThatThrownBy(
            () ->
                APP.sql(
                    "INSERT INTO role_grant (origin, person_id, role) VALUES ('OPERATOR', "
                        + auditor.personId()
                        + ", 'PROCUREMENT_OFFICER')"))
        .hasMessageContaining("ck_role_grant_officer");
  }

  @Test
  void the_account_of_the_service_adds_nobody() throws SQLException {
    owner = List.of();

    int exit = run(PASSWORD, "--login", "smuggled", "--role", "ADMINISTRATOR");

    assertThat(exit).isEqualTo(2);
    assertThat(told.toString()).contains("--database-owner-user", "الحساب المالك للجداول");
    assertThat(APP.ask("SELECT COUNT(*) FROM person WHERE login = 'smuggled'")).isEqualTo("0");
  }

  private int run(String password, String... options) throws SQLException {
    InputStream keyboard = System.in;
    System.setIn(new ByteArrayInputStream((password + "\n").getBytes(StandardCharsets.UTF_8)));
    try (Connection connection = APP.connect()) {
      List<String> all = new ArrayList<>(List.of("add-person"));
      all.addAll(List.of("--data-dir", folder.toString()));
      all.addAll(List.of("--database-url", connection.getMetaData().getURL()));
      all.addAll(List.of("--database-user", TestDatabase.server().user()));
      all.addAll(List.of("--database-password", TestDatabase.server().password()));
      all.addAll(owner);
      all.addAll(List.of("--name-ar", "شخص", "--name-en", "A Person"));
      all.addAll(List.of("--email", "person." + ++added + "@example.org"));
      all.addAll(List.of(options));
      return new CommandLine(new ServeCommand())
          .setOut(new PrintWriter(told, true))
          .execute(all.toArray(new String[0]));
    } finally {
      System.setIn(keyboard);
    }
  }
}
