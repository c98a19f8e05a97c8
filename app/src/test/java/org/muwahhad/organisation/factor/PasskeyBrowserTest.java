package org.muwahhad.organisation.factor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.muwahhad.InstalledChromium;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;

/** A passkey is made and used in a browser, with the authenticator that the browser brings. */
@Tag("long")
@Timeout(120)
class PasskeyBrowserTest {
  private static final int PORT = freePort();
  private static final String SITE = "http://localhost:" + PORT;
  private static final TestApp APP =
      TestApp.start(Map.of("micronaut.server.port", PORT, "muwahhad.public-url", SITE));
  private static final World WORLD = World.in(APP);
  private static final Playwright PLAYWRIGHT = Playwright.create();
  private static final Browser CHROMIUM = InstalledChromium.launch(PLAYWRIGHT);

  @AfterAll
  static void close() {
    CHROMIUM.close();
    PLAYWRIGHT.close();
  }

  @Test
  void a_passkey_is_added_and_asked_for_when_its_holder_signs_in_again() {
    Actor person = WORLD.aPersonWho(Role.AUDITOR);
    try (BrowserContext context =
        CHROMIUM.newContext(new Browser.NewContextOptions().setLocale("en"))) {
      Page page = context.newPage();
      withAuthenticator(context, page);
      signIn(page, person);
      page.navigate(SITE + "/factors/passkeys/new");
      page.fill("[name=name]", "my laptop");
      page.click("[data-passkey] button");
      page.waitForURL("**/factors/passkeys");

      assertThat(page.textContent("main")).contains("These codes are shown only now");
      page.navigate(SITE + "/factors");
      assertThat(page.textContent("main")).contains("my laptop", "10 recovery codes are left");

      page.click("form.sign-out button");
      page.waitForURL("**/sign-in");
      signIn(page, person);
      page.waitForURL("**/sign-in/second**");
      assertThat(page.textContent("main"))
          .as("nobody without an app is asked for its digits")
          .contains("A recovery code, where you do not have your passkey with you.")
          .doesNotContain("Six digits");
      page.click("[data-passkey] button");
      page.waitForURL(SITE + "/");
    }
    assertThat(
            APP.ask(
                "SELECT level FROM session WHERE person_id = %d ORDER BY number DESC LIMIT 1"
                    .formatted(person.personId())))
        .isEqualTo("SECOND_FACTOR");
  }

  private static void signIn(Page page, Actor person) {
    page.navigate(SITE + "/language/en?back=/sign-in");
    page.fill("[name=login]", person.login());
    page.fill("[name=password]", "secret");
    page.click(".narrow button[type=submit]");
  }

  private static void withAuthenticator(BrowserContext context, Page page) {
    CDPSession session = context.newCDPSession(page);
    session.send("WebAuthn.enable");
    JsonObject options = new JsonObject();
    options.addProperty("protocol", "ctap2");
    options.addProperty("transport", "internal");
    options.addProperty("hasResidentKey", true);
    options.addProperty("hasUserVerification", true);
    options.addProperty("isUserVerified", true);
    options.addProperty("automaticPresenceSimulation", true);
    JsonObject whole = new JsonObject();
    whole.add("options", options);
    session.send("WebAuthn.addVirtualAuthenticator", whole);
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
