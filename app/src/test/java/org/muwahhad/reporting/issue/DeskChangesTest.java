package org.muwahhad.reporting.issue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.access.DemoPersonQueries;
import org.muwahhad.demo.LoadedDemo;

/** The desk says which figures of a report differ in its last issue, and not only that some do. */
@Tag("long")
class DeskChangesTest {
  private static final TestApp APP = LoadedDemo.fresh();
  private static final String TENDER =
      APP.ask("SELECT MIN(id) FROM joint_tender WHERE status = 'AWARDED'");
  private static final String NEXT = "e".repeat(64);
  private static final String WHERE =
      " FROM report_figures WHERE subject = 'TENDER' AND report = 'AWARD' AND subject_id = "
          + TENDER;
  private static final String FIRST = " AND data_sha256 <> '" + NEXT + "'";

  /** A member takes the report; then one with other figures is issued. */
  @BeforeAll
  static void issueAnother() throws SQLException {
    assertThat(member("en").get("/reports/award/" + TENDER + "/ENGLISH/XLSX").statusCode())
        .isEqualTo(200);
    APP.sql(
        """
        INSERT INTO issued_report (tender_id, subject, subject_id, part, report, edition, format,
               data_sha256, appearance, layout_version, sha256, byte_count, stored_as, issued_by,
               issued_at)
        SELECT tender_id, subject, subject_id, part, report, edition, format, '%s', appearance,
               layout_version, REPEAT('d', 64), 1, 'none', issued_by,
               issued_at + INTERVAL 1 DAY
          FROM issued_report WHERE report = 'AWARD' AND subject_id = %s ORDER BY id DESC LIMIT 1"""
            .formatted(NEXT, TENDER));
    try (Connection connection = APP.connect();
        Statement statement = connection.createStatement();
        ResultSet group = statement.executeQuery("SELECT *" + WHERE)) {
      while (group.next()) {
        String section = group.getString("section_en");
        String name = group.getString("group_en");
        boolean another = section.startsWith("Demand") && name.startsWith("Kuwait");
        boolean changed = section.startsWith("Bids compared") && name.contains("1");
        APP.get(ReportFigures.class)
            .add(
                "TENDER",
                Long.parseLong(TENDER),
                "",
                "AWARD",
                NEXT,
                group.getInt("position"),
                group.getString("section_ar"),
                section,
                another ? "دولة أخرى" : group.getString("group_ar"),
                another ? "Another state" : name,
                changed ? "a".repeat(64) : group.getString("sha256"));
      }
    }
  }

  @Test
  void groups_of_figures_are_kept_once_for_all_editions_and_formats() {
    String groups = APP.ask("SELECT COUNT(*)" + WHERE + FIRST);
    assertThat(Integer.parseInt(groups)).isGreaterThan(10);

    assertThat(member("en").get("/reports/award/" + TENDER + "/ARABIC/DOCX").statusCode())
        .isEqualTo(200);

    assertThat(APP.ask("SELECT COUNT(*)" + WHERE + FIRST)).isEqualTo(groups);
  }

  @Test
  void the_desk_names_what_differs_in_both_languages_and_nothing_else() {
    String page = member("en").get("/reports").body();
    List<String> lines =
        page.lines().filter(l -> l.contains("<li><bdi>") && l.contains("</bdi> –")).toList();

    assertThat(page).contains("Changes in the latest one: ");
    assertThat(page)
        .containsPattern("Bids compared and ranked</bdi>: <bdi>[^<]*1[^<]*</bdi> – other figures")
        .containsPattern("Demand by state</bdi>: <bdi>Another state</bdi> – not there before")
        .containsPattern("Demand by state</bdi>: <bdi>Kuwait[^<]*</bdi> – no longer there")
        .doesNotContain("Procedure timeline</bdi>");
    assertThat(lines).noneMatch(l -> l.contains("Savings"));
    assertThat(member("ar").get("/reports").body())
        .contains("ما اختلف في آخر إصدار", "<bdi>دولة أخرى</bdi> – لم يكن واردًا", "أرقام مختلفة");
  }

  @Test
  void what_was_told_is_kept_for_good() {
    assertThatThrownBy(() -> APP.sql("UPDATE report_figures SET group_en = 'x'"))
        .hasMessageContaining("reporting.record-immutable");
    assertThatThrownBy(() -> APP.sql("DELETE FROM report_figures"))
        .hasMessageContaining("reporting.record-immutable");
  }

  private static Browserless member(String language) {
    String login =
        APP.ask(
            """
            SELECT MIN(p.login) FROM person p JOIN role_grant g ON g.person_id = p.id
             WHERE p.is_demo AND p.password_hash IS NOT NULL AND g.role = 'COMMITTEE_MEMBER'""");
    Browserless browser = Browserless.at(APP);
    browser.get("/language/" + language);
    browser.post("/sign-in", "login", login, "password", DemoPersonQueries.PASSWORD);
    return browser;
  }
}
