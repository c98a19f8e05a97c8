package org.muwahhad.demo;

import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;

/**
 * A walk of one person through the demonstration, from the home page along all links: some pages of
 * each kind, and of files none.
 */
public final class DemoWalk {
  private static final Pattern LINK = Pattern.compile("<a [^>]*href=\"(/[^\"#]*)");
  private static final Pattern NO_PAGE =
      Pattern.compile(
          "/language/.*|/sign-out.*|/demo/.*|/api/.*|.*\\.[a-z]{2,5}(\\?.*)?"
              + "|.*/(PDF|XLSX|DOCX|pdf|file|content|prices-file|csv)(\\?.*)?");
  private static final int PAGES_OF_A_KIND = 2;
  private static final int PAGES = 150;
  private final Browserless browser;

  private DemoWalk(Browserless browser) {
    this.browser = browser;
  }

  /** A person of each role. */
  public static List<String> logins(TestApp app) {
    return List.of(
        app.ask(
                """
                SELECT GROUP_CONCAT(x.login) FROM (
                  SELECT MIN(p.login) AS login FROM person p JOIN role_grant g ON g.person_id = p.id
                   WHERE p.is_demo AND p.password_hash IS NOT NULL GROUP BY g.role) AS x""")
            .split(","));
  }

  public static DemoWalk on(TestApp app, String login) {
    Browserless browser = Browserless.ofDemo(app, login);
    return new DemoWalk(browser);
  }

  /** The same walk in a language: {@code ar} or {@code en}. */
  public DemoWalk in(String language) {
    browser.get("/language/" + language);
    return this;
  }

  /** Shows every page, with its address. */
  public void each(BiConsumer<String, String> look) {
    Map<String, Integer> kinds = new TreeMap<>();
    Set<String> seen = new HashSet<>();
    Deque<String> waiting = new ArrayDeque<>(List.of("/"));
    int pages = 0;
    while (!waiting.isEmpty() && pages < PAGES) {
      String path = waiting.remove();
      if (NO_PAGE.matcher(path).matches()
          || !seen.add(path)
          || kinds.merge(kind(path), 1, Integer::sum) > PAGES_OF_A_KIND) {
        continue;
      }
      HttpResponse<String> page = browser.get(path);
      boolean shown =
          page.statusCode() == 200
              && page.headers().firstValue("Content-Type").orElse("").startsWith("text/html");
      if (!shown) {
        continue;
      }
      pages++;
      look.accept(path, page.body());
      Matcher link = LINK.matcher(page.body());
      while (link.find()) {
        waiting.add(link.group(1).replace("&amp;", "&"));
      }
    }
  }

  /** Addresses of one kind differ in numbers and in what is asked for alone. */
  public static String kind(String path) {
    return path.replaceAll("\\?.*", "").replaceAll("[A-Z]*-?[0-9][A-Z0-9-]*", "N");
  }
}
