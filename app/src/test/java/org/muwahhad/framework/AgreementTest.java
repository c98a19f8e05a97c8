package org.muwahhad.framework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.award.AwardFixture;
import org.muwahhad.framework.agreement.ViewDemandTrace;
import org.muwahhad.framework.calloff.ViewCallOff;
import org.muwahhad.shared.Refusal;

/** Awards in force become agreements, whose orders can be followed back to the demand. */
@Tag("long")
class AgreementTest {
  private static final TestApp APP = TestApp.start();
  private static final AwardFixture FIXTURE = AwardFixture.in(APP);
  private final AgreedTender agreed = new AgreedTender(APP, FIXTURE);

  @Test
  void every_award_in_force_becomes_an_agreement_of_one_year() {
    long agreement = agreed.agreement();

    assertThat(
            APP.ask(
                "SELECT GROUP_CONCAT(number ORDER BY number) FROM framework_agreement"
                    + " WHERE tender_id = "
                    + agreed.tender.id()))
        .isEqualTo("FA-%1$s-1,FA-%1$s-2".formatted(agreed.tender.number().substring(3)));
    assertThat(
            APP.ask(
                "SELECT ends_on = starts_on + INTERVAL 1 YEAR - INTERVAL 1 DAY"
                    + " FROM framework_agreement WHERE id = "
                    + agreement))
        .isEqualTo("1");
    assertThat(FIXTURE.lastAct("agreement:" + agreement))
        .isEqualTo("framework.agreement-concluded");
  }

  @Test
  void each_entity_is_entitled_to_what_it_was_awarded() {
    long agreement = agreed.agreement();

    assertThat(
            APP.ask(
                """
                SELECT GROUP_CONCAT(awarded_quantity ORDER BY lot_item_id, entity_id)
                  FROM entitlement WHERE agreement_id = """
                    + " "
                    + agreement))
        .isEqualTo("10.000,25.500,3.000,4.000");
  }

  @Test
  void officers_see_the_part_of_their_entity_and_suppliers_what_they_won() {
    long agreement = agreed.agreement();
    ViewAgreements view = APP.get(ViewAgreements.class);
    Actor stranger = FIXTURE.world().anOfficerOf(FIXTURE.world().anEntityIn("OM"));

    assertThat(view.get(agreed.officer, agreement).entitlements())
        .hasSize(2)
        .allMatch(e -> e.entityId() == FIXTURE.saudi);
    assertThat(view.get(FIXTURE.buyer, agreement).entitlements()).hasSize(4);
    assertThat(view.list(stranger)).isEmpty();
    assertThatThrownBy(() -> view.get(stranger, agreement)).isInstanceOf(Refusal.NotFound.class);
    Actor supplier = FIXTURE.world().aBidderFor(FIXTURE.dinarSupplier);
    assertThat(view.list(supplier)).extracting(AgreementQueries.Agreement::id).contains(agreement);
    assertThat(view.get(supplier, agreement).entitlements()).isEmpty();
    assertThatThrownBy(() -> view.get(FIXTURE.world().aBidderFor(FIXTURE.riyalSupplier), agreement))
        .isInstanceOf(Refusal.NotFound.class);
  }

  @Test
  void the_thread_leads_from_the_demand_line_to_the_orders() {
    long line = agreed.tender.lines().get(1);
    ViewDemandTrace threads = APP.get(ViewDemandTrace.class);
    assertThat(threads.get(agreed.officer, line).covered().get(0).price()).isNull();
    long agreement = agreed.agreement();
    agreed.order(agreed.officer, agreement, "thread", "2");

    ViewDemandTrace.DemandTraceView thread = threads.get(agreed.officer, line);

    assertThat(thread.asked().quantity()).isEqualByComparingTo("25.5");
    assertThat(thread.covered()).hasSize(1);
    assertThat(thread.covered().get(0).unitPrice()).isEqualByComparingTo("100.125");
    assertThat(thread.covered().get(0).netAmount()).isEqualByComparingTo("2553.188");
    assertThat(thread.ordered()).hasSize(1);
    assertThatThrownBy(() -> threads.get(FIXTURE.world().anOfficerOf(FIXTURE.kuwaiti), line))
        .isInstanceOf(Refusal.NotFound.class);
    assertThat(
            threads
                .get(FIXTURE.world().aPersonWho(Role.NATIONAL_COORDINATOR, "SA"), line)
                .covered())
        .hasSize(1);

    String round = "href=\"/rounds/" + thread.asked().roundId() + "\"";
    String submission = "href=\"/submissions/" + thread.asked().submissionId() + "\"";
    String address = "/demand-lines/" + line + "/thread";
    Browserless browser = Browserless.signedInAs(APP, agreed.officer);
    assertThat(browser.get(address).body()).contains(round, submission);
    assertThat(browser.get("/submissions/" + thread.asked().submissionId()).statusCode())
        .isEqualTo(200);
    assertThat(Browserless.signedInAs(APP, FIXTURE.member("SA")).get(address).body())
        .as("members of committees have no pages of rounds")
        .contains(thread.asked().roundCode())
        .doesNotContain(round, submission);
  }

  @Test
  void the_thread_leads_back_from_an_order_to_the_demand_that_it_serves() {
    long line = agreed.tender.lines().get(1);
    long agreement = agreed.agreement();
    long order = agreed.order(agreed.officer, agreement, "back", "2");

    List<CallOffQueries.ServedDemandLine> served =
        APP.get(ViewCallOff.class).get(agreed.officer, order).served();

    assertThat(served)
        .extracting(CallOffQueries.ServedDemandLine::demandLineId)
        .containsExactly(line);
    assertThat(served.get(0).quantity()).isEqualByComparingTo("25.5");
    Browserless browser = Browserless.signedInAs(APP, agreed.officer);
    String page = browser.get("/call-offs/" + order).body();
    assertThat(page).contains("href=\"/demand-lines/" + line + "/thread\"");
    assertThat(browser.get("/demand-lines/" + line + "/thread").body())
        .contains("href=\"/call-offs/" + order + "\"");
  }

  @Test
  void an_agreement_rests_on_an_award_in_effect_and_stands() {
    long agreement = agreed.agreement();
    AwardFixture.Tender pending = FIXTURE.aTender();
    FIXTURE.recommend(pending);

    agreed.refused(
        "framework.agreement-immutable",
        () ->
            APP.sql(
                "UPDATE framework_agreement SET ends_on = ends_on + INTERVAL 1 YEAR WHERE id = "
                    + agreement));
    agreed.refused(
        "framework.award-not-active",
        () ->
            APP.sql(
                """
                INSERT INTO framework_agreement (number, tender_id, award_id, starts_on, ends_on,
                                                 concluded_at)
                SELECT 'FA-early', tender_id, id, '2026-01-01', '2027-01-01', UTC_TIMESTAMP(6)
                  FROM award WHERE tender_id = %d LIMIT 1"""
                    .formatted(pending.id())));
  }
}
