package org.muwahhad.organisation.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.muwahhad.ApiCaller;
import org.muwahhad.Browserless;
import org.muwahhad.MailedLink;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.TableFile;
import org.muwahhad.web.ListChoice;

/** People come from a file: all of it right, reviewed, proposed by one and confirmed by another. */
class AccountImportTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final String HEADER =
      "login,name.ar,name.en,title.ar,title.en,email,role,state,entity,supplier\n";
  private static final String PAGE = "/organisation/people/import";
  private final Actor first = WORLD.aPersonWho(Role.ADMINISTRATOR);
  private final Actor second = WORLD.aPersonWho(Role.ADMINISTRATOR);
  private final String batch = "b" + UUID.randomUUID().toString().substring(0, 8);

  @AfterAll
  static void end() {
    APP.close();
  }

  @Test
  void the_people_of_a_file_get_their_accounts_when_a_second_administrator_confirms_all_of_them() {
    String entity =
        APP.ask("SELECT code FROM procuring_entity WHERE id = " + WORLD.anEntityIn("OM"));
    long file =
        stage(
            row(1, "AUDITOR", "", "", "")
                + row(2, "PROCUREMENT_OFFICER", "", entity, "")
                + row(3, "national coordinator", "om", "", "")
                + row(4, "مدقق", "", "", ""));
    assertThat(accounts()).as("nothing is done by checking").isEqualTo("0");

    assertThat(APP.get(ProposeAccountImport.class).run(first, file)).isEqualTo(4);

    assertThat(accounts()).as("nor by proposing").isEqualTo("0");
    assertThat(
            APP.ask(
                "SELECT COUNT(*) FROM audit_entry WHERE act = 'access.proposal-made'"
                    + " AND detail LIKE '%"
                    + batch
                    + "%'"))
        .isEqualTo("4");
    assertThat(notice(second)).isEqualTo("account-import-waits");
    assertThatThrownBy(() -> APP.get(DecideAccountImport.class).confirm(first, file))
        .hasMessage("organisation.own-proposal");
    assertThat(APP.get(DecideAccountImport.class).confirm(second, file)).isEqualTo(4);

    assertThat(accounts()).isEqualTo("4");
    assertThat(
            APP.ask(
                "SELECT GROUP_CONCAT(CONCAT(g.role, ' ', COALESCE(g.state_code, '-'))"
                    + " ORDER BY p.login) FROM person p JOIN role_grant g ON g.person_id = p.id"
                    + " WHERE p.login LIKE '"
                    + batch
                    + "%'"))
        .isEqualTo("AUDITOR -,PROCUREMENT_OFFICER OM,NATIONAL_COORDINATOR OM,AUDITOR -");
    assertThat(
            APP.ask(
                "SELECT COUNT(*) FROM audit_entry WHERE act = 'access.person-added'"
                    + " AND detail LIKE '%"
                    + batch
                    + "%'"))
        .isEqualTo("4");
    assertThat(MailedLink.toChoosePassword(APP, batch + ".3")).startsWith("/choose-password/");
    assertThatThrownBy(() -> APP.get(DecideAccountImport.class).confirm(second, file))
        .isInstanceOf(Refusal.Conflict.class);
  }

  @Test
  void every_fault_is_told_with_its_line_and_column_and_nothing_is_kept() {
    String before = APP.ask("SELECT COUNT(*) FROM account_import");

    assertThat(
            faults(
                row(1, "AUDITOR", "", "", "")
                    + row(1, "AUDITOR", "", "", "")
                    + row(3, "JESTER", "", "", "")
                    + row(4, "PROCUREMENT_OFFICER", "", "OM-NOWHERE", "")
                    + row(5, "NATIONAL_COORDINATOR", "", "", "")
                    + row(6, "AUDITOR", "", "", "CR-1")
                    + "UPPER CASE,,Name,عمل,Job,no address,,,,\n"))
        .contains(
            "lines[3].login organisation.login-twice",
            "lines[3].email organisation.email-twice",
            "lines[4].role organisation.no-such-role",
            "lines[5].entity access.no-such-entity",
            "lines[6].state shared.missing",
            "lines[7].supplier access.not-for-role",
            "lines[8].login access.login-malformed",
            "lines[8].name.ar shared.missing",
            "lines[8].email access.not-an-address",
            "lines[8].role shared.missing")
        .noneMatch(f -> f.startsWith("lines[2]"));
    assertThat(APP.ask("SELECT COUNT(*) FROM account_import")).isEqualTo(before);
  }

  @Test
  void a_login_or_address_that_is_taken_or_proposed_already_is_refused() {
    Actor there = WORLD.aPersonWho(Role.AUDITOR);
    String email = APP.ask("SELECT email FROM person WHERE id = " + there.personId());
    APP.get(ProposeAccountImport.class).run(first, stage(row(1, "AUDITOR", "", "", "")));

    assertThat(
            faults(
                row(1, "AUDITOR", "", "", "")
                    + there.login()
                    + ",اسم,Name,عمل,Job,other@example.org,AUDITOR,,,\n"
                    + batch
                    + ".9,اسم,Name,عمل,Job,"
                    + email
                    + ",AUDITOR,,,\n"))
        .containsExactlyInAnyOrder(
            "lines[2].login organisation.proposal-waits",
            "lines[3].login access.login-taken",
            "lines[4].email access.email-taken");
  }

  @Test
  void a_file_holds_two_thousand_people_and_no_more() {
    String most = rows(AccountTable.MOST_PEOPLE);

    assertThat(faults(most + row(9999, "AUDITOR", "", "", "")))
        .containsExactly("file organisation.too-many-people");
    assertThat(faults("")).containsExactly("file organisation.no-rows");
    assertThat(AccountTable.read(file(most))).hasSize(AccountTable.MOST_PEOPLE);
  }

  @Test
  void when_one_account_cannot_be_opened_none_is() {
    long file = stage(rows(3));
    APP.get(ProposeAccountImport.class).run(first, file);
    APP.sql(
        """
        INSERT INTO person (login, name_ar, name_en, title_ar, title_en, email)
        VALUES ('%s.2', 'x', 'x', 'x', 'x', 'taken-%s@example.org')"""
            .formatted(batch, batch));

    assertThatThrownBy(() -> APP.get(DecideAccountImport.class).confirm(second, file))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r ->
                assertThat(r.faults())
                    .extracting(f -> f.field() + " " + f.code())
                    .containsExactly("lines[3].login access.login-taken"));
    assertThat(accounts()).as("the one that was there").isEqualTo("1");
    assertThat(APP.get(DecideAccountImport.class).reject(second, file, "Wrong logins"))
        .isEqualTo(3);
    assertThat(status(file)).isEqualTo("DECIDED");
  }

  @Test
  void a_file_is_dropped_by_who_sent_it_and_is_nobody_elses_before_it_is_proposed() {
    long file = stage(rows(2));

    assertThatThrownBy(() -> APP.get(ProposeAccountImport.class).run(second, file))
        .isInstanceOf(Refusal.NotFound.class);
    assertThatThrownBy(() -> view(second, file)).isInstanceOf(Refusal.NotFound.class);
    APP.get(ProposeAccountImport.class).drop(first, file);

    assertThat(status(file)).isEqualTo("DROPPED");
    assertThatThrownBy(() -> APP.get(ProposeAccountImport.class).run(first, file))
        .isInstanceOf(Refusal.Conflict.class);
    Actor auditor = WORLD.aPersonWho(Role.AUDITOR);
    assertThatThrownBy(() -> stageAs(auditor, rows(1))).isInstanceOf(Refusal.NotPermitted.class);
  }

  @Test
  void past_the_code_a_file_goes_one_way_and_its_rows_stay_as_they_were_checked() {
    long file = stage(rows(2));
    String over = "organisation.import-over";
    assertRefused("UPDATE account_import SET status = 'DECIDED', proposed_at = staged_at", over);
    assertRefused(
        "UPDATE account_import_row SET role = 'ADMINISTRATOR' WHERE import_id = " + file, over);
    assertRefused(
        "UPDATE account_import_row SET name_en = 'Another' WHERE import_id = " + file, over);
    long other = stage(row(3, "AUDITOR", "", "", ""));
    APP.get(ProposeAccountImport.class).run(first, other);
    assertRefused(
        "UPDATE account_import_row SET proposal_id = (SELECT MAX(id) FROM account_proposal)"
            + " WHERE line = 2 AND import_id = "
            + file,
        over);
    APP.get(ProposeAccountImport.class).run(first, file);
    assertRefused(
        "UPDATE account_import_row SET proposal_id = NULL WHERE import_id = " + file, over);
    assertRefused(
        """
        INSERT INTO account_import_row (import_id, line, login, name_ar, name_en, title_ar,
          title_en, email, role)
        VALUES (%d, 99, 'late.one', 'x', 'x', 'x', 'x', 'late@example.org', 'ADMINISTRATOR')"""
            .formatted(file),
        over);
  }

  @Test
  void people_send_review_propose_and_confirm_a_file_in_a_browser_without_scripts() {
    Browserless sender = Browserless.signedInAs(APP, first);
    assertThat(sender.get("/organisation/people").body()).contains(PAGE);
    sender.get(PAGE);
    HttpResponse<String> wrong =
        sender.upload(PAGE, "people.csv", HEADER + row(1, "JESTER", "", "", ""));
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains("The file has one fault", "There is no role", "JESTER");
    sender.get(PAGE);

    HttpResponse<String> staged = sender.upload(PAGE, "people.csv", HEADER + rows(27));

    String file = staged.uri().getPath();
    assertThat(staged.body()).contains("Propose all 27 accounts", "of 27<", batch + ".1");
    assertThat(sender.post(file + "/propose").body()).contains("27 accounts were proposed");
    assertThat(sender.get(file).body()).doesNotContain(file + "/confirm");
    Browserless decider = Browserless.signedInAs(APP, second);
    assertThat(decider.get("/").body()).contains(file);
    assertThat(decider.get(file).body()).contains("Open all 27 accounts");
    assertThat(decider.post(file + "/reject", "reason", "").statusCode()).isEqualTo(422);
    assertThat(decider.post(file + "/confirm").body()).contains("27 accounts were opened");
    assertThat(accounts()).isEqualTo("27");
  }

  @Test
  void programs_propose_and_confirm_a_file_by_the_same_acts() {
    long file = stage(rows(2));
    ApiCaller sender = ApiCaller.of(APP, first);
    ApiCaller decider = ApiCaller.of(APP, second);
    String address = "/api/v1/account-imports/" + file;

    assertThat(decider.get(address).statusCode()).isEqualTo(404);
    assertThat(sender.get(address).body()).contains("\"STAGED\"", batch + ".2");
    assertThat(sender.send("POST", address + "/propose", "").body())
        .contains("\"PROPOSED\"", "\"waiting\":2");
    assertThat(sender.send("POST", address + "/confirm", "").body())
        .contains("organisation.own-proposal");
    assertThat(decider.send("POST", address + "/reject", "{\"reason\": \" \"}").body())
        .contains("shared.missing");
    assertThat(decider.send("POST", address + "/confirm", "").body()).contains("\"DECIDED\"");
    assertThat(accounts()).isEqualTo("2");
  }

  @Test
  void the_empty_files_have_the_columns_in_the_readers_language_and_can_be_sent_back() {
    Browserless browser = Browserless.signedInAs(APP, first);
    String head = browser.get(PAGE + "/columns.csv").body();

    assertThat(head).contains("login", "name (Arabic)", "procuring entity");
    assertThat(
            stageAs(
                first,
                new ByteArrayInputStream(
                    (head + row(1, "AUDITOR", "", "", "")).getBytes(StandardCharsets.UTF_8))))
        .isPositive();
    assertThat(browser.get(PAGE + "/people.xlsx").headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).contains("spreadsheetml"));
  }

  private long stage(String rows) {
    return stageAs(first, rows);
  }

  private static long stageAs(Actor actor, String rows) {
    return APP.get(StageAccountImport.class).run(actor, file(rows), "people.csv");
  }

  private static long stageAs(Actor actor, ByteArrayInputStream file) {
    return APP.get(StageAccountImport.class)
        .run(actor, TableFile.read(file, "people.csv"), "people.csv");
  }

  private static TableFile file(String rows) {
    return TableFile.read(
        new ByteArrayInputStream((HEADER + rows).getBytes(StandardCharsets.UTF_8)), "people.csv");
  }

  private List<String> faults(String rows) {
    try {
      stage(rows);
      return List.of();
    } catch (Refusal.InvalidInput refusal) {
      return refusal.faults().stream().map(f -> f.field() + " " + f.code()).toList();
    }
  }

  private String rows(int people) {
    return IntStream.rangeClosed(1, people)
        .mapToObj(i -> row(i, "AUDITOR", "", "", ""))
        .collect(Collectors.joining());
  }

  private String row(int number, String role, String state, String entity, String supplier) {
    return "%1$s.%2$d,شخص %2$d,Person %2$d,موظف,Official,%1$s-%2$d@example.org,%3$s,%4$s,%5$s,%6$s%n"
        .formatted(batch, number, role, state, entity, supplier);
  }

  private static ViewAccountImports.AccountImportView view(Actor reader, long file) {
    return APP.get(ViewAccountImports.class).get(reader, file, new ListChoice(PAGE, "", "", "", 1));
  }

  private String accounts() {
    return APP.ask("SELECT COUNT(*) FROM person WHERE login LIKE '" + batch + "%'");
  }

  private static String status(long file) {
    return APP.ask("SELECT status FROM account_import WHERE id = " + file);
  }

  private static void assertRefused(String statement, String code) {
    assertThatThrownBy(() -> APP.sql(statement)).hasMessageContaining(code);
  }

  private static String notice(Actor of) {
    return APP.ask(
        "SELECT n.kind FROM inbox_message i JOIN notice n ON n.id = i.notice_id"
            + " WHERE i.person_id = %d ORDER BY i.id DESC LIMIT 1".formatted(of.personId()));
  }
}
