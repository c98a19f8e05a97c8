package org.muwahhad.notification.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AnchorChains;
import org.muwahhad.audit.AnchorFiles;
import org.muwahhad.audit.ToldFixtures;
import org.muwahhad.shared.Language;
import org.muwahhad.web.Texts;

/** Auditors get anchors by e-mail, and hold the record against what they kept on its page. */
class SendAnchorsTest {
  private static final TestApp APP = TestApp.start(Map.of("muwahhad.audit.anchor-mail", true));
  private static Actor auditor;

  @BeforeAll
  static void an_auditor_a_buyer_and_an_anchor() {
    World world = World.in(APP);
    auditor = world.aPersonWho(Role.AUDITOR);
    world.aPersonWho(Role.CENTRAL_BUYER);
    ToldFixtures.in(APP);
    APP.get(AnchorChains.class).run();
  }

  @Test
  void every_auditor_gets_the_newest_anchor_once_a_day_and_nobody_else_does() {
    assertThat(APP.get(SendAnchors.class).run()).isEqualTo(1);
    assertThat(APP.get(SendAnchors.class).run()).isZero();

    assertThat(
            APP.ask(
                """
                SELECT GROUP_CONCAT(i.person_id) FROM mail m
                  JOIN inbox_message i ON i.id = m.inbox_message_id
                  JOIN notice n ON n.id = i.notice_id AND n.kind = 'audit-anchor'
                 WHERE JSON_UNQUOTE(JSON_EXTRACT(n.arguments, '$[2].value')) = '%s'"""
                    .formatted(line())))
        .isEqualTo(String.valueOf(auditor.personId()));
    for (Language language : Language.values()) {
      assertThat(Texts.in(language).get("notification.kind.audit-anchor.text", 1, "today", line()))
          .contains(line());
    }
  }

  @Test
  void an_auditor_pastes_what_was_kept_and_sees_whether_the_record_agrees() {
    Browserless browser = Browserless.signedInAs(APP, auditor);
    assertThat(browser.get("/audit").body())
        .as("a sign of work for who waits")
        .contains("data-working=");

    assertThat(browser.post("/audit/verify", "anchors", line()).body())
        .contains("The record is intact");
    String other = line().replaceFirst("\"hash\":\"....", "\"hash\":\"0000");
    assertThat(browser.post("/audit/verify", "anchors", other).body())
        .contains("an anchor given for comparison is not signed by this platform: 1 (");

    HttpResponse<String> wrong = browser.post("/audit/verify", "anchors", "an anchor");
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains("A line is not an anchor").contains(">an anchor</textarea>");
  }

  private static String line() {
    return APP.get(AnchorFiles.class).line(APP.get(AnchorChains.class).findNewest().orElseThrow());
  }
}
