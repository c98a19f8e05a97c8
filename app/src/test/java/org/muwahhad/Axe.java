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
  public static final List<String> WCAG =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

  private static final String SOURCE = AxeBuilder.getAxeScript();
  private static final String RUN =
      """
      async ({tags, parts}) => {
        if (document.querySelector('iframe, frame')) {
          return ['the page has frames, into which nobody looked'];
        }
        const context = parts.length ? {include: parts.map(p => [p])} : document;
        const found = await axe.run(context, {runOnly: tags, resultTypes: ['violations']});
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
    page.evaluate(SOURCE);
    Object found = page.evaluate(RUN, Map.of("tags", WCAG, "parts", List.of(parts)));
    return ((List<?>) found).stream().map(String::valueOf).toList();
  }
}
