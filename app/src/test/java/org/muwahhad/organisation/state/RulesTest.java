package org.muwahhad.organisation.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.muwahhad.ApiCaller;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.shared.Refusal;

/** Every dated rule is read with its source, its first day and what it was before. */
class RulesTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private final Actor auditor = WORLD.aPersonWho(Role.AUDITOR);

  @BeforeAll
  static void haveRules() {
    APP.sql(
        """
        INSERT INTO rule_default (code, value, unit, position, name_ar, name_en, source_ar,
                                  source_en, valid_from)
        VALUES ('bid.minimum-days', 30, 'DAYS', 1, 'مدة', 'Shortest bid period', 'قاعدة',
                'Joint-procurement rule', '2026-01-01'),
               ('bid.alternatives', 1, 'COUNT', 2, 'عروض بديلة (1: نعم، 0: لا)',
                'Alternatives may be offered (1: yes; 0: no)', 'قاعدة', 'Article 39', '2026-01-01')""");
    APP.sql(
        """
        INSERT INTO vat_rate (state_code, valid_from, percent, source_ar, source_en) VALUES
        ('BH', '2019-01-01', 5, 'قانون', 'Law 48'), ('BH', '2022-01-01', 10, 'قانون', 'Law 33'),
        ('BH', '2099-01-01', 12, 'قانون', 'Law 99')""");
  }

  @AfterAll
  static void end() {
    APP.close();
  }

  @Test
  void a_rule_is_read_with_its_value_unit_source_and_first_day() {
    assertThat(APP.get(ViewRules.class).get(auditor).inForce())
        .filteredOn(r -> r.code().equals("bid.minimum-days"))
        .singleElement()
        .satisfies(
            r -> {
              assertThat(r.value()).isEqualByComparingTo("30");
              assertThat(r.unit()).isEqualTo("DAYS");
              assertThat(r.source().en()).isEqualTo("Joint-procurement rule");
              assertThat(r.validFrom()).isEqualTo("2026-01-01");
              assertThat(r.state()).as("it holds for all states").isNull();
            });
  }

  @Test
  void of_a_rule_with_dated_values_the_newest_that_has_begun_is_in_force() {
    ViewRules.RulesView rules = APP.get(ViewRules.class).get(auditor);

    assertThat(rules.inForce())
        .filteredOn(r -> r.code().equals("vat.percent"))
        .singleElement()
        .satisfies(
            r -> {
              assertThat(r.stateCode()).isEqualTo("BH");
              assertThat(r.source().en()).isEqualTo("Law 33");
            });
    assertThat(rules.others())
        .filteredOn(r -> r.code().equals("vat.percent"))
        .extracting(r -> r.standing() + " " + r.source().en())
        .containsExactly("AHEAD Law 99", "REPLACED Law 48");
    assertThat(rules.inForce())
        .filteredOn(r -> r.code().equals("round.least-states"))
        .singleElement()
        .satisfies(r -> assertThat(r.validFrom()).isEqualTo("2020-01-02"));
    assertThat(rules.others())
        .filteredOn(r -> r.code().equals("round.least-states"))
        .extracting(r -> r.standing().name())
        .containsExactly("REPLACED");
  }

  @Test
  void what_a_default_was_stays_when_the_reference_data_replace_it() {
    APP.sql(
        """
        INSERT INTO rule_default (code, value, unit, position, name_ar, name_en, source_ar,
                                  source_en, valid_from)
        VALUES ('bid.validity-days', 90, 'DAYS', 3, 'سريان', 'Validity', 'قاعدة', 'First',
                '2026-01-01')""");
    APP.sql("UPDATE rule_default SET position = 4 WHERE code = 'bid.validity-days'");
    APP.sql(
        "UPDATE rule_default SET value = 120, source_en = 'Second', valid_from = '2026-06-01'"
            + " WHERE code = 'bid.validity-days'");

    assertThat(APP.get(ViewRules.class).list(auditor))
        .filteredOn(r -> r.code().equals("bid.validity-days"))
        .extracting(
            r ->
                "%s %s %s %s"
                    .formatted(r.standing(), r.value().intValue(), r.source().en(), r.validFrom()))
        .containsExactly("IN_FORCE 120 Second 2026-06-01", "REPLACED 90 First 2026-01-01");
  }

  @ParameterizedTest
  @EnumSource(
      value = Role.class,
      names = {"PROCUREMENT_OFFICER", "BIDDER"},
      mode = EnumSource.Mode.EXCLUDE)
  void everybody_of_the_states_and_the_secretariat_reads_them(Role role) {
    Actor reader =
        role == Role.NATIONAL_COORDINATOR || role == Role.COMMITTEE_MEMBER
            ? WORLD.aPersonWho(role, "KW")
            : WORLD.aPersonWho(role);

    assertThat(APP.get(ViewRules.class).get(reader).inForce()).isNotEmpty();
  }

  @Test
  void a_supplier_reads_the_rules_of_a_tender_in_its_dossier_and_not_here() {
    Actor bidder = WORLD.aBidderFor(WORLD.aSupplier());

    assertThatThrownBy(() -> APP.get(ViewRules.class).get(bidder))
        .isInstanceOf(Refusal.NotPermitted.class);
    assertThat(ApiCaller.of(APP, bidder).get("/api/v1/organisation/rules").statusCode())
        .isEqualTo(403);
  }

  @Test
  void people_read_a_page_and_a_file_and_programs_the_same_values() {
    Browserless officer = Browserless.signedInAs(APP, WORLD.anOfficerOf(WORLD.anEntityIn("OM")));

    assertThat(officer.get("/organisation/rules").body())
        .contains("Shortest bid period", "bid.minimum-days", "Joint-procurement rule", "Law 99")
        .contains("Alternatives may be offered</bdi>");
    assertThat(officer.get("/organisation/rules/rules.csv").body())
        .contains("\"bid.minimum-days\",\"Shortest bid period\"", "\"Law 48\"", "\"2022-01-01\"");
    assertThat(ApiCaller.of(APP, auditor).get("/api/v1/organisation/rules").body())
        .contains("\"inForce\"", "\"bid.minimum-days\"", "\"REPLACED\"");
  }
}
