package org.muwahhad.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.muwahhad.ApiCaller;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.access.SignedLinks;
import org.muwahhad.organisation.person.DecideProposal;
import org.muwahhad.organisation.person.ProposeReset;
import org.muwahhad.organisation.supplier.AskForRegistration;
import org.muwahhad.shared.Language;

/** What opens something without signing in is read by its receiver and by nobody else. */
class SecretMailsTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final Pattern PATH = Pattern.compile("(/[\\w/-]*/)([\\w.~-]+)");
  private final Actor admin = WORLD.aPersonWho(Role.ADMINISTRATOR);

  @AfterAll
  static void end() {
    APP.close();
  }

  @Test
  void no_mail_that_an_administrator_is_shown_holds_a_link_that_opens_anything() {
    aMailOfEachSecret();
    APP.get(SendMails.class).run();
    Browserless browser = Browserless.signedInAs(APP, admin);
    ApiCaller program = ApiCaller.of(APP, admin);
    List<String> ids = mails();

    for (String id : ids) {
      Mails.Envelope mail = APP.get(Mails.class).find(id).orElseThrow();
      String shown =
          program.get("/api/v1/mails/" + id).body()
              + browser.get("/mails/" + id).body()
              + browser.get("/mails/" + id + "/file").body();
      assertThat(opens(APP.get(ComposeMail.class).letter(mail).text()))
          .as("the mail as sent, of kind " + mail.kind())
          .isEqualTo(mail.hasSecretLink());
      assertThat(opens(shown)).as("the mail as shown, of kind " + mail.kind()).isFalse();
    }
    assertThat(opens(program.get("/api/v1/mails").body() + browser.get("/mails").body())).isFalse();
    assertThat(
            ids.stream()
                .map(id -> APP.get(Mails.class).find(id).orElseThrow())
                .filter(Mails.Envelope::hasSecretLink)
                .map(Mails.Envelope::kind))
        .contains("registration-link", "account-reset", "account-held");
  }

  @Test
  void the_inbox_does_not_lead_by_such_a_link_either() {
    Actor bidder = aMailOfEachSecret();
    APP.sql(
        "UPDATE person SET password_hash = (SELECT h FROM (SELECT password_hash AS h FROM person"
            + " WHERE id = "
            + admin.personId()
            + ") x) WHERE id = "
            + bidder.personId());
    ApiCaller reader = ApiCaller.of(APP, bidder);

    String inbox = reader.get("/api/v1/messages").body();

    assertThat(inbox).contains("/password", "/account-hold");
    assertThat(opens(inbox)).isFalse();
  }

  private Actor aMailOfEachSecret() {
    Actor second = WORLD.aPersonWho(Role.ADMINISTRATOR);
    Actor bidder = WORLD.aBidderFor(WORLD.aSupplier());
    APP.get(DecideProposal.class)
        .confirm(second, APP.get(ProposeReset.class).run(admin, bidder.personId()));
    APP.get(AskForRegistration.class)
        .run("new-" + bidder.personId() + "@example.org", Language.EN, "127.0.0.1");
    return bidder;
  }

  private static List<String> mails() {
    return Arrays.asList(APP.ask("SELECT GROUP_CONCAT(message_id) FROM mail").split(","));
  }

  /** Whether a text holds a path with a seal of this service. */
  private static boolean opens(String text) {
    SignedLinks links = APP.get(SignedLinks.class);
    return PATH.matcher(text)
        .results()
        .anyMatch(m -> links.open(m.group(1), m.group(2)).isPresent());
  }
}
