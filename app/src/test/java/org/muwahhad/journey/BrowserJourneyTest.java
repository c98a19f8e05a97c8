package org.muwahhad.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.demo.DemoLoader;
import org.muwahhad.demo.ReferenceLoader;

/**
 * The main line as people go it: in Arabic, in a browser, with the pages' own links and forms, from
 * a round that is not there yet to the award report in the hands of a committee member.
 */
class BrowserJourneyTest {
  private static final TestApp APP = TestApp.start();
  private static final ZoneId RIYADH = ZoneId.of("Asia/Riyadh");
  private static final String ROUND = "R-SAFAR";
  private static final String TITLE = "توريد حواسيب محمولة وشاشات للوزارات";
  private static final List<String> EVALUATORS =
      List.of("evaluator.2", "evaluator.3", "evaluator.1");
  private static final List<String> MEMBERS =
      List.of("member.ae", "member.bh", "member.kw", "member.om", "member.qa", "member.sa");

  private final LocalDateTime now =
      LocalDateTime.now(RIYADH).truncatedTo(ChronoUnit.MINUTES).minusMinutes(5);

  @BeforeAll
  static void demonstration() {
    APP.get(ReferenceLoader.class).run();
    APP.get(DemoLoader.class).run();
  }

  @AfterAll
  static void stop() {
    APP.close();
  }

  @Test
  void people_go_from_an_empty_round_to_the_arabic_report_in_the_browser() throws IOException {
    try (ArabicBrowser browser = new ArabicBrowser(APP)) {
      String round = openRound(browser);
      submitDemand(browser, "officer.kw", round, "120");
      submitDemand(browser, "officer.om", round, "80");
      endorse(browser, "coordinator.kw", round);
      endorse(browser, "coordinator.om", round);
      moveClockPast(browser, "إغلاق الجولة", ROUND);
      String tender = aggregate(browser, round);
      prepareAndPublish(browser, tender);
      bid(browser, "bidder.1", tender, "2400");
      bid(browser, "bidder.2", tender, "2550");
      moveClockPast(browser, "الموعد النهائي", TITLE);
      String winner = openBids(browser, tender);
      examine(browser, tender);
      recommend(browser, tender);
      decide(browser);
      moveClockPast(browser, "انتهاء فترة التوقف", TITLE);
      confirm(browser, tender);

      assertThat(report(browser, tender)).contains(TITLE).contains(winner);
      assertThat(browser.complaints()).as("console").isEmpty();
    }
  }

  private String openRound(ArabicBrowser browser) {
    browser.as("buyer").isAsItShouldBe().press("جولات الطلب").press("تخطيط جولة");
    browser
        .fill("code", ROUND)
        .fill("name.ar", "جولة الحواسيب المحمولة والشاشات")
        .fill("name.en", "Laptops and monitors round")
        .fill("opensAt", now.toString())
        .fill("closesAt", now.plusDays(14).toString())
        .fill("endorsementUntil", now.plusDays(21).toString())
        .tick("[name=categories][value='30200000']")
        .tick("[name=states][value=KW], [name=states][value=OM]")
        .isAsItShouldBe()
        .press("تخطيط جولة")
        .press("فتح الجولة")
        .succeeded("فُتحت الجولة");
    return browser.numberAfter("rounds");
  }

  private void submitDemand(ArabicBrowser browser, String officer, String round, String quantity) {
    browser.as(officer).open("/rounds/" + round).press("بدء الطلب");
    addItem(browser, "حاسوب محمول مكتبي", 0, quantity);
    addItem(browser, "شاشة عرض", 1, quantity);
    browser.isAsItShouldBe().press("المراجعة والإرسال");
    assertThat(browser.text()).contains("حاسوب محمول", "شاشة");
    browser.press("إرسال الطلب").succeeded("أُرسل الطلب. رقم الإيصال");
  }

  private void addItem(ArabicBrowser browser, String words, int line, String quantity) {
    browser.fill("q", words).press(foundItem(browser, words));
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

  private void endorse(ArabicBrowser browser, String coordinator, String round) {
    browser.as(coordinator).open("/rounds/" + round);
    browser.press(browser.find("a[href^='/submissions/']").first()).isAsItShouldBe();
    browser.press("اعتماد الطلب").succeeded("اعتُمد الطلب");
  }

  private void moveClockPast(ArabicBrowser browser, String event, String name) {
    browser.as("buyer").open("/demo/clock");
    browser.press(
        rowOf(browser, name)
            .filter(new Locator.FilterOptions().setHasText(event))
            .locator("button"));
    browser.succeeded("");
  }

  private String aggregate(ArabicBrowser browser, String round) {
    browser.as("buyer").open("/rounds/" + round).press("إغلاق الجولة").press("إغلاق الجولة");
    browser.open("/rounds/" + round + "/aggregation").isAsItShouldBe();
    browser
        .fill("title.ar", TITLE)
        .fill("title.en", "Supply of laptops and monitors to ministries")
        .press("تجميع الجولة في منافسة");
    return browser.numberAfter("tenders");
  }

  private void prepareAndPublish(ArabicBrowser browser, String tender) {
    browser.open("/tenders/" + tender).isAsItShouldBe().press("مطابقة الكميات");
    assertThat(browser.text()).contains("كميات المنافسة تساوي مجموع الطلب المعتمد");
    browser.isAsItShouldBe().open("/tenders/" + tender + "/settings").isAsItShouldBe();
    browser.choose("currency", "SAR").press("حفظ").succeeded("");
    browser.as("buyer.2").open("/tenders/" + tender + "/approval").press("اعتماد المنافسة");
    browser.succeeded("اعتُمدت المنافسة");
    browser.as("buyer").open("/tenders/" + tender + "/approval").press("نشر المنافسة");
    browser.succeeded("نُشرت المنافسة");
  }

  private void bid(ArabicBrowser browser, String bidder, String tender, String price) {
    browser.as(bidder).open("/tenders/" + tender + "/bid").isAsItShouldBe();
    browser
        .choose("currency", "SAR")
        .fill("validityDays", "120")
        .tick("[name=hasSecurity]")
        .tick("[name=gccOrigin][value=true]");
    browser.all("[data-price]").forEach(field -> browser.fill(field, price));
    browser.press("حفظ ومراجعة العرض").isAsItShouldBe().press("تقديم العرض").succeeded("");
  }

  /** Returns the name of the bidder who opens first, who has the lower prices. */
  private String openBids(ArabicBrowser browser, String tender) {
    browser.as("opening.1").open("/tenders/" + tender + "/opening");
    browser.press("فتح جميع العروض").isAsItShouldBe();
    List<String> names = browser.all("main table").get(0).locator("tbody th bdi").allInnerTexts();
    assertThat(names).hasSize(2);
    return APP.ask(
        """
        SELECT s.name_ar FROM role_grant g JOIN person p ON p.id = g.person_id
          JOIN supplier s ON s.id = g.supplier_id WHERE p.login = 'bidder.1'""");
  }

  private void examine(ArabicBrowser browser, String tender) {
    String evaluation = "/tenders/" + tender + "/evaluation";
    for (String member : EVALUATORS) {
      browser.as(member).open(evaluation + "/declaration").tick("[name=conflict][value=no]");
      browser.press("تسجيل الإقرار").succeeded("");
    }
    browser.open(evaluation + "/checks").tick("[name$='.passed'][value=yes]").isAsItShouldBe();
    browser.press("تسجيل نتائج الفحص").succeeded("");
    for (String member : EVALUATORS) {
      browser.as(member).open(evaluation + "/scores").fillAll(".points", "85").isAsItShouldBe();
      browser.press("تسليم درجاتي").succeeded("");
    }
    browser.open(evaluation + "/consensus").fillAll(".points", "85").isAsItShouldBe();
    browser.press("تسجيل التوافق").succeeded("");
    browser.open("/tenders/" + tender + "/ranking").press("ترتيب العروض");
    browser.succeeded("رُتّبت العروض").isAsItShouldBe();
  }

  private void recommend(ArabicBrowser browser, String tender) {
    browser.as("evaluator.1").open("/tenders/" + tender + "/award").isAsItShouldBe();
    browser.press("تسجيل التوصية وعرضها على اللجنة").succeeded("سُجّلت التوصية");
  }

  private void decide(ArabicBrowser browser) {
    for (String member : MEMBERS) {
      browser.as(member).open("/decisions").press(rowOf(browser, TITLE).locator("a"));
      browser.tick("[name=choice][value=FOR]").press("تسجيل الصوت").succeeded("");
    }
    browser.isAsItShouldBe().press("تسجيل نتيجة القرار").succeeded("اعتُمد القرار");
  }

  private static Locator rowOf(ArabicBrowser browser, String name) {
    return browser.find("tr").filter(new Locator.FilterOptions().setHasText(name));
  }

  private void confirm(ArabicBrowser browser, String tender) {
    browser.as("buyer").open("/tenders/" + tender + "/award");
    browser.press("إنفاذ الترسية وإبرام الاتفاقيات").succeeded("أصبحت الترسية نافذة");
    browser.isAsItShouldBe();
  }

  private String report(ArabicBrowser browser, String tender) throws IOException {
    browser.as("member.ae").open("/reports").isAsItShouldBe();
    String link = "a[href='/reports/award/" + tender + "/ARABIC/PDF']";
    return textOf(browser.download(browser.find(link)));
  }

  private static String textOf(Path pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
      String text = new PDFTextStripper().getText(document);
      return Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("\\s+", " ");
    }
  }
}
