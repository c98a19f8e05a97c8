package org.muwahhad.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpRequest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.Statements;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.shared.Sha256;

/** How long a session lasts, and what finding it costs. Its idle time is eight hours. */
class SessionTest {
  private static final TestApp APP = TestApp.start(Statements.RECORDED);
  private static final World WORLD = World.in(APP);
  private final Actor auditor = WORLD.aPersonWho(Role.AUDITOR);
  private final String token =
      APP.get(SignIn.class).run(auditor.login(), "secret", Visitor.at("127.0.0.1")).token();

  @Test
  void a_session_that_was_used_lately_is_not_written() {
    unusedFor(4);
    String ends = ends();

    assertThat(ask()).isEqualTo(200);

    assertThat(ends()).isEqualTo(ends);
  }

  @Test
  void a_session_that_was_not_written_for_five_minutes_is_prolonged_once() {
    unusedFor(6);
    minutesLeft(8 * 60 - 6);
    String before = ends();

    ask();
    String first = ends();
    ask();

    assertThat(first).isGreaterThan(before);
    assertThat(ends()).isEqualTo(first);
  }

  @Test
  void a_session_ends_a_day_after_it_was_opened_however_much_it_is_used() {
    APP.sql(
        """
        UPDATE session
           SET created_at = DATE_SUB(created_at, INTERVAL 1430 MINUTE),
               last_used_at = DATE_SUB(last_used_at, INTERVAL 10 MINUTE),
               expires_at = DATE_SUB(ends_at, INTERVAL 1430 MINUTE),
               ends_at = DATE_SUB(ends_at, INTERVAL 1430 MINUTE)
         WHERE token_hash = '%s'"""
            .formatted(Sha256.of(token)));

    assertThat(ask()).isEqualTo(200);

    assertThat(
            APP.ask(
                "SELECT expires_at = ends_at AND ends_at = created_at + INTERVAL 24 HOUR"
                    + " FROM session WHERE token_hash = '%s'".formatted(Sha256.of(token))))
        .isEqualTo("1");
  }

  @Test
  void past_the_code_no_session_outlives_its_end() {
    assertThatThrownBy(
            () ->
                APP.sql(
                    "UPDATE session SET expires_at = ends_at + INTERVAL 1 SECOND WHERE person_id = "
                        + auditor.personId()))
        .hasMessageContaining("ck_session_ends");
    assertThatThrownBy(
            () ->
                APP.sql(
                    "UPDATE session SET ends_at = created_at + INTERVAL 31 DAY WHERE person_id = "
                        + auditor.personId()))
        .hasMessageContaining("ck_session_longest");
  }

  @Test
  void a_session_that_ran_out_is_no_session() {
    minutesLeft(0);

    assertThat(ask()).isEqualTo(401);
  }

  @Test
  void signing_out_ends_it_for_the_very_next_request() {
    assertThat(ask()).isEqualTo(200);

    APP.get(SignOut.class).run(token);

    assertThat(ask()).isEqualTo(401);
  }

  @Test
  void a_role_taken_away_is_gone_with_the_next_request() {
    assertThat(ask()).isEqualTo(200);

    APP.sql("DELETE FROM role_grant WHERE person_id = " + auditor.personId());

    assertThat(ask()).isEqualTo(403);
  }

  @Test
  void a_person_with_several_roles_acts_in_each_of_them_in_the_time_of_their_state() {
    APP.without(
        "tr_role_grant_alone",
        () ->
            APP.sql(
                "INSERT INTO role_grant (person_id, role, state_code, origin) VALUES (%d, 'NATIONAL_COORDINATOR', 'OM', 'OPERATOR')"
                    .formatted(auditor.personId())));

    Actor found = APP.get(Actors.class).get(auditor.personId());
    Actor bySession = Actors.of(APP.get(Sessions.class).listHolder(Sha256.of(token)));

    assertThat(bySession).isEqualTo(found);
    assertThat(bySession.zone().getId()).isEqualTo("Asia/Muscat");
    assertThat(bySession.grants()).hasSize(2);
  }

  @Test
  void finding_the_person_of_a_request_takes_one_statement_and_no_transaction() {
    List<String> sent = Statements.during(this::ask);

    assertThat(sent.stream().filter(s -> s.contains("FROM session"))).hasSize(1);
    assertThat(sent).noneMatch(s -> s.startsWith("UPDATE session"));
    assertThat(sent).noneMatch(s -> s.contains("FROM person") || s.contains("READ ONLY"));
  }

  private int ask() {
    Browserless program = Browserless.at(APP);
    HttpRequest request =
        program
            .request("/api/v1/audit/entries")
            .header("Authorization", "Bearer " + token)
            .GET()
            .build();
    return program.send(request).statusCode();
  }

  private void minutesLeft(int minutes) {
    APP.sql(
        "UPDATE session SET expires_at = DATE_ADD(SYSDATE(6), INTERVAL %d MINUTE) WHERE token_hash = '%s'"
            .formatted(minutes, Sha256.of(token)));
  }

  private void unusedFor(int minutes) {
    APP.sql(
        "UPDATE session SET last_used_at = DATE_SUB(SYSDATE(6), INTERVAL %d MINUTE) WHERE token_hash = '%s'"
            .formatted(minutes, Sha256.of(token)));
  }

  private String ends() {
    return APP.ask(
        "SELECT expires_at FROM session WHERE token_hash = '%s'".formatted(Sha256.of(token)));
  }
}
