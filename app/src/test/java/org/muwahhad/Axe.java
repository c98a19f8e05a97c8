package org.muwahhad;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;

/**
 * What axe finds wrong with a page. It runs in the page itself and tells the violations only: the
 * builder that comes with it opens a second page for each look and carries over all that is right,
 * too, which takes most of its time. Pages of ours have no frames, for which that is made.
 */
public final class Axe {
  private static final List<String> TAGS =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

  private static final String SOURCE = AxeBuilder.getAxeScript();
  private static final String RUN =
      """
      async ({tags, parts, contrast}) => {
        if (document.querySelector('iframe, frame')) {
          return ['the page has frames, into which nobody looked'];
        }
        const context = parts.length ? {include: parts.map(p => [p])} : document;
        // What lies under a bar that stays in view is scrolled out from below it.
        const bars = [...document.querySelectorAll('body *')]
          .filter(e => getComputedStyle(e).position === 'sticky');
        bars.forEach(e => e.style.position = 'static');
        const found = await axe.run(context, {
          runOnly: tags,
          rules: {
            'color-contrast': {enabled: contrast},
            // Experimental in axe: whoever controls a page by voice says the text that is seen.
            'label-content-name-mismatch': {enabled: true}},
          resultTypes: ['violations']});
        bars.forEach(e => e.style.position = '');
        return found.violations.map(
          v => v.id + ': ' + v.nodes.map(n => n.html + ' ' + n.failureSummary).join('; '));
      }""";

  private Axe() {}

  /**
   * The rule that is broken and the elements that break it, a line for each rule.
   *
   * @param parts selectors of the parts to look at; the whole page when there is none
   */
  public static List<String> violations(Page page, String... parts) {
    return violations(page, true, List.of(parts));
  }

  /**
   * The same but for the contrast of colours, which takes most of the time: for a page whose
   * colours were looked at in the other language at this width, and in this language at another.
   */
  public static List<String> violationsBesideContrast(Page page) {
    return violations(page, false, List.of());
  }

  private static List<String> violations(Page page, boolean contrast, List<String> parts) {
    if (!(Boolean) page.evaluate("'axe' in window")) {
      page.evaluate(SOURCE);
    }
    Object found = page.evaluate(RUN, Map.of("tags", TAGS, "parts", parts, "contrast", contrast));
    return ((List<?>) found).stream().map(String::valueOf).toList();
  }
}
