package org.muwahhad.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.award.AwardFixture;
import org.muwahhad.framework.AgreementDays;

/**
 * From the award to the marked payment as people go it: in Arabic, in browsers, with the pages' own
 * links and forms; the buyer and the officer at a desk, the supplier on a phone.
 */
@Tag("long")
class OrderJourneyTest {
  private static final TestApp APP = TestApp.start();
  private static final AwardFixture FIXTURE = AwardFixture.in(APP);

  /** Everybody's in the world of the tests. */
  private static final String PASSWORD = "secret";

  private static final String CONFIRM = "تأكيد أمر الشراء";
  private final Actor officer = FIXTURE.world().anOfficerOf(FIXTURE.saudi);
  private final Actor supplier = FIXTURE.world().aBidderFor(FIXTURE.riyalSupplier);

  @AfterAll
  static void stop() {
    APP.close();
  }

  @Test
  void an_order_goes_from_the_award_to_the_payment_with_the_supplier_on_a_phone() {
    AwardFixture.Tender tender = FIXTURE.aTender();
    FIXTURE.adopt(tender);
    APP.moveClockOn(Duration.ofDays(11));
    long item = tender.items().get(2);
    try (ArabicBrowser desk = new ArabicBrowser(APP, PASSWORD, 1180, 900);
        ArabicBrowser phone = new ArabicBrowser(APP, PASSWORD, 390, 844)) {
      award(desk);
      order(desk, item);
      confirm(phone);
      send(phone);
      receive(desk);
      invoice(phone);
      pay(desk);

      phone.press(phone.find("a.brand")).open("/invoices").isAsItShouldBe();
      assertThat(phone.text()).contains("INV-2026-1", "مدفوعة");
      assertThat(desk.complaints()).as("console at the desk").isEmpty();
      assertThat(phone.complaints()).as("console of the phone").isEmpty();
    }
    assertThat(APP.ask("SELECT status FROM invoice_standing")).isEqualTo("PAID");
    assertThat(APP.ask("SELECT status FROM order_index")).isEqualTo("DELIVERED");
  }

  private static void award(ArabicBrowser desk) {
    desk.takeUp(FIXTURE.buyer.login(), "إنفاذ الترسية بعد انتهاء فترة التوقف", "");
    desk.pressAndConfirm("إنفاذ الترسية وإبرام الاتفاقيات").succeeded("أصبحت الترسية نافذة");
  }

  private void order(ArabicBrowser desk, long item) {
    String agreement =
        APP.ask("SELECT MIN(agreement_id) FROM entitlement WHERE lot_item_id = " + item);
    desk.as(officer.login())
        .open("/agreements/" + agreement)
        .fill("quantity-" + item, "2")
        .fill("wantedOn", today().plusDays(9).toString())
        .pressAndConfirm("إصدار أمر الشراء");
    assertThat(APP.ask("SELECT COUNT(*) FROM call_off")).isEqualTo("1");
  }

  /** Three presses from the message to the confirmation: the message, the button, its review. */
  private void confirm(ArabicBrowser phone) {
    phone.as(supplier.login()).open("/messages").isAsItShouldBe();
    phone.press(
        phone
            .find("li.message")
            .filter(new Locator.FilterOptions().setHasText("أمر شراء جديد"))
            .locator("form[action$='/open'] button"));
    phone.isAsItShouldBe().press(CONFIRM).isAsItShouldBe();
    phone.press(CONFIRM).succeeded("أُكّد أمر الشراء");
  }

  private void send(ArabicBrowser phone) {
    phone.takeUp(supplier.login(), "إرسال ما طُلب في أمر شراء", "").isAsItShouldBe();
    phone.find("main details summary").first().click();
    phone
        .fill("items[0].serialNumbers", "SN-1\nSN-2")
        .press("الإشعار بشحنة")
        .succeeded("سُجّل الإشعار بالشحنة");
  }

  private void receive(ArabicBrowser desk) {
    desk.takeUp(officer.login(), "استلام ما هو في الطريق", "").isAsItShouldBe();
    desk.press(desk.find("main a[href$='/despatches/1']").first()).isAsItShouldBe();
    assertThat(desk.text()).contains("SN-1", "SN-2");
    desk.press("تسجيل الاستلام").succeeded("سُجّل الاستلام");
  }

  private void invoice(ArabicBrowser phone) {
    phone.takeUp(supplier.login(), "إصدار فاتورة بما قُبل", "").isAsItShouldBe();
    phone.fill("number", "INV-2026-1").pressAndConfirm("إرسال فاتورة").succeeded("أُرسلت الفاتورة");
  }

  private void pay(ArabicBrowser desk) {
    desk.takeUp(officer.login(), "اعتماد فاتورة أو الاعتراض عليها", "").isAsItShouldBe();
    desk.pressAndConfirm("اعتماد الفاتورة").succeeded("اعتُمدت الفاتورة");
    desk.fill("reference", "TR-2026-1").pressAndConfirm("تسجيل دفعة").succeeded("سُجّلت الدفعة");
  }

  private static LocalDate today() {
    return APP.get(AgreementDays.class).today();
  }
}
