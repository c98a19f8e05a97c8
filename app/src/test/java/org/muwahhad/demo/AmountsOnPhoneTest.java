package org.muwahhad.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.muwahhad.InstalledChromium;

/**
 * On a telephone every amount is seen whole: the box of its figures is compared with every box that
 * cuts off what does not fit, and with the screen. So is every tab. {@link EveryPageTest} asks this
 * of all pages.
 */
@Timeout(120)
@Tag("long")
class AmountsOnPhoneTest {
  private static final int TELEPHONE = 390;
  private static final Pattern AMOUNT = Pattern.compile("\\d,\\d{3}|\\d\\.\\d{2}");
  private static final Path PICTURES = Path.of("target/amounts-on-phone");
  private static final Playwright PLAYWRIGHT = Playwright.create();
  private static final Browser CHROMIUM = InstalledChromium.launch(PLAYWRIGHT);

  /**
   * The texts of figures that are cut off, with what cuts them; what is folded is unfolded first.
   */
  private static final String CUT_OFF =
      """
      () => {
        document.querySelectorAll('details').forEach(d => { d.open = true; });
        const amount = /\\d{1,3}(,\\d{3})+(\\.\\d+)?|\\d+\\.\\d{2,3}/;
        const found = [];
        const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        for (let text = texts.nextNode(); text; text = texts.nextNode()) {
          if (!amount.test(text.data) || text.parentElement.closest('script, style, .visually-hidden')) {
            continue;
          }
          const range = document.createRange();
          const match = amount.exec(text.data);
          range.setStart(text, match.index);
          range.setEnd(text, match.index + match[0].length);
          for (const box of range.getClientRects()) {
            if (box.width < 1 || box.height < 1) {
              continue;
            }
            let cutter = '';
            if (box.left < -0.5 || box.right > document.documentElement.clientWidth + 0.5) {
              cutter = 'the screen';
            }
            for (let e = text.parentElement; e && !cutter; e = e.parentElement) {
              const style = getComputedStyle(e);
              if (style.overflowX !== 'visible' && e !== document.documentElement && e !== document.body) {
                const clip = e.getBoundingClientRect();
                if (clip.width <= 1.5 || clip.height <= 1.5) {
                  break;
                }
                if (box.left < clip.left - 0.5 || box.right > clip.right + 0.5) {
                  cutter = e.tagName.toLowerCase() + '.' + e.className + ' ' + (e.getAttribute('aria-label') || '');
                }
              }
            }
            if (cutter) {
              found.push(match[0] + ' by ' + cutter);
              break;
            }
          }
        }
        return found;
      }""";

  @AfterAll
  static void closeBrowser() {
    CHROMIUM.close();
    PLAYWRIGHT.close();
  }

  @Test
  void an_amount_that_is_cut_off_is_seen() {
    try (BrowserContext window = window()) {
      Page page = window.newPage();
      String box =
          "<div style='overflow:auto;width:40px' dir='%s'><p style='white-space:nowrap'>%s</p></div>";
      page.setContent(
          box.formatted("rtl", "قيمة 4,683,217.98") + box.formatted("ltr", "x 7,000.00"));

      assertThat((List<?>) page.evaluate(CUT_OFF)).hasSize(2);
    }
  }

  /** Tabs that only a scroll shows; nothing says that there are more. */
  private static final String TABS_OUT_OF_SIGHT =
      """
      () => [...document.querySelectorAll('.tabs a')]
          .filter(tab => {
            const box = tab.getBoundingClientRect();
            return box.left < -0.5 || box.right > document.documentElement.clientWidth + 0.5;
          })
          .map(tab => tab.textContent)
      """;

  /** Whether a page has an amount. */
  static boolean isOn(String page) {
    return AMOUNT.matcher(page).find();
  }

  /** What of a page is cut off at the width of a telephone; what is folded is unfolded for it. */
  static List<String> cutOff(Page page, String where) {
    List<String> faults = new ArrayList<>();
    List<?> cut = (List<?>) page.evaluate(CUT_OFF);
    List<?> tabs = (List<?>) page.evaluate(TABS_OUT_OF_SIGHT);
    if (!tabs.isEmpty()) {
      faults.add(where + ": out of sight is tab " + tabs.get(0));
    }
    if (!cut.isEmpty()) {
      faults.add(where + ": " + cut.size() + ", " + cut.get(0));
      page.screenshot(
          new Page.ScreenshotOptions()
              .setPath(PICTURES.resolve(where.replaceAll("[^A-Za-z0-9]+", "-") + ".png")));
    }
    return faults;
  }

  private static BrowserContext window() {
    return CHROMIUM.newContext(new Browser.NewContextOptions().setViewportSize(TELEPHONE, 844));
  }
}
