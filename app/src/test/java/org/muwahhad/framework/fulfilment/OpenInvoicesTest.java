package org.muwahhad.framework.fulfilment;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.ToldActs;
import org.muwahhad.award.AwardFixture;
import org.muwahhad.framework.amendment.AgreementChange;
import org.muwahhad.framework.amendment.AmendmentProposal;
import org.muwahhad.framework.amendment.OfferAmendment;
import org.muwahhad.framework.amendment.WithdrawOffer;
import org.muwahhad.framework.contract.SuspendAgreement;
import org.muwahhad.framework.contract.ViewContract;

/** Invoices and amendments are open matters of an agreement, of which all with a part are told. */
@Tag("long")
class OpenInvoicesTest {
  private static final TestApp APP = TestApp.start();
  private static final AwardFixture FIXTURE = AwardFixture.in(APP);
  private final Fulfilling of = Fulfilling.inDinars(APP, FIXTURE);

  @AfterAll
  static void no_act_changed_what_it_never_may() {
    ToldActs.requireAllowed(APP);
  }

  @Test
  void what_is_not_paid_or_not_signed_is_open_and_told_when_the_agreement_stops() {
    Actor kuwaiti = FIXTURE.world().anOfficerOf(FIXTURE.kuwaiti);
    of.receive(of.send("2"), "2", "2");
    long invoice = of.invoice("2", null);
    long amendment = APP.get(OfferAmendment.class).run(FIXTURE.buyer, of.agreement, lowerVat());
    assertThat(openTo(of.officer)).isEqualTo("1 invoices, 1 amendments");
    assertThat(openTo(of.supplier)).isEqualTo("1 invoices, 1 amendments");
    assertThat(openTo(kuwaiti)).as("of their entity alone").isEqualTo("0 invoices, 1 amendments");
    assertThat(pageOf(of.supplier))
        .contains("Invoices not paid", "href=\"/invoices?q=")
        .contains("href=\"/agreements/" + of.agreement + "/amendments\"");

    APP.get(SuspendAgreement.class)
        .run(
            FIXTURE.buyer,
            of.agreement,
            new SuspendAgreement.SuspensionTerms(of.today(), null, "تُفحص عينات"));

    assertThat(told("agreement-suspended", 9) + told("agreement-suspended", 10)).isEqualTo("11");
    assertThat(told("agreement-suspended-supplier", 8) + told("agreement-suspended-supplier", 9))
        .isEqualTo("11");
    APP.get(ApproveInvoice.class).run(of.officer, invoice, "");
    assertThat(openTo(of.officer)).as("not paid yet").isEqualTo("1 invoices, 1 amendments");
    of.pay(invoice, of.seen(invoice).invoice().payable().amount().toPlainString());
    APP.get(WithdrawOffer.class).run(FIXTURE.buyer, amendment, "");
    assertThat(openTo(of.officer)).isEqualTo("0 invoices, 0 amendments");
  }

  @Test
  void what_is_disputed_is_not_open() {
    of.receive(of.send("2"), "2", "2");
    long invoice = of.invoice("2", null);
    APP.get(DisputeInvoice.class).run(of.officer, invoice, "السعر مختلف");

    assertThat(openTo(of.supplier)).isEqualTo("0 invoices, 0 amendments");
  }

  private String openTo(Actor reader) {
    ViewContract.OpenMatters open = APP.get(ViewContract.class).get(reader, of.agreement).open();
    return open.invoices() + " invoices, " + open.amendments() + " amendments";
  }

  /** An argument of the notice of a kind about the agreement. */
  private String told(String kind, int place) {
    return APP.ask(
        """
        SELECT JSON_UNQUOTE(JSON_EXTRACT(arguments, '$[%d].value')) FROM notice
         WHERE kind = '%s' AND href = '/agreements/%d/contract'"""
            .formatted(place, kind, of.agreement));
  }

  private String pageOf(Actor reader) {
    Browserless browser = Browserless.signedInAs(APP, reader);
    browser.get("/language/en");
    return browser.get("/agreements/" + of.agreement + "/contract").body();
  }

  private static AmendmentProposal lowerVat() {
    return new AmendmentProposal(
        Fulfilling.key(),
        AgreementChange.VAT,
        null,
        "تعديل النسبة",
        "",
        null,
        null,
        new AmendmentProposal.NewRate("SA", BigDecimal.TEN, "Royal decree"),
        null,
        null,
        null,
        null);
  }
}
