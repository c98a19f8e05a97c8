package org.muwahhad.organisation.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.muwahhad.ApiCaller;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.access.factor.SecondFactor.FactorDemand;
import org.muwahhad.organisation.factor.SetFactorRule.WantedFactorRule;
import org.muwahhad.shared.Refusal;

/** Which roles need a second factor is a dated rule. */
class FactorRuleTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private final Actor admin = WORLD.aPersonWho(Role.ADMINISTRATOR);
  private final SetFactorRule set = APP.get(SetFactorRule.class);

  @Test
  void where_it_is_required_the_password_opens_the_setup_alone_until_a_factor_is_there() {
    Actor evaluator = WORLD.aPersonWho(Role.EVALUATOR);
    require("EVALUATOR");

    Browserless browser = Browserless.signedInAs(APP, evaluator);
    var home = browser.get("/");
    assertThat(home.uri().getPath()).isEqualTo("/factors");
    assertThat(home.body()).contains("Your role needs a second factor");
    assertThat(ApiCaller.of(APP, evaluator).get("/api/v1/session").body())
        .contains("factor.required");

    String asked = browser.get("/factors/time-code").body();
    PhoneApp phone = new PhoneApp(asked.replaceAll("(?s).*secret=([A-Z2-7]{32}).*", "$1"));
    browser.post("/factors/time-code", "secondCode", phone.code(0));

    assertThat(browser.get("/").uri().getPath()).isEqualTo("/");
    assertThatThrownBy(() -> APP.get(EndFactor.class).runTimeCode(evaluator))
        .hasFieldOrPropertyWithValue("code", "factor.last-one");
  }

  @Test
  void the_database_opens_no_session_by_the_password_alone_where_it_is_required() {
    Actor member = WORLD.aPersonWho(Role.REVIEW_MEMBER);
    require("REVIEW_MEMBER");
    String session =
        """
        INSERT INTO session (token_hash, person_id, csrf_token, created_at, expires_at, ends_at, last_used_at, level)
        VALUES (SHA2(RAND(), 256), %d, REPEAT('a', 43), SYSDATE(6), SYSDATE(6), SYSDATE(6), SYSDATE(6), '%s')\
        """;

    assertThatThrownBy(() -> APP.sql(session.formatted(member.personId(), "PASSWORD")))
        .hasMessageContaining("factor.required");
    assertThatThrownBy(() -> APP.sql(session.formatted(member.personId(), "SECOND_FACTOR")))
        .hasMessageContaining("factor.none-kept");
    APP.sql(session.formatted(member.personId(), "SETUP"));
    assertThatThrownBy(
            () ->
                APP.sql(
                    "UPDATE session SET level = 'PASSWORD' WHERE level = 'SETUP' AND person_id = "
                        + member.personId()))
        .hasMessageContaining("factor.none-kept");
  }

  @Test
  void an_administrator_sets_a_rule_for_a_later_day_and_it_is_on_the_record() {
    LocalDate day = LocalDate.now().plusDays(40);

    set.run(admin, rule(Role.CATALOG_MANAGER, day, "Circular 7"));

    assertThat(
            APP.ask(
                "SELECT COUNT(*) FROM audit_entry WHERE act = 'access.factor-rule-set'"
                    + " AND object_id = 'CATALOG_MANAGER'"))
        .isEqualTo("1");
    assertThatThrownBy(() -> set.run(admin, rule(Role.CATALOG_MANAGER, day, "Again")))
        .hasFieldOrPropertyWithValue("code", "factor.rule-there");
    assertThatThrownBy(() -> APP.sql("UPDATE factor_rule SET demand = 'OPTIONAL'"))
        .hasMessageContaining("factor.rule-fixed");
    assertThatThrownBy(
            () ->
                APP.sql(
                    "INSERT INTO factor_rule (role, valid_from, demand, reason, set_by) VALUES"
                        + " ('BIDDER', '2026-02-01', 'REQUIRED', 'Past', "
                        + admin.personId()
                        + ")"))
        .hasMessageContaining("factor.rule-past");
    String page = Browserless.signedInAs(APP, admin).get("/factor-rules").body();
    assertThat(page).contains("Circular 7", "Came with the system", "Set a rule");
  }

  @Test
  void nobody_else_sets_one_and_none_for_today() {
    LocalDate day = LocalDate.now().plusDays(41);

    assertThatThrownBy(
            () -> set.run(WORLD.aPersonWho(Role.CENTRAL_BUYER), rule(Role.BIDDER, day, "x")))
        .isInstanceOf(Refusal.NotPermitted.class);
    assertThatThrownBy(() -> set.run(admin, rule(Role.BIDDER, LocalDate.now().minusDays(1), "x")))
        .isInstanceOf(Refusal.InvalidInput.class);
  }

  private static WantedFactorRule rule(Role role, LocalDate day, String reason) {
    return new WantedFactorRule(role, day, FactorDemand.REQUIRED, reason);
  }

  /** A rule whose day has come. */
  private static void require(String role) {
    APP.without(
        "tr_factor_rule_ahead",
        () ->
            APP.without(
                "tr_factor_rule_by_administrator",
                () ->
                    APP.sql(
                        "INSERT INTO factor_rule (role, valid_from, demand) VALUES ('%s', '2026-01-02', 'REQUIRED')"
                            .formatted(role))));
  }
}
