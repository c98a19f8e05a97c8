package org.muwahhad.framework.amendment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.ToldActs;
import org.muwahhad.award.AwardFixture;
import org.muwahhad.catalog.standard.ViewOrderable;
import org.muwahhad.framework.AgreementQueries;
import org.muwahhad.framework.ViewAgreements;
import org.muwahhad.framework.calloff.ConfirmOrder;
import org.muwahhad.framework.calloff.ViewCallOff;
import org.muwahhad.framework.contract.ProposeTermination;
import org.muwahhad.framework.contract.SuspendAgreement;
import org.muwahhad.home.Task;
import org.muwahhad.organisation.register.SuspendSupplier;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.requirement.Claim;

/** An item or a supplier of an agreement gets a successor. */
@Tag("long")
class SuccessorAmendmentTest {
  private static final TestApp APP = TestApp.start();
  private static final AwardFixture FIXTURE = AwardFixture.in(APP);
  private static final World WORLD = FIXTURE.world();
  private final ConsentToSuccession consent = APP.get(ConsentToSuccession.class);
  private final Amending amending = new Amending(APP, FIXTURE);

  @BeforeAll
  static void rules() {
    Amending.rules(FIXTURE);
  }

  @AfterAll
  static void no_act_changed_what_it_never_may() {
    ToldActs.requireAllowed(APP);
  }

  @Test
  void a_successor_is_at_least_as_good_on_every_mandatory_requirement_and_costs_no_more() {
    long requirement = requirement("AT_LEAST", "16");
    String code = "SUC-" + UUID.randomUUID().toString().substring(0, 8);
    WORLD.anItem(code, categoryOfItem(), "90");
    promise(requirement, "32");

    amending.assertFault(successor(code, null, requirement, "16"), "amendment.requirement-missed");
    amending.assertFault(successor(code, "101", requirement, "64"), "amendment.price-rises");
    amending.assertFault(successor("NONE-1", null, requirement, "64"), "amendment.not-a-successor");
    long placed = amending.order("1");
    long amendment =
        amending.offer.run(
            amending.supplier, amending.agreement, successor(code, "99.5", requirement, "64"));
    assertThat(amending.view.get(FIXTURE.buyer, amending.agreement, 1).weighed())
        .singleElement()
        .satisfies(w -> assertThat(w.answer().bar()).isEqualTo("32"));
    amending.signedByBoth(amendment);

    assertThat(amending.price()).isEqualByComparingTo("99.500");
    assertThat(amending.line(amending.order("1")).itemCode()).isEqualTo(code);
    assertThat(amending.line(placed).itemCode()).isNotEqualTo(code);
    assertThat(APP.get(ViewOrderable.class).list(amending.officer, code)).hasSize(1);
  }

  @Test
  void past_the_code_no_successor_misses_a_requirement() {
    long requirement = requirement("AT_LEAST", "16");
    String code = "SUC-" + UUID.randomUUID().toString().substring(0, 8);
    long revision = WORLD.anItem(code, categoryOfItem(), "90");
    long past = amending.pastTheCode("ITEM");
    APP.sql(
        """
        INSERT INTO amendment_item (amendment_id, agreement_id, lot_item_id, revision_before,
                                    revision_id)
        SELECT %d, %d, id, revision_id, %d FROM lot_item WHERE id = %d"""
            .formatted(past, amending.agreement, revision, amending.item));

    assertThatThrownBy(
            () ->
                APP.sql(
                    """
                    INSERT INTO amendment_answer (amendment_id, requirement_id, claim, offered,
                      remark, bar, verdict)
                    VALUES (%d, %d, NULL, '8', '', '16', 'MET')"""
                        .formatted(past, requirement)))
        .hasMessageContaining("amendment.successor-worse");
    signPastTheCode(past);
    assertThatThrownBy(() -> amending.putInForcePastTheCode(past))
        .hasMessageContaining("amendment.successor-worse");
  }

  @Test
  void another_supplier_takes_the_place_when_it_consents() {
    long successor = WORLD.aSupplier();
    Actor successors = WORLD.aBidderFor(successor);
    amending.assertFault(party(FIXTURE.dinarSupplier), "amendment.same-supplier");
    long amendment = amending.offer.run(amending.supplier, amending.agreement, party(successor));
    assertThat(amending.told(successors, "amendment-to-consent")).isEqualTo("1");
    assertThat(amending.tasks(successors)).contains(Task.TaskKind.CONSENT_SUCCESSION);
    assertThat(termsSeenBy(successors)).as("nothing of prices before").isNull();
    amending.sign.run(amending.supplier, amendment);
    assertThatThrownBy(() -> amending.sign.run(FIXTURE.buyer, amendment))
        .hasMessage("amendment.not-consented");
    assertThat(amending.waiting(FIXTURE.buyer)).as("nothing that it cannot do yet").isZero();
    String address = "/agreements/" + amending.agreement + "/amendments/1";
    assertThat(pageOf(FIXTURE.buyer, address))
        .contains("The signature of the central purchasing body", "has consented.")
        .doesNotContain(address + "/sign");
    assertThat(pageOf(successors, address))
        .as("no way to an agreement that it does not read yet")
        .contains(address + "/consent", "The consent of")
        .doesNotContain("href=\"/agreements/" + amending.agreement + "\"");
    assertThatThrownBy(() -> consent.run(amending.rival, amendment))
        .isInstanceOf(Refusal.NotFound.class);
    consent.run(successors, amendment);
    assertThat(amending.lastAct()).isEqualTo("amendment.consented");
    assertThatThrownBy(() -> consent.run(successors, amendment))
        .hasMessage("amendment.consented-already");
    assertThat(amending.waiting(FIXTURE.buyer)).isEqualTo(1);
    assertThat(pageOf(FIXTURE.buyer, address)).contains(address + "/sign");

    amending.sign.run(FIXTURE.buyer, amendment);

    assertThat(amending.told(amending.supplier, "amendment-in-force")).isEqualTo("1");
    assertThat(amending.told(successors, "amendment-in-force")).isEqualTo("1");
    assertThat(Objects.requireNonNull(termsSeenBy(successors)).party().partyAmendment())
        .isEqualTo(1);
    assertThat(termsSeenBy(amending.supplier)).as("nothing of prices afterwards").isNull();
    long placed = amending.order("1");
    APP.get(ConfirmOrder.class)
        .run(successors, placed, new ConfirmOrder.Confirmation(amending.today().plusDays(3), ""));
    assertThatThrownBy(() -> APP.get(ViewCallOff.class).get(amending.supplier, placed))
        .isInstanceOf(Refusal.NotFound.class);
    assertThat(APP.get(ViewAgreements.class).list(successors))
        .extracting(AgreementQueries.Agreement::id)
        .containsExactly(amending.agreement);
    assertThat(APP.get(ViewAgreements.class).list(amending.supplier))
        .extracting(AgreementQueries.Agreement::id)
        .doesNotContain(amending.agreement);
    APP.get(ProposeTermination.class)
        .run(
            FIXTURE.buyer,
            amending.agreement,
            new ProposeTermination.TerminationTerms(amending.today().plusDays(30), "لا حاجة"));
    assertThat(amending.told(successors, "termination-proposed")).isEqualTo("1");
    assertThat(amending.told(amending.supplier, "termination-proposed")).isEqualTo("0");
    assertThat(amending.tasks(successors)).contains(Task.TaskKind.ANSWER_TERMINATION);
    assertThat(amending.tasks(amending.supplier)).doesNotContain(Task.TaskKind.ANSWER_TERMINATION);
    APP.get(SuspendAgreement.class)
        .run(
            FIXTURE.buyer,
            amending.agreement,
            new SuspendAgreement.SuspensionTerms(
                amending.today().plusDays(10), amending.today().plusDays(12), "تُفحص عينات"));
    assertThat(amending.told(successors, "agreement-suspended-supplier")).isEqualTo("1");
    assertThat(amending.told(amending.supplier, "agreement-suspended-supplier")).isEqualTo("0");
  }

  @Test
  void nobody_suspended_takes_the_place_of_a_supplier() {
    long successor = WORLD.aSupplier();
    APP.get(SuspendSupplier.class).run(FIXTURE.buyer, successor, "تحقيق جارٍ", null);

    amending.assertFault(party(successor), "amendment.supplier-unfit");
    assertThatThrownBy(
            () ->
                APP.sql(
                    """
                    INSERT INTO amendment_party (amendment_id, agreement_id, supplier_before,
                      supplier_id, ground)
                    VALUES (%d, %d, %d, %d, 'MERGER')"""
                        .formatted(
                            amending.pastTheCode("PARTY"),
                            amending.agreement,
                            FIXTURE.dinarSupplier,
                            successor)))
        .hasMessageContaining("amendment.supplier-unfit");
  }

  private AmendmentProposal successor(
      String code, @Nullable String price, long requirement, String offered) {
    return new AmendmentProposal(
        UUID.randomUUID().toString(),
        AgreementChange.ITEM,
        null,
        "توقف إنتاج الصنف",
        "",
        null,
        null,
        null,
        new AmendmentProposal.Successor(
            amending.item,
            code,
            price == null ? null : new BigDecimal(price),
            List.of(
                new AmendmentProposal.RequirementAnswer(requirement, Claim.COMPLIES, offered, ""))),
        null,
        null,
        null);
  }

  private static String pageOf(Actor reader, String path) {
    Browserless browser = Browserless.signedInAs(APP, reader);
    browser.get("/language/en");
    return browser.get(path).body();
  }

  private ViewAgreementAmendments.@Nullable TermsOnDay termsSeenBy(Actor reader) {
    return amending.view.list(reader, amending.agreement, null).terms();
  }

  private static AmendmentProposal party(long successor) {
    return new AmendmentProposal(
        UUID.randomUUID().toString(),
        AgreementChange.PARTY,
        null,
        "اندماج",
        "Deed 7",
        null,
        null,
        null,
        null,
        new AmendmentProposal.NewParty(
            APP.ask("SELECT registration_number FROM supplier WHERE id = " + successor),
            SuccessionGround.MERGER),
        null,
        null);
  }

  private void signPastTheCode(long amendment) {
    APP.sql(
        """
        INSERT INTO agreement_signature (agreement_id, amendment_number, side, person_id, signed_at)
        SELECT agreement_id, number, 'SUPPLIER', %d, UTC_TIMESTAMP(6)
          FROM agreement_amendment WHERE id = %d"""
            .formatted(amending.supplier.personId(), amendment));
    APP.sql(
        """
        INSERT INTO agreement_signature (agreement_id, amendment_number, side, person_id, signed_at)
        SELECT agreement_id, number, 'CENTRAL', %d, UTC_TIMESTAMP(6)
          FROM agreement_amendment WHERE id = %d"""
            .formatted(FIXTURE.buyer.personId(), amendment));
  }

  /** A mandatory requirement of the item, which its dossier would have had as a draft. */
  private long requirement(String comparison, String wanted) {
    long[] id = new long[1];
    APP.withoutTriggersOf(
        List.of("lot_requirement"),
        () ->
            id[0] =
                WORLD.insert(
                    """
                    INSERT INTO lot_requirement (tender_id, lot_item_id, position, name_ar,
                      name_en, comparison, wanted, text_ar, text_en, is_mandatory)
                    SELECT tender_id, id, 1, 'الذاكرة', 'Memory', '%s', '%s', '', '', TRUE
                      FROM lot_item WHERE id = %d"""
                        .formatted(comparison, wanted, amending.item)));
    return id[0];
  }

  /** What the bid of the supplier answered, which its opening would have read. */
  private void promise(long requirement, String offered) {
    APP.withoutTriggersOf(
        List.of("bid_answer"),
        () ->
            APP.sql(
                """
                INSERT INTO bid_answer (bid_id, requirement_id, tender_id, offered, remark)
                SELECT a.bid_id, %d, a.tender_id, '%s', ''
                  FROM framework_agreement f JOIN award a ON a.id = f.award_id
                 WHERE f.id = %d"""
                    .formatted(requirement, offered, amending.agreement)));
  }

  private String categoryOfItem() {
    return APP.ask(
        """
        SELECT c.category_code FROM lot_item i JOIN item_revision r ON r.id = i.revision_id
          JOIN catalog_item c ON c.id = r.item_id WHERE i.id = """
            + amending.item);
  }
}
