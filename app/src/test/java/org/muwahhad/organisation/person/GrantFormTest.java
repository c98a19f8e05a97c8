package org.muwahhad.organisation.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;

/** The form of an account asks for what its role needs, and offers it by name. */
class GrantFormTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final String PEOPLE = "/organisation/people";
  private final Actor administrator = WORLD.aPersonWho(Role.ADMINISTRATOR);
  private final Browserless browser = Browserless.signedInAs(APP, administrator);

  @AfterAll
  static void end() {
    APP.close();
  }

  @Test
  void first_the_role_is_chosen_and_nothing_else_is_asked_for() {
    Document page = page("/new");

    assertThat(page.select("main [name]").eachAttr("name")).containsExactly("role");
    assertThat(page.select("main form").attr("method")).isEqualTo("get");
  }

  @ParameterizedTest
  @CsvSource({
    "CATALOG_MANAGER,      '',       not limited",
    "CENTRAL_BUYER,        '',       not limited",
    "ADMINISTRATOR,        '',       not limited",
    "AUDITOR,              state,    or to none",
    "OPENING_MEMBER,       state,    or to none",
    "EVALUATOR,            state,    or to none",
    "REVIEW_MEMBER,        state,    or to none",
    "NATIONAL_COORDINATOR, state,    needs a member state",
    "COMMITTEE_MEMBER,     state,    needs a member state",
    "PROCUREMENT_OFFICER,  entity,   needs a procuring entity",
    "BIDDER,               supplier, needs a supplier"
  })
  void a_role_shows_the_one_field_that_it_needs_and_says_so(Role role, String field, String said) {
    Document page = page("/new?role=" + role);

    List<String> limits =
        page.select("main [name=state], main [name=entity], main [name=supplier]").eachAttr("name");
    assertThat(limits).isEqualTo(field.isEmpty() ? List.of() : List.of(field));
    assertThat(page.select("main").text()).contains(said);
    assertThat(page.select("main form[method=post] [name=role]").val()).isEqualTo(role.name());
  }

  @Test
  void entities_are_offered_by_their_names_and_closed_ones_are_not() {
    long open = WORLD.anEntityIn("OM");
    long closed = WORLD.anEntityIn("OM");
    APP.sql(
        "UPDATE procuring_entity SET closed_at = UTC_TIMESTAMP(6), closed_reason = 'merged'"
            + " WHERE id = "
            + closed);

    Document page = page("/new?role=PROCUREMENT_OFFICER");

    assertThat(page.select("select[name=entity] option[value=" + code(open) + "]").text())
        .startsWith("Oman · Ministry")
        .endsWith("(" + code(open) + ")");
    assertThat(page.select("select[name=entity] option[value=" + code(closed) + "]")).isEmpty();
    browser.get("/language/ar");
    assertThat(
            page("/new?role=PROCUREMENT_OFFICER")
                .select("select[name=entity] option[value=" + code(open) + "]")
                .text())
        .contains("وزارة رقم");
  }

  @Test
  void of_many_suppliers_the_first_are_listed_and_a_word_of_the_name_finds_the_others() {
    APP.sql(
        """
        INSERT INTO supplier (registration_number, name_ar, name_en, country, status,
                              registered_at)
        VALUES """
            + IntStream.rangeClosed(1, 230)
                .mapToObj(GrantFormTest::supplier)
                .collect(Collectors.joining(", ")));
    APP.sql(
        """
        INSERT INTO supplier (registration_number, name_ar, name_en, country, status,
                              registered_at)
        VALUES ('LAST-1', 'الأخير', 'Zenith of the desert', 'SA', 'REGISTERED',
                UTC_TIMESTAMP(6))""");

    Document all = page("/new?role=BIDDER");
    Document found = page("/new?role=BIDDER&q=zenith+desert");
    Document chosen = page("/new?role=BIDDER&supplier=LAST-1");

    assertThat(all.select("select[name=supplier] option[value]:not([value=''])")).hasSize(200);
    assertThat(all.select("main").text()).contains("The first 200 are listed");
    assertThat(all.select("select[name=supplier] option[value=LAST-1]")).isEmpty();
    assertThat(found.select("select[name=supplier] option").eachAttr("value"))
        .containsExactly("", "LAST-1");
    assertThat(chosen.select("select[name=supplier] option[selected]").val()).isEqualTo("LAST-1");
    assertThat(page("/new?role=BIDDER&q=nobody+at+all").select("main").text())
        .contains("Nothing in this list matches");
  }

  @Test
  void a_refused_form_keeps_the_role_with_its_field_and_tells_what_is_missing() {
    browser.get(PEOPLE + "/new?role=PROCUREMENT_OFFICER");

    Document page =
        Jsoup.parse(
            browser
                .post(PEOPLE, "login", "kept.login", "role", "PROCUREMENT_OFFICER", "entity", "")
                .body());

    assertThat(page.select("#entity-error")).hasSize(1);
    assertThat(page.select("[name=login]").val()).isEqualTo("kept.login");
    assertThat(page.select("main form[method=post] [name=role]").val())
        .isEqualTo("PROCUREMENT_OFFICER");
    Document without = Jsoup.parse(browser.post(PEOPLE, "login", "kept.login").body());
    assertThat(without.select("#role-error")).as("a form without a role asks for it").hasSize(1);
  }

  @Test
  void a_further_role_is_given_by_the_same_steps() {
    Actor person = WORLD.aPersonWho(Role.CATALOG_MANAGER);
    String roles = "/" + person.personId() + "/roles";

    assertThat(page(roles + "/new").select("main [name]").eachAttr("name")).containsExactly("role");
    assertThat(page(roles + "/new?role=COMMITTEE_MEMBER").select("main [name=state]")).hasSize(1);
    browser.post(PEOPLE + roles, "role", "COMMITTEE_MEMBER", "state", "KW");

    assertThat(
            APP.ask(
                "SELECT CONCAT(role, ' ', state_code) FROM account_proposal WHERE person_id = "
                    + person.personId()))
        .isEqualTo("COMMITTEE_MEMBER KW");
    assertThat(
            APP.ask(
                "SELECT act FROM audit_entry WHERE object_type = 'account-proposal'"
                    + " ORDER BY id DESC LIMIT 1"))
        .isEqualTo("access.proposal-made");
  }

  private static String supplier(int number) {
    return "('MANY-%1$d', 'مورد %1$d', 'Abundant %1$d', 'SA', 'REGISTERED', UTC_TIMESTAMP(6))"
        .formatted(number);
  }

  private Document page(String path) {
    return Jsoup.parse(browser.get(PEOPLE + path).body());
  }

  private static String code(long entity) {
    return APP.ask("SELECT code FROM procuring_entity WHERE id = " + entity);
  }
}
