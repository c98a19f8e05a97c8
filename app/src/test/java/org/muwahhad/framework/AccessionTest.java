package org.muwahhad.framework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.ApiCaller;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.ToldActs;
import org.muwahhad.award.AwardFixture;
import org.muwahhad.home.Home;
import org.muwahhad.home.Task;
import org.muwahhad.organisation.person.DecideProposal;
import org.muwahhad.organisation.person.ProposeReset;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.ListChoice;

/**
 * Joining an agreement after its award: who must consent, how much of an item may be joined for,
 * and what the entity can order then. Of the first item 35.5 pieces were awarded: one entity may
 * join for 17, and all together for 21.
 */
@Tag("long")
class AccessionTest {
  private static final TestApp APP = TestApp.start();
  private static final AwardFixture FIXTURE = AwardFixture.in(APP);
  private static final World WORLD = FIXTURE.world();
  private final RequestAccession request = APP.get(RequestAccession.class);
  private final AcceptAccession accept = APP.get(AcceptAccession.class);
  private final ApproveAccession approve = APP.get(ApproveAccession.class);
  private final DeclineAccession decline = APP.get(DeclineAccession.class);
  private final RefuseAccession refuse = APP.get(RefuseAccession.class);
  private final WithdrawAccession withdraw = APP.get(WithdrawAccession.class);
  private final ViewAccessions view = APP.get(ViewAccessions.class);
  private final long omani = WORLD.anEntityIn("OM");
  private final Actor officer = WORLD.anOfficerOf(omani);
  private final Actor supplier = WORLD.aBidderFor(FIXTURE.dinarSupplier);
  private final Actor rival = WORLD.aBidderFor(FIXTURE.riyalSupplier);
  private long agreement;
  private long item;

  @BeforeAll
  static void rules() {
    FIXTURE.rule("accession.entity-percent", "50", "PERCENT");
    FIXTURE.rule("accession.total-percent", "60", "PERCENT");
  }

  @AfterAll
  static void no_act_changed_what_it_never_may() {
    ToldActs.requireAllowed(APP);
  }

  @BeforeEach
  void awarded() {
    AwardFixture.Tender tender = FIXTURE.aTender();
    item = tender.items().get(0);
    agreement = FIXTURE.conclude(tender);
  }

  @Test
  void an_entity_joins_with_the_consent_of_the_supplier_and_then_of_the_central_body() {
    long accession = request(officer, "5");

    assertThat(told(supplier, "accession-requested")).isEqualTo("1");
    assertThat(tasks(supplier)).contains(Task.TaskKind.ANSWER_ACCESSION);
    assertThatThrownBy(() -> approve.run(FIXTURE.buyer, accession))
        .hasMessage("framework.not-asked");
    accept.run(supplier, accession, today().plusDays(20));
    assertThat(FIXTURE.lastAct("agreement:" + agreement)).isEqualTo("framework.accession-accepted");
    assertThat(told(FIXTURE.buyer, "accession-to-decide")).isEqualTo("1");
    assertThat(tasks(FIXTURE.buyer)).contains(Task.TaskKind.DECIDE_ACCESSION);
    assertThat(joined(omani)).isEqualTo("null");
    approve.run(FIXTURE.buyer, accession);

    assertThat(FIXTURE.lastAct("agreement:" + agreement)).isEqualTo("framework.accession-approved");
    assertThat(joined(omani)).isEqualTo("5.000");
    assertThat(told(officer, "accession-approved")).isEqualTo("1");
    ViewAgreements.AgreementView sheet = APP.get(ViewAgreements.class).get(officer, agreement);
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
    order(officer, "5");
    assertThatThrownBy(() -> order(officer, "1")).isInstanceOf(Refusal.InvalidInput.class);
  }

  @Test
  void an_entity_with_a_balance_may_ask_for_more() {
    Actor saudi = WORLD.anOfficerOf(FIXTURE.saudi);

    join(saudi, "4");

    assertThat(joined(FIXTURE.saudi)).isEqualTo("4.000");
    order(saudi, "29.5");
    assertThatThrownBy(() -> order(saudi, "1")).isInstanceOf(Refusal.InvalidInput.class);
  }

  @Test
  void one_entity_joins_for_its_share_of_what_was_awarded_at_the_most() {
    assertFault(officer, "framework.joined-beyond-left", item, "18");
    assertFault(officer, "framework.whole-units", item, "1.5");
    assertFault(officer, "shared.not-positive", item, "0");
    assertFault(officer, "framework.not-joinable-item", 1L, "1");
    request(officer, "10");
    // What waits counts too.
    assertFault(officer, "framework.joined-beyond-left", item, "8");
    long rest = request(officer, "7");

    APP.sql(
        """
        INSERT INTO accession (agreement_id, entity_id, reason, request_key, requested_by,
                               requested_at)
        SELECT agreement_id, entity_id, reason, 'past', requested_by, requested_at
          FROM accession WHERE id = %d"""
            .formatted(rest));
    assertThatThrownBy(
            () ->
                APP.sql(
                    """
                    INSERT INTO accession_item (accession_id, agreement_id, lot_item_id, quantity)
                    SELECT id, agreement_id, %d, 1 FROM accession
                     WHERE request_key = 'past' AND agreement_id = %d"""
                        .formatted(item, agreement)))
        .hasMessageContaining("framework.joined-beyond-entity");
  }

  @Test
  void all_entities_join_for_their_share_of_what_was_awarded_at_the_most() {
    join(officer, "17");
    Actor second = WORLD.anOfficerOf(WORLD.anEntityIn("QA"));
    long bahraini = WORLD.anEntityIn("BH");
    Actor third = WORLD.anOfficerOf(bahraini);
    assertFault(second, "framework.joined-beyond-left", item, "5");
    long first = accepted(second, "3");
    long late = accepted(third, "2");
    approve.run(FIXTURE.buyer, first);

    assertThatThrownBy(() -> approve.run(FIXTURE.buyer, late))
        .hasMessage("framework.joined-beyond-total");
    // Nor does it go past the code.
    assertThatThrownBy(() -> joinPastTheCode(late, bahraini, "2"))
        .hasMessageContaining("framework.joined-beyond-total");
  }

  @Test
  void past_the_code_nobody_joins_without_consent() {
    long accession = request(officer, "5");

    assertThatThrownBy(() -> joinPastTheCode(accession, omani, "5"))
        .hasMessageContaining("framework.accession-immutable");
    assertThatThrownBy(
            () ->
                APP.sql(
                    """
                    UPDATE accession SET status = 'ACCEPTED', accepted_by = %d,
                           accepted_at = UTC_TIMESTAMP(6), supplies_from = UTC_DATE()
                     WHERE id = %d"""
                        .formatted(rival.personId(), accession)))
        .hasMessageContaining("framework.not-asked");
    assertThatThrownBy(
            () ->
                APP.sql(
                    "UPDATE entitlement SET joined_quantity = 1 WHERE agreement_id = " + agreement))
        .hasMessageContaining("framework.accession-differs");
    assertThatThrownBy(
            () ->
                APP.sql("UPDATE accession_item SET quantity = 6 WHERE accession_id = " + accession))
        .hasMessageContaining("framework.accession-immutable");
    assertThatThrownBy(
            () ->
                APP.sql(
                    """
                    INSERT INTO accession (agreement_id, entity_id, reason, request_key,
                      requested_by, requested_at)
                    VALUES (%d, %d, 'x', 'past', %d, UTC_TIMESTAMP(6))"""
                        .formatted(agreement, omani, rival.personId())))
        .hasMessageContaining("framework.not-asked");
  }

  @Test
  void past_the_code_no_held_account_consents_or_declines() {
    Actor held = WORLD.aBidderFor(FIXTURE.dinarSupplier);
    long waiting = request(officer, "1");
    long consented = request(officer, "1");
    accept.run(held, consented, today().plusDays(10));
    APP.get(DecideProposal.class)
        .confirm(
            WORLD.aPersonWho(Role.ADMINISTRATOR),
            APP.get(ProposeReset.class).run(WORLD.aPersonWho(Role.ADMINISTRATOR), held.personId()));

    assertThatThrownBy(() -> accept.run(held, waiting, today())).hasMessage("bid.account-held");
    assertThatThrownBy(
            () ->
                APP.sql(
                    """
                    UPDATE accession SET status = 'ACCEPTED', accepted_by = %d,
                           accepted_at = UTC_TIMESTAMP(6), supplies_from = UTC_DATE()
                     WHERE id = %d"""
                        .formatted(held.personId(), waiting)))
        .hasMessageContaining("bid.account-held");
    assertThatThrownBy(
            () ->
                APP.sql(
                    """
                    UPDATE accession SET status = 'DECLINED', ended_by = %d,
                           ended_at = UTC_TIMESTAMP(6), end_reason = 'x'
                     WHERE id = %d"""
                        .formatted(held.personId(), waiting)))
        .hasMessageContaining("bid.account-held");
    // What it consented to before the hold stands.
    approve.run(FIXTURE.buyer, consented);
    assertThat(status(consented)).isEqualTo("JOINED");
  }

  @Test
  void the_supplier_declines_the_central_body_refuses_and_the_entity_withdraws() {
    long declined = request(officer, "1");
    long refused = accepted(officer, "1");
    long withdrawn = accepted(officer, "1");

    assertThatThrownBy(() -> decline.run(supplier, declined, " "))
        .isInstanceOf(Refusal.InvalidInput.class);
    assertThatThrownBy(() -> decline.run(FIXTURE.buyer, declined, "x"))
        .isInstanceOf(Refusal.NotFound.class);
    assertThatThrownBy(() -> withdraw.run(supplier, declined, "x"))
        .isInstanceOf(Refusal.NotFound.class);
    assertThatThrownBy(() -> refuse.run(FIXTURE.buyer, declined, "x"))
        .hasMessage("framework.not-asked");
    decline.run(supplier, declined, "نفدت الكمية");
    refuse.run(FIXTURE.buyer, refused, "لا حاجة");
    withdraw.run(officer, withdrawn, "");

    assertThat(List.of(status(declined), status(refused), status(withdrawn)))
        .containsExactly("DECLINED", "REFUSED", "WITHDRAWN");
    assertThat(told(officer, "accession-declined")).isEqualTo("1");
    assertThat(told(officer, "accession-refused")).isEqualTo("1");
    assertThat(FIXTURE.lastAct("agreement:" + agreement))
        .isEqualTo("framework.accession-withdrawn");
    assertThatThrownBy(() -> accept.run(supplier, declined, today()))
        .hasMessage("framework.accession-ended");
    assertThat(joined(omani)).isEqualTo("null");
  }

  @Test
  void the_supplier_says_from_which_day_of_the_agreement_it_delivers() {
    long accession = request(officer, "1");

    for (LocalDate day : List.of(today().minusDays(1), today().plusYears(2))) {
      assertThatThrownBy(() -> accept.run(supplier, accession, day))
          .isInstanceOf(Refusal.InvalidInput.class);
    }
    assertThatThrownBy(() -> accept.run(supplier, accession, null))
        .isInstanceOf(Refusal.InvalidInput.class);
    assertThat(status(accession)).isEqualTo("REQUESTED");
  }

  @Test
  void a_request_that_comes_again_is_the_same_and_with_other_content_refused() {
    RequestAccession.AccessionRequest once = asked("once", item, "3");

    long id = request.run(officer, agreement, once);

    assertThat(request.run(officer, agreement, once)).isEqualTo(id);
    assertThatThrownBy(() -> request.run(officer, agreement, asked("once", item, "4")))
        .isInstanceOf(Refusal.Conflict.class)
        .hasMessage("shared.sent-otherwise");
  }

  @Test
  void nobody_joins_where_the_rules_let_nobody() {
    FIXTURE.rule("accession.entity-percent", "0", "PERCENT");
    try {
      awarded();
    } finally {
      FIXTURE.rule("accession.entity-percent", "50", "PERCENT");
    }

    assertThatThrownBy(() -> request(officer, "1")).hasMessage("framework.not-joinable");
    assertThatThrownBy(() -> view.getJoinable(officer, agreement))
        .isInstanceOf(Refusal.NotFound.class);
  }

  @Test
  void nobody_joins_an_agreement_that_has_ended() {
    long accession = request(officer, "1");
    APP.without(
        "tr_framework_agreement_fixed",
        () ->
            APP.sql(
                "UPDATE framework_agreement SET starts_on = starts_on - INTERVAL 500 DAY,"
                    + " ends_on = UTC_DATE() - INTERVAL 2 DAY WHERE id = "
                    + agreement));

    assertThatThrownBy(() -> request(officer, "1")).hasMessage("framework.not-in-period");
    assertThatThrownBy(() -> accept.run(supplier, accession, today()))
        .hasMessage("framework.not-in-period");
  }

  @Test
  void nobody_else_reads_or_answers_a_request() {
    long accession = request(officer, "1");
    Actor stranger = WORLD.anOfficerOf(WORLD.anEntityIn("OM"));

    for (Actor actor : List.of(stranger, rival)) {
      assertThatThrownBy(() -> view.get(actor, accession)).isInstanceOf(Refusal.NotFound.class);
      assertThatThrownBy(() -> decline.run(actor, accession, "x"))
          .isInstanceOf(Refusal.NotFound.class);
      assertThatThrownBy(() -> withdraw.run(actor, accession, "x"))
          .isInstanceOf(Refusal.NotFound.class);
    }
    assertThatThrownBy(() -> accept.run(rival, accession, today()))
        .isInstanceOf(Refusal.NotFound.class);
    assertThat(view.list(stranger, choice()).entries()).isEmpty();
    assertThat(view.list(officer, choice()).entries())
        .extracting(AccessionQueries.Accession::id)
        .contains(accession);
  }

  @Test
  void people_use_pages_and_programs_the_same_addresses() {
    Browserless browser = Browserless.signedInAs(APP, officer);
    assertThat(browser.get("/joinable-agreements").body())
        .contains("/joinable-agreements/" + agreement);
    assertThat(browser.get("/joinable-agreements/" + agreement).body())
        .contains("quantity-" + item);
    long accession = request(officer, "2");
    assertThat(browser.get("/accessions").body()).contains("/accessions/" + accession);
    assertThat(browser.get("/accessions/" + accession).statusCode()).isEqualTo(200);
    ApiCaller api = ApiCaller.of(APP, supplier);
    assertThat(api.get("/api/v1/accessions/" + accession).body()).contains("\"mayAccept\":true");
    assertThat(
            api.send(
                    "POST",
                    "/api/v1/accessions/" + accession + "/accept",
                    "{\"suppliesFrom\": \"%s\"}".formatted(today().plusDays(3)))
                .statusCode())
        .isEqualTo(200);
    assertThat(
            ApiCaller.of(APP, FIXTURE.buyer)
                .send("POST", "/api/v1/accessions/" + accession + "/approve", "{}")
                .statusCode())
        .isEqualTo(200);
    assertThat(joined(omani)).isEqualTo("2.000");
  }

  private void joinPastTheCode(long accession, long entity, String quantity) {
    APP.sql(
        """
        UPDATE accession SET status = 'JOINED', ended_by = %d, ended_at = UTC_TIMESTAMP(6)
         WHERE id = %d"""
            .formatted(FIXTURE.buyer.personId(), accession));
    APP.sql(
        """
        INSERT INTO entitlement (agreement_id, entity_id, lot_item_id, awarded_quantity, unit_price,
                                 currency)
        SELECT agreement_id, %d, lot_item_id, 0, MIN(unit_price), MIN(currency)
          FROM entitlement WHERE agreement_id = %d AND lot_item_id = %d
         GROUP BY agreement_id, lot_item_id"""
            .formatted(entity, agreement, item));
    APP.sql(
        """
        UPDATE entitlement SET joined_quantity = %s
         WHERE agreement_id = %d AND entity_id = %d AND lot_item_id = %d"""
            .formatted(quantity, agreement, entity, item));
  }

  private void join(Actor asking, String quantity) {
    approve.run(FIXTURE.buyer, accepted(asking, quantity));
  }

  private long accepted(Actor asking, String quantity) {
    long id = request(asking, quantity);
    accept.run(supplier, id, today().plusDays(10));
    return id;
  }

  private long request(Actor asking, String quantity) {
    return request.run(asking, agreement, asked(UUID.randomUUID().toString(), item, quantity));
  }

  private static RequestAccession.AccessionRequest asked(String key, long item, String quantity) {
    return new RequestAccession.AccessionRequest(
        key,
        List.of(new RequestAccession.AskedQuantity(item, new BigDecimal(quantity))),
        "حاجة جديدة");
  }

  private void assertFault(Actor asking, String code, long item, String quantity) {
    assertThatThrownBy(
            () ->
                request.run(asking, agreement, asked(UUID.randomUUID().toString(), item, quantity)))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r -> assertThat(r.faults()).extracting(Refusal.Fault::code).contains(code));
  }

  private void order(Actor ordering, String quantity) {
    APP.get(PlaceCallOff.class)
        .run(
            ordering,
            agreement,
            new PlaceCallOff.Order(
                UUID.randomUUID().toString(),
                List.of(new PlaceCallOff.OrderLine(item, new BigDecimal(quantity)))));
  }

  private static ListChoice choice() {
    return new ListChoice("/accessions", "", "", "", 1);
  }

  private static List<Task.TaskKind> tasks(Actor actor) {
    return APP.get(Home.class).tasks(actor).stream().map(Task::kind).toList();
  }

  private static LocalDate today() {
    return LocalDate.parse(APP.ask("SELECT DATE(UTC_TIMESTAMP(6) + INTERVAL 3 HOUR)"));
  }

  private String joined(long entity) {
    return APP.ask(
        """
        SELECT MAX(joined_quantity) FROM entitlement
         WHERE agreement_id = %d AND entity_id = %d AND lot_item_id = %d"""
            .formatted(agreement, entity, item));
  }

  private static String status(long accession) {
    return APP.ask("SELECT status FROM accession WHERE id = " + accession);
  }

  private static String told(Actor person, String kind) {
    return APP.ask(
        """
        SELECT COUNT(*) FROM inbox_message i JOIN notice n ON n.id = i.notice_id
         WHERE i.person_id = %d AND n.kind = '%s'"""
            .formatted(person.personId(), kind));
  }
}
