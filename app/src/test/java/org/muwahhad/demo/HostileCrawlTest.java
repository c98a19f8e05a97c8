package org.muwahhad.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.access.DemoPersonQueries;

/**
 * Walks through the whole demonstration as a person of every role, with hostile texts in every form
 * and then in every column of text: nothing breaks, and nothing typed ever becomes markup.
 */
@Timeout(240)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Tag("long")
class HostileCrawlTest {
  private static final String SCRIPT = "\"'><script>alert(1)</script>{0}";
  private static final String RAW = "<script>alert";
  private static final Pattern LINK = Pattern.compile("<a [^>]*href=\"(/[^\"#]*)");
  private static final Pattern FORM =
      Pattern.compile(
          "<form method=\"post\" action=\"([^\"]+)\"[^>]*>(.*?)</form>", Pattern.DOTALL);
  private static final Pattern INPUT =
      Pattern.compile("<(input|textarea|select|button)\\b([^>]*)>");
  private static final Pattern OPTION = Pattern.compile("<option[^>]* value=\"([^\"]+)\"");
  private static final int PAGES_A_PERSON = 35;
  private static final int PAGES_OF_A_KIND = 2;
  private static final TestApp APP = LoadedDemo.fresh();
  private final List<String> seen = new ArrayList<>();

  @Test
  @Order(1)
  void texts_of_a_hundred_thousand_characters_break_no_form() {
    submitEverywhere("x".repeat(100_000));

    assertThat(seen).hasSizeGreaterThan(30);
  }

  @Test
  @Order(2)
  void markup_typed_into_a_form_is_shown_as_it_was_typed() {
    submitEverywhere(SCRIPT);

    assertThat(seen).hasSizeGreaterThan(30);
  }

  @Test
  @Order(3)
  void markup_in_what_others_wrote_is_shown_as_text_on_every_page() throws SQLException {
    int columns = poison();

    for (String language : List.of("en", "ar")) {
      for (String login : logins()) {
        crawl(login, language, (browser, path, page) -> assertHarmless(path, page));
      }
    }

    assertThat(columns).isGreaterThan(50);
    assertThat(seen).hasSizeGreaterThan(200);
  }

  private void submitEverywhere(String text) {
    Map<String, Integer> kinds = new HashMap<>();
    for (String login : logins()) {
      crawl(
          login,
          "en",
          (browser, path, page) -> {
            Matcher form = FORM.matcher(page.body());
            while (form.find()) {
              String action = form.group(1);
              boolean leave = action.equals("/sign-out") || action.startsWith("/demo");
              if (!leave && kinds.merge(kind(action), 1, Integer::sum) <= 2) {
                List<String> fields = fields(form.group(2), text);
                browser.get(path);
                assertHarmless(
                    action + " on " + path, browser.post(action, fields.toArray(String[]::new)));
              }
            }
          });
    }
  }

  private interface Visit {
    void at(Browserless browser, String path, HttpResponse<String> page);
  }

  private void crawl(String login, String language, Visit visit) {
    Browserless browser = Browserless.at(APP);
    browser.get("/language/" + language + "?back=/sign-in");
    browser.post("/sign-in", "login", login, "password", DemoPersonQueries.PASSWORD);
    Map<String, Integer> kinds = new TreeMap<>();
    Deque<String> waiting = new ArrayDeque<>(List.of("/"));
    int pages = 0;
    while (!waiting.isEmpty() && pages < PAGES_A_PERSON) {
      String path = waiting.remove();
      if (kinds.merge(kind(path), 1, Integer::sum) > PAGES_OF_A_KIND || path.contains("/PDF")) {
        continue;
      }
      HttpResponse<String> page = browser.get(path);
      pages++;
      if (page.headers().firstValue("Content-Type").orElse("").startsWith("text/html")) {
        seen.add(login + " " + path);
        visit.at(browser, path, page);
        Matcher link = LINK.matcher(page.body());
        while (link.find()) {
          waiting.add(link.group(1).replace("&amp;", "&"));
        }
      }
    }
  }

  private static void assertHarmless(String where, HttpResponse<String> page) {
    assertThat(page.statusCode()).as(where).isLessThan(500);
    assertThat(page.body().contains(RAW)).as("script on " + where).isFalse();
  }

  private static String kind(String path) {
    return path.replaceAll("\\?.*", "").replaceAll("[A-Z]*-?[0-9][A-Z0-9-]*", "N");
  }

  /** The fields of a form, the text in those that take one. */
  private static List<String> fields(String html, String text) {
    List<String> fields = new ArrayList<>();
    Matcher input = INPUT.matcher(html);
    while (input.find()) {
      String name = attribute(input.group(2), "name");
      String type = attribute(input.group(2), "type");
      if (!name.isEmpty() && !name.equals("csrfToken") && !type.equals("file")) {
        fields.add(name);
        fields.add(
            switch (input.group(1)) {
              case "textarea" -> text;
              case "select" -> option(html.substring(input.end()));
              case "button" -> attribute(input.group(2), "value");
              default ->
                  List.of("hidden", "checkbox", "radio", "date", "datetime-local").contains(type)
                      ? attribute(input.group(2), "value")
                      : text;
            });
      }
    }
    return fields;
  }

  private static String option(String html) {
    Matcher option = OPTION.matcher(html.substring(0, Math.max(0, html.indexOf("</select>"))));
    return option.find() ? option.group(1) : "";
  }

  private static String attribute(String tag, String name) {
    Matcher found = Pattern.compile("\\b" + name + "=\"([^\"]*)\"").matcher(tag);
    return found.find() ? found.group(1) : "";
  }

  private static List<String> logins() {
    return List.of(
        APP.ask(
                """
                SELECT GROUP_CONCAT(x.login) FROM (
                  SELECT MIN(p.login) AS login FROM person p JOIN role_grant g ON g.person_id = p.id
                   WHERE p.is_demo AND p.password_hash IS NOT NULL GROUP BY g.role) AS x""")
            .split(","));
  }

  /** Puts markup at the front of every text that a person wrote; returns how many columns. */
  private static int poison() throws SQLException {
    List<String> statements = new ArrayList<>();
    try (Connection connection = APP.connect();
        Statement s = connection.createStatement()) {
      for (String trigger : names(s, "SELECT trigger_name, '' FROM information_schema.triggers")) {
        s.execute("DROP TRIGGER " + trigger.trim());
      }
      for (String column :
          names(
              s,
              """
              SELECT table_name, column_name FROM information_schema.columns
               WHERE data_type IN ('varchar', 'text') AND character_maximum_length >= 100
                 AND (column_name LIKE '%name%' OR column_name LIKE '%title%'
                   OR column_name LIKE '%reason%' OR column_name LIKE '%description%'
                   OR column_name LIKE '%source%' OR column_name LIKE '%city%'
                   OR column_name IN ('statement', 'justification', 'budget_line', 'comment',
                                      'explanation', 'registration_number'))
                 AND table_name NOT IN ('flyway_schema_history', 'sign_in_throttle')
                 AND table_name NOT IN (SELECT v.table_name FROM information_schema.views v
                                         WHERE v.table_schema = DATABASE())
                 AND table_schema = DATABASE()""")) {
        String[] parts = column.split(" ");
        statements.add(
            "UPDATE IGNORE %1$s SET %2$s = LEFT(CONCAT('%3$s', %2$s), 90)"
                .formatted(parts[0], parts[1], SCRIPT.replace("'", "''")));
      }
      for (String statement : statements) {
        s.executeUpdate(statement);
      }
    }
    return statements.size();
  }

  private static List<String> names(Statement s, String query) throws SQLException {
    List<String> names = new ArrayList<>();
    String here =
        query.contains("triggers") ? query + " WHERE event_object_schema = DATABASE()" : query;
    try (ResultSet rows = s.executeQuery(here)) {
      while (rows.next()) {
        names.add(rows.getString(1) + " " + rows.getString(2));
      }
    }
    return names;
  }
}
