package org.muwahhad.framework.accession;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.ApiCaller;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.ToldActs;
import org.muwahhad.award.AwardFixture;
import org.muwahhad.framework.AccessionQueries;
import org.muwahhad.framework.AgreementLock;
import org.muwahhad.framework.ViewAgreements;
import org.muwahhad.framework.calloff.PlaceCallOff;
import org.muwahhad.home.Home;
import org.muwahhad.home.Task;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.ListChoice;

/**
 * An entity joins an agreement after its award, with the consent of its supplier and of the central
 * purchasing body.
 */
@Tag("long")
class AccessionTest {
  private static final TestApp APP = TestApp.start();
  private static final AwardFixture FIXTURE = AwardFixture.in(APP);
  private static final World WORLD = FIXTURE.world();
  private final DeclineAccession decline = APP.get(DeclineAccession.class);
  private final RefuseAccession refuse = APP.get(RefuseAccession.class);
  private final WithdrawAccession withdraw = APP.get(WithdrawAccession.class);
  private final Joining joining = new Joining(APP, FIXTURE);

  @BeforeAll
  static void rules() {
    FIXTURE.rule("accession.entity-percent", "50", "PERCENT");
    FIXTURE.rule("accession.total-percent", "60", "PERCENT");
  }

  @AfterAll
  static void no_act_changed_what_it_never_may() {
    ToldActs.requireAllowed(APP);
  }

  @Test
  void an_entity_joins_with_the_consent_of_the_supplier_and_then_of_the_central_body() {
    long accession = joining.request(joining.officer, "5");

    assertThat(told(joining.supplier, "accession-requested")).isEqualTo("1");
    assertThat(tasks(joining.supplier)).contains(Task.TaskKind.ANSWER_ACCESSION);
    assertThatThrownBy(() -> joining.approve.run(FIXTURE.buyer, accession))
        .hasMessage("framework.not-asked");
    joining.accept.run(joining.supplier, accession, joining.today().plusDays(20));
    assertThat(FIXTURE.lastAct("agreement:" + joining.agreement))
        .isEqualTo("framework.accession-accepted");
    assertThat(told(FIXTURE.buyer, "accession-to-decide")).isEqualTo("1");
    assertThat(tasks(FIXTURE.buyer)).contains(Task.TaskKind.DECIDE_ACCESSION);
    assertThat(joining.joined(joining.omani)).isEqualTo("null");
    joining.approve.run(FIXTURE.buyer, accession);

    assertThat(FIXTURE.lastAct("agreement:" + joining.agreement))
        .isEqualTo("framework.accession-approved");
    assertThat(joining.joined(joining.omani)).isEqualTo("5.000");
    assertThat(told(joining.officer, "accession-approved")).isEqualTo("1");
    ViewAgreements.AgreementView sheet =
        APP.get(ViewAgreements.class).get(joining.officer, joining.agreement);
    assertThat(sheet.entitlements())
        .singleElement()
        .satisfies(
            e -> {
              assertThat(e.awardedQuantity()).isEqualByComparingTo("0");
              assertThat(e.joinedQuantity()).isEqualByComparingTo("5");
              assertThat(e.left()).isEqualByComparingTo("5");
              assertThat(e.price().amount()).isEqualByComparingTo("100.125");
            });
    assertThat(sheet.accessions()).extracting(AccessionQueries.Accession::id).contains(accession);
    order(joining.officer, "5");
    assertThatThrownBy(() -> order(joining.officer, "1")).isInstanceOf(Refusal.InvalidInput.class);
  }

  @Test
  void one_who_answers_a_request_holds_the_agreement_before_it() throws Exception {
    long accession = joining.request(joining.officer, "1");

    AgreementLock.assertHeldFirst(
        APP,
        joining.agreement,
        () -> joining.accept.run(joining.supplier, accession, joining.today().plusDays(20)));
    AgreementLock.assertHeldFirst(
        APP, joining.agreement, () -> joining.approve.run(FIXTURE.buyer, accession));
  }

  @Test
  void an_entity_with_a_balance_may_ask_for_more() {
    Actor saudi = WORLD.anOfficerOf(FIXTURE.saudi);

    joining.join(saudi, "4");

    assertThat(joining.joined(FIXTURE.saudi)).isEqualTo("4.000");
    order(saudi, "29.5");
    assertThatThrownBy(() -> order(saudi, "1")).isInstanceOf(Refusal.InvalidInput.class);
  }

  @Test
  void the_supplier_declines_the_central_body_refuses_and_the_entity_withdraws() {
    long declined = joining.request(joining.officer, "1");
    long refused = joining.accepted(joining.officer, "1");
    long withdrawn = joining.accepted(joining.officer, "1");

    assertThatThrownBy(() -> decline.run(joining.supplier, declined, " "))
        .isInstanceOf(Refusal.InvalidInput.class);
    assertThatThrownBy(() -> decline.run(FIXTURE.buyer, declined, "x"))
        .isInstanceOf(Refusal.NotFound.class);
    assertThatThrownBy(() -> withdraw.run(joining.supplier, declined, "x"))
        .isInstanceOf(Refusal.NotFound.class);
    assertThatThrownBy(() -> refuse.run(FIXTURE.buyer, declined, "x"))
        .hasMessage("framework.not-asked");
    decline.run(joining.supplier, declined, "نفدت الكمية");
    refuse.run(FIXTURE.buyer, refused, "لا حاجة");
    withdraw.run(joining.officer, withdrawn, "");

    assertThat(
            List.of(joining.status(declined), joining.status(refused), joining.status(withdrawn)))
        .containsExactly("DECLINED", "REFUSED", "WITHDRAWN");
    assertThat(told(joining.officer, "accession-declined")).isEqualTo("1");
    assertThat(told(joining.officer, "accession-refused")).isEqualTo("1");
    assertThat(FIXTURE.lastAct("agreement:" + joining.agreement))
        .isEqualTo("framework.accession-withdrawn");
    assertThatThrownBy(() -> joining.accept.run(joining.supplier, declined, joining.today()))
        .hasMessage("framework.accession-ended");
    assertThat(joining.joined(joining.omani)).isEqualTo("null");
  }

  @Test
  void the_supplier_says_from_which_day_of_the_agreement_it_delivers() {
    long accession = joining.request(joining.officer, "1");

    for (LocalDate day : List.of(joining.today().minusDays(1), joining.today().plusYears(2))) {
      assertThatThrownBy(() -> joining.accept.run(joining.supplier, accession, day))
          .isInstanceOf(Refusal.InvalidInput.class);
    }
    assertThatThrownBy(() -> joining.accept.run(joining.supplier, accession, null))
        .isInstanceOf(Refusal.InvalidInput.class);
    assertThat(joining.status(accession)).isEqualTo("REQUESTED");
  }

  @Test
  void a_request_that_comes_again_is_the_same_and_with_other_content_refused() {
    RequestAccession.AccessionRequest once = joining.asked("once", joining.item, "3");

    long id = joining.request.run(joining.officer, joining.agreement, once);

    assertThat(joining.request.run(joining.officer, joining.agreement, once)).isEqualTo(id);
    assertThatThrownBy(
            () ->
                joining.request.run(
                    joining.officer, joining.agreement, joining.asked("once", joining.item, "4")))
        .isInstanceOf(Refusal.Conflict.class)
        .hasMessage("shared.sent-otherwise");
  }

  @Test
  void nobody_else_reads_or_answers_a_request() {
    long accession = joining.request(joining.officer, "1");
    Actor stranger = WORLD.anOfficerOf(WORLD.anEntityIn("OM"));

    for (Actor actor : List.of(stranger, joining.rival)) {
      assertThatThrownBy(() -> joining.view.get(actor, accession))
          .isInstanceOf(Refusal.NotFound.class);
      assertThatThrownBy(() -> decline.run(actor, accession, "x"))
          .isInstanceOf(Refusal.NotFound.class);
      assertThatThrownBy(() -> withdraw.run(actor, accession, "x"))
          .isInstanceOf(Refusal.NotFound.class);
    }
    assertThatThrownBy(() -> joining.accept.run(joining.rival, accession, joining.today()))
        .isInstanceOf(Refusal.NotFound.class);
    assertThat(joining.view.list(stranger, choice()).entries()).isEmpty();
    assertThat(joining.view.list(joining.officer, choice()).entries())
        .extracting(AccessionQueries.Accession::id)
        .contains(accession);
  }

  @Test
  void people_use_pages_and_programs_the_same_addresses() {
    Browserless browser = Browserless.signedInAs(APP, joining.officer);
    assertThat(browser.get("/joinable-agreements").body())
        .contains("/joinable-agreements/" + joining.agreement);
    assertThat(browser.get("/joinable-agreements/" + joining.agreement).body())
        .contains("quantity-" + joining.item);
    long accession = joining.request(joining.officer, "2");
    assertThat(browser.get("/accessions").body()).contains("/accessions/" + accession);
    String agreement = "href=\"/agreements/" + joining.agreement + "\"";
    assertThat(browser.get("/accessions/" + accession).body())
        .as("an entity that asks does not read the agreement yet")
        .contains("<tfoot ")
        .doesNotContain(agreement);
    assertThat(Browserless.signedInAs(APP, joining.supplier).get("/accessions/" + accession).body())
        .as("the supplier looks up what it agreed to before it consents")
        .contains(agreement);
    ApiCaller api = ApiCaller.of(APP, joining.supplier);
    assertThat(api.get("/api/v1/accessions/" + accession).body()).contains("\"mayAccept\":true");
    assertThat(
            api.send(
                    "POST",
                    "/api/v1/accessions/" + accession + "/accept",
                    "{\"suppliesFrom\": \"%s\"}".formatted(joining.today().plusDays(3)))
                .statusCode())
        .isEqualTo(200);
    assertThat(
            ApiCaller.of(APP, FIXTURE.buyer)
                .send("POST", "/api/v1/accessions/" + accession + "/approve", "{}")
                .statusCode())
        .isEqualTo(200);
    assertThat(joining.joined(joining.omani)).isEqualTo("2.000");
    assertThat(browser.get("/accessions/" + accession).body()).contains(agreement);
  }

  private void order(Actor ordering, String quantity) {
    APP.get(PlaceCallOff.class)
        .run(
            ordering,
            joining.agreement,
            new PlaceCallOff.Order(
                UUID.randomUUID().toString(),
                List.of(new PlaceCallOff.OrderLine(joining.item, new BigDecimal(quantity)))));
  }

  private static ListChoice choice() {
    return new ListChoice("/accessions", "", "", "", 1);
  }

  private static List<Task.TaskKind> tasks(Actor actor) {
    return APP.get(Home.class).tasks(actor).stream().map(Task::kind).toList();
  }

  private static String told(Actor person, String kind) {
    return APP.ask(
        """
        SELECT COUNT(*) FROM inbox_message i JOIN notice n ON n.id = i.notice_id
         WHERE i.person_id = %d AND n.kind = '%s'"""
            .formatted(person.personId(), kind));
  }
}
