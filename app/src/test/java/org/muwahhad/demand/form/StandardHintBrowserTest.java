package org.muwahhad.demand.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muwahhad.demand.submission.DemandFixture.line;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.BrowserSignIn;
import org.muwahhad.InstalledChromium;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.catalog.standard.MarkEquivalent;
import org.muwahhad.catalog.standard.SetPriceBreaks;
import org.muwahhad.demand.submission.DemandFixture;
import org.muwahhad.demand.submission.DraftText;
import org.muwahhad.demand.submission.LineField;
import org.muwahhad.demand.submission.StartSubmission;
import org.muwahhad.shared.Bilingual;

/** An officer picks an odd laptop and is shown the standard one, with the keyboard alone. */
@Tag("long")
class StandardHintBrowserTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final DemandFixture DEMAND = new DemandFixture(APP, WORLD);
  private static final Actor MANAGER = WORLD.aPersonWho(Role.CATALOG_MANAGER);
  private static final Playwright PLAYWRIGHT = Playwright.create();
  private static final Browser CHROMIUM = InstalledChromium.launch(PLAYWRIGHT);
  private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21aa", "wcag22aa");
  private final String standard = DEMAND.aLaptop();
  private final String odd = DEMAND.aLaptop();
  private final long round = DEMAND.anOpenRound();
  private final Actor officer = WORLD.anOfficerOf(WORLD.anEntityIn("OM"));
  private final long submission = APP.get(StartSubmission.class).run(officer, round);
  private final BrowserContext window = CHROMIUM.newContext();

  @BeforeEach
  void othersAskForTheStandard() {
    APP.get(MarkEquivalent.class).run(MANAGER, odd, new MarkEquivalent.Mark(standard, "1", ""));
    APP.get(SetPriceBreaks.class)
        .run(
            MANAGER,
            standard,
            new SetPriceBreaks.Table(
                Integer.parseInt(
                    APP.ask("SELECT version FROM catalog_item WHERE code = '" + standard + "'")),
                "USD",
                List.of(
                    new SetPriceBreaks.PriceBreakInput(
                        new BigDecimal("100"),
                        new BigDecimal("900.00"),
                        new Bilingual("مسح", "Survey")))));
    DEMAND.aSubmission(round, "KW", line(standard, "120"));
  }

  @AfterEach
  void closeWindow() {
    window.close();
  }

  @AfterAll
  static void closeBrowser() {
    CHROMIUM.close();
    PLAYWRIGHT.close();
  }

  @Test
  void the_standard_is_taken_in_place_of_the_odd_item() {
    Page page = withTheOddItem();

    assertThat(page.locator("[data-hint-text]").innerText())
        .contains(standard, "120", "probably save");
    assertAccessible(page);
    press(page, "Shift+Tab", 2);
    assertThat(focused(page).getAttribute("data-use-standard")).isNotNull();
    assertThat(focused(page).innerText()).contains("Use the standard item: 2");
    page.keyboard().press("Enter");

    page.locator("[name='lines[0].item'][value='" + standard + "']").waitFor();
    assertThat(page.locator("[name='lines[0].quantity']").inputValue()).isEqualTo("2");
    assertThat(page.locator(".standard-hint").count()).isZero();
    assertThat(page.locator("[name='lines[0].keptReason']").count()).isZero();
  }

  @Test
  void the_odd_item_is_kept_with_a_reason() {
    Page page = withTheOddItem();

    press(page, "Shift+Tab", 1);
    assertThat(focused(page).getAttribute("name")).isEqualTo("lines[0].keptReason");
    page.keyboard().type("Needed by the laboratory");
    page.keyboard().press("Control+s");

    page.locator(".kept-saved").waitFor();
    assertThat(APP.get(DraftText.class).of(submission).lines())
        .extracting(l -> l.item() + ": " + l.text(LineField.KEPT_REASON))
        .containsExactly(odd + ": Needed by the laboratory");
    page.reload();
    assertThat(page.locator("[name='lines[0].keptReason']").inputValue())
        .isEqualTo("Needed by the laboratory");
    page.locator("[name='lines[0].quantity']").focus();
    page.keyboard().press("Control+Shift+Enter");
    assertThat(page.locator("[name='lines[1].keptReason']").inputValue())
        .as("a line made of another keeps its reason")
        .isEqualTo("Needed by the laboratory");
  }

  @Test
  void whoever_is_in_the_hint_already_stays_there_when_it_is_renewed() {
    Page page = withTheOddItem();
    page.keyboard().press("Control+a");
    page.keyboard().type("7");

    press(page, "Shift+Tab", 2);

    page.locator("[data-use-standard]:has-text(': 7')").waitFor();
    assertThat(focused(page).getAttribute("data-use-standard")).isNotNull();
  }

  /** A line with two of the odd item; the cursor stands in the quantity, the hint is there. */
  private Page withTheOddItem() {
    Page page = form();
    page.locator("[data-new]").focus();
    page.keyboard().press("Enter");
    page.keyboard().type(odd);
    page.locator("#item-options:not([hidden])").waitFor();
    page.keyboard().press("ArrowDown");
    page.keyboard().press("Enter");
    assertThat(page.locator("[name='lines[0].item']").inputValue()).isEqualTo(odd);
    page.keyboard().type("2");
    page.keyboard().press("Tab");
    page.locator("[data-use-standard]").waitFor();
    page.keyboard().press("Shift+Tab");
    assertThat(focused(page).getAttribute("name")).isEqualTo("lines[0].quantity");
    return page;
  }

  private Page form() {
    window.setDefaultTimeout(20_000);
    Page page = BrowserSignIn.of(APP, officer).in(window, "en");
    page.navigate(APP.uri() + "/rounds/" + round + "/submission");
    return page;
  }

  private static void press(Page page, String key, int times) {
    for (int i = 0; i < times; i++) {
      page.keyboard().press(key);
    }
  }

  private static Locator focused(Page page) {
    return page.locator(":focus");
  }

  private static void assertAccessible(Page page) {
    assertThat(new AxeBuilder(page).withTags(WCAG).analyze().getViolations())
        .extracting(v -> v.getId())
        .isEmpty();
  }
}
