package org.muwahhad.reporting.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.access.DemoPersonQueries;
import org.muwahhad.demo.LoadedDemo;
import org.muwahhad.reporting.Format;

/** A report is read on the screen and had as a file from the same figures. */
@Tag("long")
class ReadReportTest {
  private static final TestApp APP = LoadedDemo.app();
  private static final String TENDER =
      APP.ask("SELECT MIN(id) FROM joint_tender WHERE opened_at IS NOT NULL");
  private static final String NUMBER =
      APP.ask("SELECT number FROM joint_tender WHERE id = " + TENDER);
  private static final String OPENING = "/reports/opening/" + TENDER;

  @Test
  void it_reads_from_the_right_in_arabic_and_in_both_languages_if_wanted() {
    Browserless member = as("OPENING_MEMBER");

    String arabic = member.get(OPENING + "?edition=ARABIC").body();
    String english = member.get(OPENING + "?edition=ENGLISH").body();
    String both = member.get(OPENING + "?edition=BILINGUAL").body();

    assertThat(arabic)
        .contains("<article class=\"reading\" lang=\"ar\" dir=\"rtl\">", "محضر فتح العروض");
    assertThat(english)
        .contains(
            "<article class=\"reading\" lang=\"en\" dir=\"ltr\">", "Record of the opening of bids")
        .contains(NUMBER);
    assertThat(both).contains("محضر فتح العروض", "Record of the opening of bids");
  }

  @Test
  void its_contents_lead_to_sections_that_are_folded_after_the_first() {
    String page = as("OPENING_MEMBER").get(OPENING + "?edition=ENGLISH").body();
    int contents = page.indexOf("reading-contents");
    assertThat(contents).isPositive();

    List<String> led =
        Pattern.compile("href=\"#(section-\\d+)\"")
            .matcher(page.substring(contents, page.indexOf("</nav>", contents)))
            .results()
            .map(m -> m.group(1))
            .toList();

    assertThat(led).hasSizeGreaterThan(2);
    for (String section : led) {
      assertThat(page).containsOnlyOnce("id=\"" + section + "\"");
    }
    assertThat(Pattern.compile("<details class=\"fold\">").matcher(page).results().count())
        .isEqualTo(led.size() - 1);
  }

  @Test
  void its_files_are_known_by_their_hash_and_the_same_again() {
    Browserless member = as("OPENING_MEMBER");
    for (Format format : Format.values()) {
      String address = OPENING + "/BILINGUAL/" + format;

      HttpResponse<String> first = member.get(address);

      assertThat(first.statusCode()).as(address).isEqualTo(200);
      String hash = first.headers().firstValue("X-Content-SHA256").orElse("");
      assertThat(hash)
          .isEqualTo(
              APP.ask(
                  """
                  SELECT sha256 FROM issued_report WHERE subject = 'TENDER' AND subject_id = %s
                     AND report = 'OPENING' AND edition = 'BILINGUAL' AND format = '%s'"""
                      .formatted(TENDER, format)));
      assertThat(member.get(address).headers().firstValue("X-Content-SHA256")).hasValue(hash);
    }
  }

  @Test
  void who_may_not_read_the_record_gets_it_neither_as_page_nor_as_file() {
    Browserless other = as("CATALOG_MANAGER");

    assertThat(other.get(OPENING).statusCode()).isIn(403, 404);
    assertThat(other.get(OPENING + "/ARABIC/PDF").statusCode()).isIn(403, 404);
    assertThat(other.get("/api/v1/reports/opening/" + TENDER + "/ARABIC/PDF").statusCode())
        .isIn(403, 404);
  }

  @Test
  void what_cannot_be_meant_is_not_found() {
    Browserless member = as("OPENING_MEMBER");

    assertThat(member.get("/reports/unknown/" + TENDER).statusCode()).isEqualTo(404);
    assertThat(member.get("/reports/opening/x").statusCode()).isEqualTo(404);
    assertThat(member.get("/reports/opening/999999").statusCode()).isEqualTo(404);
  }

  private static Browserless as(String role) {
    String login =
        APP.ask(
            """
            SELECT MIN(p.login) FROM person p JOIN role_grant g ON g.person_id = p.id
             WHERE p.is_demo AND p.password_hash IS NOT NULL AND g.role = '%s'"""
                .formatted(role));
    Browserless browser = Browserless.at(APP);
    browser.get("/sign-in");
    browser.post("/sign-in", "login", login, "password", DemoPersonQueries.PASSWORD);
    return browser;
  }
}
