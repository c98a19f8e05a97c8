package org.muwahhad.catalog.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muwahhad.Axe;
import org.muwahhad.BrowserSignIn;
import org.muwahhad.InstalledChromium;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.catalog.item.AddItem;
import org.muwahhad.catalog.item.CatalogFixture;
import org.muwahhad.catalog.item.ItemContent;
import org.muwahhad.catalog.item.RetireItem;
import org.muwahhad.catalog.item.ReviseItem;
import org.muwahhad.catalog.standard.MarkEquivalent;
import org.muwahhad.catalog.template.Attribute;
import org.muwahhad.catalog.template.AttributeDraft;
import org.muwahhad.catalog.template.DraftTemplate;
import org.muwahhad.catalog.template.PublishTemplate;

/** The catalog's pages in a real browser, in both languages, on a telephone and on a desk. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("long")
class CatalogScreensTest {
  private static final int TELEPHONE = 375;
  private static final TestApp APP = TestApp.start();
  private static final CatalogFixture CATALOG = CatalogFixture.in(APP, World.in(APP));
  private Playwright playwright;
  private Browser browser;

  @BeforeAll
  void open() {
    playwright = Playwright.create();
    browser = InstalledChromium.launch(playwright);
    APP.get(AddItem.class).run(CATALOG.manager(), CatalogFixture.laptop("SHOW-0001"));
    APP.get(AddItem.class).run(CATALOG.manager(), CatalogFixture.laptop("SHOW-0002"));
    ItemContent content =
        CatalogFixture.with(CatalogFixture.laptop("SHOW-0001").content(), "storage_type", "SSD");
    APP.get(ReviseItem.class)
        .run(
            CATALOG.manager(),
            "SHOW-0001",
            new ReviseItem.RevisionChange(1, CatalogFixture.priced(content, "431.5", "KWD")));
    APP.get(AddItem.class).run(CATALOG.manager(), CatalogFixture.laptop("SHOW-0003"));
    APP.get(MarkEquivalent.class)
        .run(CATALOG.manager(), "SHOW-0001", new MarkEquivalent.Mark("SHOW-0003", "10", ""));
    APP.get(RetireItem.class).run(CATALOG.manager(), "SHOW-0002", "توقف الإنتاج", "SHOW-0001");
    APP.get(DraftTemplate.class)
        .run(CATALOG.manager(), "30231300", DraftTemplate.NONE, List.of(screens("touch")));
    APP.get(PublishTemplate.class).run(CATALOG.manager(), "30231300", 0);
    APP.get(DraftTemplate.class)
        .run(
            CATALOG.manager(),
            "30231300",
            DraftTemplate.NONE,
            List.of(screens("touch"), screens("mount")));
  }

  @AfterAll
  void close() {
    browser.close();
    playwright.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ar", "en"})
  void every_page_is_accessible_and_fits_its_screen(String language) {
    try (BrowserContext context = browser.newContext();
        Page page = context.newPage()) {
      BrowserSignIn.of(APP, CATALOG.manager()).on(page, language);
      for (Map.Entry<String, String> one : pages().entrySet()) {
        for (int width : new int[] {1180, TELEPHONE}) {
          page.setViewportSize(width, 900);
          page.navigate(APP.uri() + one.getValue());
          inspect(page, language + "-" + one.getKey() + "-" + width, width);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ar", "en"})
  void a_refused_form_and_a_refused_file_are_accessible_and_fit(String language) {
    try (BrowserContext context = browser.newContext();
        Page page = context.newPage()) {
      BrowserSignIn.of(APP, CATALOG.manager()).on(page, language);
      for (int width : new int[] {1180, TELEPHONE}) {
        page.setViewportSize(width, 900);
        page.navigate(APP.uri() + "/catalog/new?category=" + CatalogFixture.LAPTOPS);
        page.fill("#content-benchmarkPrice", "dear");
        page.click(".form-actions button");
        page.waitForSelector(".error-summary");
        inspect(page, language + "-refused-" + width, width);

        page.navigate(APP.uri() + "/catalog/import");
        page.setInputFiles("#file", badFile());
        page.click(".form-actions button");
        page.waitForURL("**/catalog/import/staged/**");
        inspect(page, language + "-refused-file-" + width, width);
      }
    }
  }

  private static Map<String, String> pages() {
    return Map.ofEntries(
        Map.entry("browse", "/catalog?q=14"),
        Map.entry("none", "/catalog?q=nothing"),
        Map.entry("item", "/catalog/SHOW-0001"),
        Map.entry("former", "/catalog/SHOW-0001/revisions/1"),
        Map.entry("retired", "/catalog/SHOW-0002"),
        Map.entry("category", "/catalog/new"),
        Map.entry("add", "/catalog/new?category=" + CatalogFixture.LAPTOPS),
        Map.entry("revise", "/catalog/SHOW-0001/revise"),
        Map.entry("retire", "/catalog/SHOW-0001/retire"),
        Map.entry("import", "/catalog/import"),
        Map.entry("templates", "/catalog/templates"),
        Map.entry("template", "/catalog/templates/30231300"),
        Map.entry("template-draft", "/catalog/templates/30231300/draft"),
        Map.entry("template-publish", "/catalog/templates/30231300/publish"),
        Map.entry("compare", "/catalog/compare?item=SHOW-0001&item=SHOW-0003"),
        Map.entry("equivalents", "/catalog/SHOW-0001/equivalents"),
        Map.entry("price-breaks", "/catalog/SHOW-0001/price-breaks"));
  }

  private static AttributeDraft screens(String code) {
    return new AttributeDraft(
        code,
        "خاصية الشاشة",
        "Screen attribute",
        "MULTI_CHOICE",
        "",
        "",
        false,
        true,
        "",
        "",
        List.of(
            new Attribute.AttributeChoice("ONE", "الأول", "The first"),
            new Attribute.AttributeChoice("TWO", "الثاني", "The second")));
  }

  private static FilePayload badFile() {
    String text =
        "code,category,kind,name_ar,name_en,description_ar,description_en,unit,benchmark_price,"
            + "benchmark_currency,benchmark_date,benchmark_source_ar,benchmark_source_en\n"
            + "A-1,30231300,HARDWARE,شاشة,,و,D,PCS,dear,USD,2026-01-01,م,S\n"
            + "A-1,99999999,CHEESE,شاشة,Screen,و,D,C62,1,USD,2026-01-01,م,S\n";
    return new FilePayload("items.csv", "text/csv", text.getBytes(StandardCharsets.UTF_8));
  }

  private static void inspect(Page page, String name, int width) {
    page.evaluate("document.fonts.ready");
    Object wide = page.evaluate("document.documentElement.scrollWidth");
    List<String> violations =
        name.startsWith("ar") == (width == TELEPHONE)
            ? Axe.violations(page)
            : Axe.violationsBesideContrast(page);
    if (!violations.isEmpty() || !wide.equals(width)) {
      page.screenshot(
          new Page.ScreenshotOptions()
              .setFullPage(true)
              .setPath(Path.of("target/catalog/" + name + ".png")));
    }

    assertThat(wide).as(name).isEqualTo(width);
    assertThat(violations).as(name).isEmpty();
  }
}
