package org.muwahhad.tender.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.tender.TenderFixture;
import org.muwahhad.tender.TenderQueries;

/** A tender keeps what its rules said when it was made, whatever becomes of the defaults. */
class RulesAsTheyWereTest {
  private static final TestApp APP = TestApp.start();
  private static final TenderFixture TENDERS = TenderFixture.in(APP, World.in(APP));
  private static final String RULE = "bid.minimum-days";

  @Test
  void a_default_that_is_replaced_changes_later_tenders_alone() {
    long before = TENDERS.aPublished();
    String number = APP.ask("SELECT number FROM joint_tender WHERE id = " + before);
    APP.sql(
        """
        UPDATE rule_default
           SET value = 31, name_ar = 'قاعدة أحدث', name_en = 'Newer rule', source_ar = 'مصدر أحدث',
               source_en = 'Newer source', valid_from = '2031-05-17'
         WHERE code = 'bid.minimum-days'""");
    long after = TENDERS.aDraft();

    assertThat(rule(before).name().en()).isEqualTo("Shortest bid period");
    assertThat(rule(before).source().en()).isEqualTo("Rule");
    assertThat(rule(before).value()).isEqualByComparingTo("30");
    assertThat(rule(before).validFrom()).isEqualTo(LocalDate.of(2026, 1, 1));
    assertThat(rule(after).name().en()).isEqualTo("Newer rule");
    assertThat(rule(after).source().ar()).isEqualTo("مصدر أحدث");
    assertThat(rule(after).validFrom()).isEqualTo(LocalDate.of(2031, 5, 17));

    Browserless reader = Browserless.at(APP);
    assertThat(reader.get("/publications/" + number).body())
        .contains("يسري من", "2026")
        .doesNotContain("قاعدة أحدث");
  }

  @Test
  void the_database_itself_keeps_what_a_rule_says_also_in_a_draft() {
    long draft = TENDERS.aDraft();

    for (String change :
        new String[] {
          "name_ar = 'x'",
          "name_en = 'x'",
          "source_ar = 'x'",
          "source_en = 'x'",
          "unit = 'x'",
          "valid_from = '2020-01-01'"
        }) {
      assertThatThrownBy(
              () ->
                  APP.sql(
                      "UPDATE tender_rule SET %s WHERE code = '%s' AND tender_id = %d"
                          .formatted(change, RULE, draft)))
          .as(change)
          .hasMessageContaining("tender.rule-wording-fixed");
    }
  }

  private static TenderQueries.Rule rule(long tender) {
    return APP.get(TenderQueries.class).listRules(tender).stream()
        .filter(r -> r.code().equals(RULE))
        .findFirst()
        .orElseThrow();
  }
}
