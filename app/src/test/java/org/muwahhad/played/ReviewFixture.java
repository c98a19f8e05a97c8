package org.muwahhad.played;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;

/** Presses that bind: the first shows the review, the second does what was shown. */
record ReviewFixture(TestApp app) {
  private static final String NOTHING_DONE = "Read before you confirm: nothing has been done yet";
  private static final String CHANGED = "Something has changed since you read this page";

  /** A press that shows the review; nothing is recorded. */
  String shown(Browserless browser, String path, Map<String, String> fields, String... words) {
    String before = entries();
    HttpResponse<String> review = browser.pressOnce(path, flat(fields));
    assertThat(review.statusCode()).as(review.body()).isEqualTo(200);
    assertThat(review.body()).contains(NOTHING_DONE);
    for (String word : words) {
      assertThat(review.body()).contains(word);
    }
    assertThat(entries()).as("nothing is done by the first press").isEqualTo(before);
    return review.body();
  }

  void inArabic(Browserless browser, String path, Map<String, String> fields, String... words) {
    browser.get("/language/ar");
    HttpResponse<String> review = browser.pressOnce(path, flat(fields));
    assertThat(review.body()).contains("لم يُنفَّذ شيء بعد").contains(words);
    browser.get("/language/en");
  }

  void refused(Browserless browser, String path, String review) {
    String before = entries();
    HttpResponse<String> answer = browser.confirm(path, review);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(409);
    assertThat(answer.body()).contains(CHANGED, NOTHING_DONE);
    assertThat(entries()).as("what was not reviewed is not done").isEqualTo(before);
  }

  void done(Browserless browser, String path, String review, String act) {
    String acts = "SELECT COUNT(*) FROM audit_entry WHERE act = '" + act + "'";
    int before = Integer.parseInt(app.ask(acts));
    HttpResponse<String> answer = browser.confirm(path, review);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body()).doesNotContain("data-review");
    assertThat(app.ask(acts)).isEqualTo("" + (before + 1));
  }

  String entries() {
    return app.ask("SELECT COUNT(*) FROM audit_entry");
  }

  static String[] flat(Map<String, String> fields) {
    return fields.entrySet().stream()
        .flatMap(f -> Stream.of(f.getKey(), f.getValue()))
        .toArray(String[]::new);
  }

  Browserless as(Actor person) {
    Browserless browser = Browserless.signedInAs(app, person);
    browser.get("/");
    return browser;
  }

  /**
   * The page of a decision leads to the vote and to what there is to read, and none of that is
   * refused.
   */
  void leadsToPapers(Browserless member, String page, String... expected) {
    String body = member.get(page).body();
    assertThat(body).contains("href=\"#vote\"", "id=\"vote\"", "<details class=\"fold\"");
    int list = body.indexOf("id=\"decision-papers\"");
    assertThat(list).as("papers").isPositive();
    List<String> papers =
        Pattern.compile("href=\"([^\"]+)\"")
            .matcher(body.substring(list, body.indexOf("</nav>", list)))
            .results()
            .map(m -> m.group(1))
            .toList();
    assertThat(papers).contains(expected);
    for (String paper : papers) {
      assertThat(member.get(paper).statusCode()).as(paper).isEqualTo(200);
    }
  }
}
