package org.muwahhad.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.muwahhad.ApiCaller;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Language;
import org.muwahhad.shared.Refusal;
import org.muwahhad.upload.InspectFile;

/** How a deployment shows itself, what it tells of itself, and what readers say of its pages. */
class FaceTest {
  private static final TestApp APP = TestApp.start(Map.of("muwahhad.feedback-per-minute", 4));
  private static final World WORLD = World.in(APP);
  private static final Actor ADMINISTRATOR = WORLD.aPersonWho(Role.ADMINISTRATOR);
  private static final String SQUARE =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 64 64\"><path fill=\"#1f7a4f\""
          + " d=\"M0 0h64v64z\"/></svg>";
  private static final Actor BUYER = WORLD.aPersonWho(Role.CENTRAL_BUYER);

  @AfterAll
  static void closed() {
    APP.close();
  }

  @Test
  void an_administrator_gives_the_pages_the_face_of_a_state() {
    set(form("SA", "", new Bilingual("منافسات", "Monafasat")));

    assertThat(
            APP.ask(
                "SELECT CONCAT_WS(' ', colour, radius, header_height) FROM face_setting ORDER BY id DESC LIMIT 1"))
        .isEqualTo("#1f7a4f 8 72");
    assertThat(
            APP.ask(
                "SELECT act FROM audit_entry WHERE object_type = 'face' ORDER BY id DESC LIMIT 1"))
        .isEqualTo("face.set");
    Browserless visitor = Browserless.at(APP);
    visitor.get("/language/en");
    Document page = Jsoup.parse(visitor.get("/contact").body());
    assertThat(page.select(".brand-name").text()).isEqualTo("Monafasat");
    assertThat(page.title()).endsWith("Monafasat");
    assertThat(page.select("main").text())
        .contains("help@ministry.example", "Sundays to Thursdays");
    String css = page.select("link[rel=stylesheet]").eachAttr("href").get(1);
    assertThat(visitor.get(css).body())
        .contains("--green: #1F7A4F", "--radius: 8px", "--header: 72px");
    visitor.get("/language/ar");
    assertThat(Jsoup.parse(visitor.get("/contact").body()).select(".brand-name").text())
        .isEqualTo("منافسات");
  }

  @Test
  void a_face_is_that_of_its_service_alone() {
    set(form("SA", "", new Bilingual("منافسات", "Monafasat")));
    TestApp other = TestApp.start();
    try {
      Browserless visitor = Browserless.at(other);
      visitor.get("/language/en");
      assertThat(Jsoup.parse(visitor.get("/contact").body()).select(".brand-name").text())
          .isNotEqualTo("Monafasat");
    } finally {
      other.close();
    }
  }

  @Test
  void a_colour_that_cannot_be_read_is_refused_at_its_field_and_by_the_database() {
    assertThatThrownBy(() -> set(form("SA", "#9ad0b4", none())))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r -> {
              assertThat(r.faults()).hasSize(1);
              assertThat(r.faults().get(0).field()).isEqualTo("colour");
              assertThat(r.faults().get(0).code()).isEqualTo("face.contrast");
            });
    for (String colour : List.of("#777777", "#ff0000", "#00ff00", "#ffffff")) {
      assertThatThrownBy(() -> insert(colour, ADMINISTRATOR))
          .as(colour)
          .hasMessageContaining("face.contrast");
    }
    insert("#1f7a4f", ADMINISTRATOR);
    insert("#767676", ADMINISTRATOR);
    assertThatThrownBy(() -> insert("#1f7a4f", BUYER))
        .hasMessageContaining("face.by-administrator");
    assertThatThrownBy(() -> APP.sql("DELETE FROM face_setting")).hasMessageContaining("face.kept");
  }

  @Test
  void an_address_for_help_is_an_address_and_carries_nothing_into_a_letter() {
    for (String email :
        List.of(
            "a?bcc=spy@evil.example",
            "help@ministry.example?cc=spy@evil.example",
            "help@ministry.example,spy@evil.example",
            "a%0abcc:spy@evil.example",
            "a&body=x@ministry.example",
            "help@@ministry.example",
            "help@ministry",
            "a b@ministry.example")) {
      assertThatThrownBy(() -> set(form(email)))
          .as(email)
          .isInstanceOfSatisfying(
              Refusal.InvalidInput.class,
              r -> {
                assertThat(r.faults()).hasSize(1);
                assertThat(r.faults().get(0).field()).isEqualTo("email");
                assertThat(r.faults().get(0).code()).isEqualTo("face.email");
              });
      assertThatThrownBy(() -> insert("#1f7a4f", ADMINISTRATOR, email))
          .as(email)
          .hasMessageContaining("face.email");
    }

    set(form("help+sa@ministry.example"));

    assertThat(
            Jsoup.parse(Browserless.at(APP).get("/contact").body())
                .select("main a[href^=mailto]")
                .attr("href"))
        .isEqualTo("mailto:help%2Bsa@ministry.example");
  }

  @Test
  void of_two_administrators_who_saw_the_same_the_second_is_told_of_the_first() {
    set(form("SA", "", none()));
    long seen = newest();
    SetFace.FaceForm second = form("AE", "", new Bilingual("منافسات", "Monafasat"));
    emblem(SQUARE);

    assertThatThrownBy(() -> set(second))
        .isInstanceOf(Refusal.Conflict.class)
        .hasMessage("shared.changed-meanwhile");
    assertThatThrownBy(() -> emblem(SQUARE, seen)).hasMessage("shared.changed-meanwhile");
    assertThatThrownBy(() -> emblem(SQUARE, null))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r -> assertThat(r.faults().get(0).field()).isEqualTo("version"));
    assertThat(APP.ask("SELECT theme FROM face_setting ORDER BY id DESC LIMIT 1")).isEqualTo("SA");
    assertThatThrownBy(() -> insert("#1f7a4f", ADMINISTRATOR, "", seen))
        .hasMessageContaining("shared.changed-meanwhile");
    APP.without(
        "tr_face_setting_seen",
        () ->
            assertThatThrownBy(() -> insert("#1f7a4f", ADMINISTRATOR, "", seen))
                .hasMessageContaining("uq_face_setting_place"));
  }

  @Test
  void the_page_sends_the_setting_that_was_seen() {
    set(form("SA", "", none()));
    Browserless administrator = Browserless.signedInAs(APP, ADMINISTRATOR);
    Document page = Jsoup.parse(administrator.get("/face").body());
    String version = page.select("form[action=/face] input[name=version]").attr("value");
    assertThat(version).isEqualTo(String.valueOf(newest()));
    assertThat(page.select("form[action=/face/emblem] input[name=version]").attr("value"))
        .isEqualTo(version);
    Map<String, Object> fields = Map.of("version", version, "theme", "AE", "radius", "4");

    assertThat(administrator.post("/face", fields).statusCode()).isEqualTo(200);

    assertThat(newest()).isGreaterThan(Long.parseLong(version));
    assertThat(administrator.post("/face", fields).statusCode()).isEqualTo(409);
    assertThat(ApiCaller.of(APP, ADMINISTRATOR).get("/api/v1/face").body())
        .contains("\"version\":" + newest());
  }

  @Test
  void the_entry_says_every_column_of_the_setting() {
    set(form("SA", "", new Bilingual("منافسات", "Monafasat")));

    assertThat(
            APP.ask(
                "SELECT detail FROM audit_entry WHERE object_type = 'face' ORDER BY id DESC LIMIT 1"))
        .contains(
            "\"headerHeight\":72",
            "\"helpAr\":\"من الأحد إلى الخميس\"",
            "\"helpEn\":\"Sundays to Thursdays\"",
            "\"inPlaceOf\":",
            "\"nameAr\":\"منافسات\"",
            "\"nameEn\":\"Monafasat\"",
            "\"ownerAr\":\"\"",
            "\"phone\":\"+966 11 000 0000\"",
            "\"radius\":8");
  }

  @Test
  void every_theme_can_be_read() {
    for (String code : List.of("PLATFORM", "SA", "AE", "AE_GREEN")) {
      set(form(code, "", none()));
    }

    assertThat(APP.ask("SELECT COUNT(DISTINCT theme) FROM face_setting WHERE theme <> 'x'"))
        .isEqualTo("4");
  }

  @Test
  void what_is_given_in_one_language_only_and_a_broken_picture_are_refused() {
    assertThatThrownBy(() -> set(form("SA", "", new Bilingual("", "Monafasat"))))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r -> assertThat(r.faults().get(0).field()).isEqualTo("name.ar"));
    assertThatThrownBy(
            () -> emblem("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"))
        .isInstanceOf(Refusal.InvalidInput.class);
    assertThatThrownBy(() -> APP.get(SetFace.class).run(BUYER, form("SA", "", none())))
        .isInstanceOf(Refusal.NotPermitted.class);
  }

  @Test
  void an_emblem_is_shown_on_pages() {
    emblem(SQUARE);

    Document page = Jsoup.parse(Browserless.at(APP).get("/contact").body());
    String address = page.select(".emblem").attr("src");
    assertThat(address).startsWith("/branding/emblem");
    assertThat(Browserless.at(APP).get(address).body()).contains("<svg");
  }

  @Test
  void the_pages_about_the_service_are_open_to_everybody_and_linked_in_the_footer() {
    for (String language : List.of("ar", "en")) {
      Browserless visitor = Browserless.at(APP);
      visitor.get("/language/" + language);
      for (String path : List.of("/contact", "/questions", "/accessibility", "/site-map")) {
        HttpResponse<String> page = visitor.get(path);
        assertThat(page.statusCode()).as(path).isEqualTo(200);
        Document document = Jsoup.parse(page.body());
        assertThat(document.select("footer a").eachAttr("href"))
            .contains("/contact", "/questions", "/accessibility", "/site-map", "/verify");
        assertThat(document.select("main time")).as(path + " says when it changed").isNotEmpty();
      }
    }
  }

  @Test
  void a_reader_says_whether_a_page_was_useful_and_nothing_tells_who_it_was() {
    APP.sql("DELETE FROM sign_in_throttle");
    Browserless visitor = Browserless.at(APP);
    visitor.get("/language/en");
    String ask =
        Jsoup.parse(visitor.get("/contact").body())
            .select("footer form input[name=place]")
            .attr("value");
    assertThat(ask).isEqualTo("/contact");

    visitor.post("/feedback", "place", ask, "useful", "false", "reason", "UNCLEAR");

    assertThat(
            APP.ask(
                "SELECT CONCAT_WS(' ', place, language, is_useful, reason, given_on = UTC_DATE()) FROM page_feedback WHERE place = '/contact'"))
        .isEqualTo("/contact en 0 UNCLEAR 1");
    assertThat(
            APP.ask(
                "SELECT GROUP_CONCAT(column_name ORDER BY ordinal_position) FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'page_feedback'"))
        .isEqualTo("id,place,language,is_useful,reason,given_on");
    assertThat(ApiCaller.of(APP, ADMINISTRATOR).get("/api/v1/feedback/figures").body())
        .contains("\"place\":\"/contact\"", "\"useless\":1", "\"reason\":\"UNCLEAR\"");
    assertThat(ApiCaller.of(APP, BUYER).get("/api/v1/feedback/figures").statusCode())
        .isEqualTo(403);
  }

  @Test
  void a_page_is_named_without_its_numbers_and_keys() {
    for (String place :
        List.of("/tenders/7", "/x?q=a", "/forgotten-password/AbC", "tenders", "/made/up")) {
      assertThatThrownBy(
              () ->
                  APP.get(GiveFeedback.class)
                      .run(new GiveFeedback.ReaderAnswer(place, true, null), Language.EN))
          .as(place)
          .isInstanceOf(Refusal.InvalidInput.class);
    }
    APP.get(GiveFeedback.class)
        .run(new GiveFeedback.ReaderAnswer("/tenders/{id}/bid", true, null), Language.EN);
    assertThatThrownBy(
            () ->
                APP.sql(
                    "INSERT INTO page_feedback (place, language, is_useful, given_on) VALUES ('/tenders/7', 'en', TRUE, UTC_DATE())"))
        .hasMessageContaining("ck_page_feedback_place");
  }

  @Test
  void a_network_answers_a_few_times_a_minute() {
    APP.sql("DELETE FROM sign_in_throttle");
    ApiCaller reader = ApiCaller.of(APP, BUYER);
    String answer = "{\"place\": \"/catalog\", \"useful\": true}";

    for (int i = 0; i < 4; i++) {
      assertThat(reader.send("POST", "/api/v1/feedback", answer).statusCode()).isEqualTo(200);
    }

    assertThat(reader.send("POST", "/api/v1/feedback", answer).statusCode()).isEqualTo(429);
  }

  private static Bilingual none() {
    return new Bilingual("", "");
  }

  private static SetFace.FaceForm form(String email) {
    return form("SA", "", none(), email);
  }

  private static SetFace.FaceForm form(String theme, String colour, Bilingual name) {
    return form(theme, colour, name, "help@ministry.example");
  }

  private static SetFace.FaceForm form(String theme, String colour, Bilingual name, String email) {
    return new SetFace.FaceForm(
        newest(),
        theme,
        colour,
        null,
        null,
        name,
        none(),
        email,
        "+966 11 000 0000",
        new Bilingual("من الأحد إلى الخميس", "Sundays to Thursdays"));
  }

  private static void set(SetFace.FaceForm form) {
    APP.get(SetFace.class).run(ADMINISTRATOR, form);
    APP.get(UseFace.class).run();
  }

  private static void emblem(String svg) {
    emblem(svg, newest());
  }

  private static void emblem(String svg, @Nullable Long version) {
    APP.get(SetFace.class)
        .emblem(
            ADMINISTRATOR,
            version,
            new InspectFile.UploadedFile(
                "file", "emblem.svg", svg.getBytes(StandardCharsets.UTF_8)));
    APP.get(UseFace.class).run();
  }

  private static void insert(String colour, Actor by) {
    insert(colour, by, "");
  }

  private static void insert(String colour, Actor by, String email) {
    insert(colour, by, email, newest());
  }

  private static void insert(String colour, Actor by, String email, long inPlaceOf) {
    APP.sql(
        ("INSERT INTO face_setting (in_place_of, theme, colour, radius, header_height, name_ar,"
                + " name_en, owner_ar, owner_en, email, phone, help_ar, help_en, set_by, set_at)"
                + " VALUES (%d, 'SA', '%s', 8, 72, '', '', '', '', '%s', '', '', '', %d,"
                + " UTC_TIMESTAMP(6))")
            .formatted(inPlaceOf, colour, email, by.personId()));
  }

  /** The number of the setting that holds. */
  private static long newest() {
    return Long.parseLong(APP.ask("SELECT COALESCE(MAX(id), 0) FROM face_setting"));
  }
}
