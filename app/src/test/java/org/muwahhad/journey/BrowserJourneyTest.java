package org.muwahhad.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.access.DemoPersonQueries;
import org.muwahhad.award.quantity.SettleQuantities;
import org.muwahhad.demo.LoadedDemo;
import org.muwahhad.tender.TenderFixture;

/**
 * The main line as people go it: in Arabic, in a browser, with the pages' own links and forms, from
 * a round that is not there yet to the award report in the hands of a committee member.
 */
@Tag("long")
class BrowserJourneyTest {
  private static final TestApp APP = LoadedDemo.fresh();
  private static final ZoneId RIYADH = ZoneId.of("Asia/Riyadh");
  private static final String ROUND = "R-SAFAR";
  private static final String ROUND_NAME = "جولة الحواسيب المحمولة والشاشات";
  private static final String TITLE = "توريد حواسيب محمولة وشاشات للوزارات";

  /** Two items, 120 pieces for Kuwait and 80 for Oman of each, at 2,400 riyals. */
  private static final BigDecimal BOUGHT = new BigDecimal("960000");

  private static final List<String> EVALUATORS =
      List.of("evaluator.2", "evaluator.3", "evaluator.1");
  private static final List<String> TECHNICAL =
      List.of(
          "technical.ae",
          "technical.bh",
          "technical.kw",
          "technical.om",
          "technical.qa",
          "technical.sa");
  private static final List<String> MEMBERS =
      List.of("member.ae", "member.bh", "member.kw", "member.om", "member.qa", "member.sa");

  private final LocalDateTime now =
      LocalDateTime.now(RIYADH).truncatedTo(ChronoUnit.MINUTES).minusMinutes(5);

  @AfterAll
  static void stop() {
    APP.close();
  }

  @Test
  void people_go_from_an_empty_round_to_the_arabic_report_in_the_browser() throws IOException {
    try (ArabicBrowser browser = new ArabicBrowser(APP)) {
      openRound(browser);
      submitDemand(browser, "officer.kw", "120");
      submitDemand(browser, "officer.om", "80");
      endorse(browser, "coordinator.kw");
      endorse(browser, "coordinator.om");
      moveClockPast(browser, "إغلاق الجولة", ROUND);
      aggregate(browser);
      prepareAndPublish(browser);
      bid(browser, "bidder.1", "2400");
      bid(browser, "bidder.2", "2550");
      moveClockPast(browser, "الموعد النهائي", TITLE);
      openBids(browser);
      examine(browser);
      recommend(browser);
      decide(browser, TECHNICAL, "المسألة معروضة على اللجنة التالية");
      decide(browser, MEMBERS, "اعتُمد القرار");
      confirmQuantities(browser, "coordinator.kw");
      confirmQuantities(browser, "coordinator.om");
      APP.get(SettleQuantities.class).run();
      moveClockPast(browser, "انتهاء فترة التوقف", TITLE);
      confirm(browser);

      assertThat(awards(browser)).isNotEmpty().allMatch(a -> a.winner().equals(nameOf("bidder.1")));
      assertThat(total(awards(browser))).isEqualByComparingTo(BOUGHT);
      assertThat(report(browser)).contains(TITLE, nameOf("bidder.1"), "960,000.00");
      assertThat(browser.complaints()).as("console").isEmpty();
    }
  }

  private void openRound(ArabicBrowser browser) {
    browser.as("buyer").isAsItShouldBe().press("جولات الطلب").press("تخطيط جولة");
    browser
        .fill("code", ROUND)
        .fill("name.ar", ROUND_NAME)
        .fill("name.en", "Laptops and monitors round")
        .fill("opensAt", now.toString())
        .fill("closesAt", now.plusDays(14).toString())
        .fill("endorsementUntil", now.plusDays(21).toString())
        .fill("urgency", "انتهاء عقود التوريد القائمة")
        .tick("[name=categories][value='30200000']")
        .tick("[name=states][value=KW], [name=states][value=OM]")
        .isAsItShouldBe()
        .press("تخطيط جولة")
        .pressAndConfirm("فتح الجولة")
        .succeeded("فُتحت الجولة");
  }

  private void submitDemand(ArabicBrowser browser, String officer, String quantity) {
    browser.takeUp(officer, "تقديم طلب الجهة في الجولة", ROUND_NAME).press("بدء الطلب");
    addItem(browser, "حاسوب محمول مكتبي", 0, quantity);
    addItem(browser, "شاشة عرض", 1, quantity);
    browser.isAsItShouldBe().press("المراجعة والإرسال");
    assertThat(browser.text()).contains("حاسوب محمول", "شاشة");
    browser.tick("[name=declared]").press("إرسال الطلب").succeeded("أُرسل الطلب. رقم الإيصال");
  }

  private void addItem(ArabicBrowser browser, String words, int line, String quantity) {
    browser.fill("q", words);
    foundItem(browser, words).click();
    String field = "lines[" + line + "].";
    browser
        .fill(field + "quantity", quantity)
        .fill(field + "needBy", now.plusDays(300).toLocalDate().toString())
        .fill(field + "budgetLine", "2026-1-4")
        .fill(field + "justification", "استبدال الأجهزة التي انتهى عمرها الافتراضي");
    Locator site = browser.find("select[name='" + field + "site']");
    site.selectOption(site.locator("option").last().getAttribute("value"));
  }

  private static Locator foundItem(ArabicBrowser browser, String words) {
    return browser.find("#found:has([name=searched][value='" + words + "']) button").first();
  }

  private void endorse(ArabicBrowser browser, String coordinator) {
    browser.takeUp(coordinator, "اعتماد طلبات الجهات أو إعادتها", ROUND_NAME);
    browser.press(browser.find("a[href^='/submissions/']").first()).isAsItShouldBe();
    browser.pressAndConfirm("اعتماد الطلب").succeeded("اعتُمد الطلب");
  }

  private void moveClockPast(ArabicBrowser browser, String event, String name) {
    browser.as("buyer").press(browser.find("a.brand")).press("تقديم الوقت");
    browser.press(
        rowOf(browser, name)
            .filter(new Locator.FilterOptions().setHasText(event))
            .locator("button"));
    browser.succeeded("قُدِّم وقت العرض التجريبي");
  }

  private void aggregate(ArabicBrowser browser) {
    // The round closed by itself when its time had come.
    browser.takeUp("buyer", "تجميع الطلبات المعتمدة في منافسة مشتركة", ROUND_NAME);
    browser.isAsItShouldBe();
    browser
        .fill("title.ar", TITLE)
        .fill("title.en", "Supply of laptops and monitors to ministries")
        .pressAndConfirm("تجميع الجولة في منافسة")
        .succeeded("جُمعت الجولة في هذه المنافسة");
  }

  private void prepareAndPublish(ArabicBrowser browser) {
    browser.takeUp("buyer", "إعداد المنافسة", TITLE).isAsItShouldBe().press("مطابقة الكميات");
    assertThat(browser.text()).contains("كميات المنافسة تساوي مجموع الطلب المعتمد");
    browser.isAsItShouldBe().press("الشروط والمواعيد").isAsItShouldBe();
    browser.choose("currency", "SAR").untick("[name=twoEnvelopes]");
    browser.press("حفظ").succeeded("حُفظت الشروط والمواعيد");
    long tender =
        Long.parseLong(
            APP.ask("SELECT id FROM joint_tender WHERE title_ar = '%s'".formatted(TITLE)));
    TenderFixture.complete(APP, tender);
    browser.open("/tenders/" + tender + "/approval");
    browser.pressAndConfirm("إرسال للاعتماد").succeeded("أُرسلت المنافسة للاعتماد");
    browser.takeUp("buyer.2", "اعتماد المنافسة", TITLE).pressAndConfirm("اعتماد المنافسة");
    browser.succeeded("اعتُمدت المنافسة");
    browser.takeUp("buyer", "نشر المنافسة", TITLE).pressAndConfirm("نشر المنافسة");
    browser.succeeded("نُشرت المنافسة");
  }

  private void bid(ArabicBrowser browser, String bidder, String price) {
    browser.takeUp(bidder, "تقديم عرض", TITLE).isAsItShouldBe();
    browser
        .choose("currency", "SAR")
        .fill("validityDays", "120")
        .tick("[name=gccOrigin][value=true]");
    browser.all("[data-price]").forEach(field -> browser.fill(field, price));
    browser.press("حفظ ومراجعة العرض").isAsItShouldBe().press("تقديم العرض");
    browser.succeeded("استُلم عرضكم");
  }

  private void openBids(ArabicBrowser browser) {
    for (String member : List.of("opening.2", "opening.1")) {
      browser.takeUp(member, "فتح العروض", TITLE).isAsItShouldBe();
      browser.fill("passphrase", DemoPersonQueries.PASSWORD).press("تقديم حصتي");
      browser.succeeded("قُدّمت حصتكم");
    }
    browser.press("فتح جميع العروض").isAsItShouldBe();
    browser.succeeded("فُتحت جميع العروض");
    List<String> names = browser.all("main table").get(0).locator("tbody th bdi").allInnerTexts();
    assertThat(names).containsExactlyInAnyOrder(nameOf("bidder.1"), nameOf("bidder.2"));
  }

  private void examine(ArabicBrowser browser) {
    for (String member : EVALUATORS) {
      browser
          .takeUp(member, "الإفصاح عن تعارض المصالح", TITLE)
          .tick("[name=hasConflict][value=false]");
      browser.press("تسجيل الإقرار").succeeded("سُجّل إقراركم");
    }
    browser.takeUp("evaluator.1", "الفحص الإداري للعروض", TITLE);
    browser.tick("[name$='.passed'][value=true]").isAsItShouldBe();
    browser.press("تسجيل نتائج الفحص").succeeded("سُجّلت نتائج الفحص");
    for (String member : EVALUATORS) {
      browser.takeUp(member, "وضع درجات التقييم الفني", TITLE);
      browser.fillAll(".points", "85").isAsItShouldBe();
      browser.pressAndConfirm("تسليم درجاتي").succeeded("سُلّمت درجاتكم");
    }
    browser.takeUp("evaluator.1", "تسجيل الدرجات المتفق عليها", TITLE);
    browser.fillAll(".points", "85").isAsItShouldBe();
    browser.press("تسجيل التوافق").succeeded("سُجّلت الدرجات المتفق عليها");
    for (String member : List.of("evaluator.2", "evaluator.3")) {
      browser.takeUp(member, "تأييد الدرجات المتفق عليها", TITLE);
      browser.tick("[name=confirms][value=true]").isAsItShouldBe();
      browser.press("متابعة").isAsItShouldBe().press("تأييد التوافق");
      browser.succeeded("سُجّل رأيكم");
    }
    browser.takeUp("evaluator.1", "ترتيب العروض", TITLE).press("إلى الترتيب");
    browser.pressAndConfirm("ترتيب العروض").succeeded("رُتّبت العروض").isAsItShouldBe();
  }

  private void recommend(ArabicBrowser browser) {
    browser.takeUp("evaluator.1", "التوصية بالترسية", TITLE).isAsItShouldBe();
    browser.pressAndConfirm("تسجيل التوصية وعرضها على اللجنة").succeeded("سُجّلت التوصية");
    browser.press("قرار اللجنة").isAsItShouldBe();
  }

  private void decide(ArabicBrowser browser, List<String> members, String outcome) {
    for (String member : members) {
      browser.takeUp(member, "التصويت على التوصية بالترسية", TITLE);
      browser
          .tick("[name=choice][value=FOR]")
          .pressAndConfirm("تسجيل الصوت")
          .succeeded("سُجّل صوت دولتكم");
    }
    browser.isAsItShouldBe().pressAndConfirm("تسجيل نتيجة القرار").succeeded(outcome);
  }

  private static Locator rowOf(ArabicBrowser browser, String name) {
    return browser.find("tr").filter(new Locator.FilterOptions().setHasText(name));
  }

  private void confirmQuantities(ArabicBrowser browser, String coordinator) {
    browser.takeUp(coordinator, "تأكيد كميات دولتك", TITLE).isAsItShouldBe();
    browser.pressAndConfirm("تأكيد الكميات").succeeded("أُكدت كميات دولتك").isAsItShouldBe();
  }

  private void confirm(ArabicBrowser browser) {
    browser.takeUp("buyer", "إنفاذ الترسية بعد انتهاء فترة التوقف", TITLE);
    browser.pressAndConfirm("إنفاذ الترسية وإبرام الاتفاقيات").succeeded("أصبحت الترسية نافذة");
    browser.isAsItShouldBe();
  }

  /** One lot's winner and the amount in riyals, as the page of the awards shows them. */
  private record Awarded(String winner, BigDecimal amount) {}

  private static List<Awarded> awards(ArabicBrowser browser) {
    return browser.all("main tbody tr").stream()
        .map(
            row ->
                new Awarded(
                    row.locator("td").first().innerText().strip(),
                    new BigDecimal(
                        row.locator(".number .figure").first().innerText().replace(",", ""))))
        .toList();
  }

  private static BigDecimal total(List<Awarded> awards) {
    return awards.stream().map(Awarded::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** The supplier for whom a person bids. */
  private static String nameOf(String bidder) {
    return APP.ask(
        """
        SELECT s.name_ar FROM role_grant g JOIN person p ON p.id = g.person_id
          JOIN supplier s ON s.id = g.supplier_id WHERE p.login = '%s'"""
            .formatted(bidder));
  }

  private static String report(ArabicBrowser browser) throws IOException {
    browser.takeUp("member.ae", "تنزيل تقرير الترسية", TITLE).isAsItShouldBe();
    String tender = APP.ask("SELECT id FROM joint_tender WHERE title_ar = '" + TITLE + "'");
    // In the list of tenders, and among what the member is asked to take.
    String link = "a[href='/reports/award/" + tender + "/ARABIC/PDF']";
    return PdfText.of(Files.readAllBytes(browser.download(browser.find(link).first())));
  }
}
