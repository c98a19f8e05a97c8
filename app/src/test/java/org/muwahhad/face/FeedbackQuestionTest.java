package org.muwahhad.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Role;
import org.muwahhad.shared.Language;

/** Every page asks whether it was useful, in both languages, and by a name that is taken. */
class FeedbackQuestionTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final Browserless STRANGER = Browserless.at(APP);
  private static final Browserless BUYER =
      Browserless.signedInAs(APP, WORLD.aPersonWho(Role.CENTRAL_BUYER));

  @AfterAll
  static void closed() {
    APP.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/publications",
        "/open-data",
        "/review-decisions",
        "/verify",
        "/contact",
        "/sign-in"
      })
  void a_page_for_everybody_asks(String path) {
    asks(STRANGER, path);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/catalog", "/rounds", "/tenders", "/agreements", "/messages"})
  void a_page_for_people_who_are_signed_in_asks(String path) {
    asks(BUYER, path);
  }

  @Test
  void past_the_code_no_answer_is_changed() {
    APP.get(GiveFeedback.class)
        .run(new GiveFeedback.ReaderAnswer("/contact", true, null), Language.AR);

    assertThatThrownBy(() -> APP.sql("UPDATE page_feedback SET is_useful = FALSE"))
        .hasMessageContaining("face.kept");
  }

  private static void asks(Browserless reader, String path) {
    for (Language language : Language.values()) {
      reader.get("/language/" + language.tag());
      Element form =
          Jsoup.parse(reader.get(path).body()).selectFirst("footer form[action=/feedback]");
      assertThat(form).as("%s in %s", path, language).isNotNull();
      assertThat(form.select("button[name=useful]").eachAttr("value"))
          .isEqualTo(List.of("true", "false"));
      String place = form.select("input[name=place]").attr("value");
      assertThat(place).isEqualTo(path);
      APP.get(GiveFeedback.class)
          .run(new GiveFeedback.ReaderAnswer(place, false, FeedbackReason.UNCLEAR), language);
    }
  }
}
