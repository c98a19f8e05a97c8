package org.muwahhad.reporting.signature;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.FilePayload;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muwahhad.Axe;
import org.muwahhad.BrowserSignIn;
import org.muwahhad.InstalledChromium;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actors;
import org.muwahhad.demo.LoadedDemo;
import org.muwahhad.reporting.issue.ReportFile;
import org.muwahhad.reporting.seal.PlatformSeal;
import org.muwahhad.reporting.signature.TestKeys.HeldKey;
import org.muwahhad.reports.Edition;
import org.muwahhad.shared.ObjectStore;

/**
 * A member signs in a browser: the key file is opened there, what is signed is read once more, and
 * one more press signs. Neither the file nor its key or password leaves the browser.
 */
@Tag("long")
class BrowserSignatureTest {
  private static final String PASSWORD = "key file-7f3a91";
  private static final TestKeys KEYS = new TestKeys();
  private static final Playwright PLAYWRIGHT = Playwright.create();
  private static final Browser CHROMIUM = InstalledChromium.launch(PLAYWRIGHT);
  @TempDir static @Nullable Path folder;
  private static @Nullable TestApp running;
  private final TestApp app = Objects.requireNonNull(running);
  private final OpeningReports reports = OpeningReports.of(app);
  private final List<BrowserContext> windows = new ArrayList<>();
  private final List<Request> posts = new ArrayList<>();
  private final List<String> complaints = new ArrayList<>();

  @BeforeAll
  static void start() throws Exception {
    running =
        LoadedDemo.fresh(
            Map.of(
                "muwahhad.signing.authorities",
                KEYS.certificateIn(Objects.requireNonNull(folder)).toString()));
  }

  @AfterEach
  void closeWindows() {
    windows.forEach(BrowserContext::close);
  }

  @AfterAll
  static void closeBrowser() {
    CHROMIUM.close();
    PLAYWRIGHT.close();
  }

  @Test
  void keys_of_rsa_and_ec_sign_after_the_review_and_stay_in_the_browser() throws Exception {
    long id = reportId(Edition.ARABIC);
    List<HeldKey> keys =
        List.of(
            KEYS.rsaKey("CN=With RSA"),
            KEYS.ecKey("CN=With P-256", "secp256r1"),
            KEYS.ecKey("CN=With P-384", "secp384r1"));
    for (int i = 0; i < keys.size(); i++) {
      HeldKey key = keys.get(i);
      Page page = signingPage(i, id);
      String before = signatures(id);

      choose(page, key.file(PASSWORD), PASSWORD);
      page.locator("[name=reason]").fill("Agreed");
      press(page, "form[data-prepare]");
      page.locator("form[data-review]").waitFor();

      assertThat(page.locator("main").innerText())
          .contains(
              "Read before you confirm: nothing has been done yet",
              key.certificate().getSubjectX500Principal().getName(),
              "Agreed",
              "Title of the tender",
              "Nobody is notified of a signature",
              "A signature cannot be taken back");
      assertThat(app.ask("SELECT COUNT(*) FROM signature_preparation")).isEqualTo("0");
      assertThat(signatures(id)).as("nothing is done by the first press").isEqualTo(before);
      assertThat(Axe.violations(page)).isEmpty();

      page.waitForNavigation(() -> press(page, "form[data-review]"));
      assertThat(page.locator("main").innerText())
          .contains(
              "Your signature was added.", key.certificate().getSubjectX500Principal().getName());
      assertKeyStayed(key);
      posts.clear();
    }

    byte[] signed =
        app.get(ObjectStore.class)
            .open(String.valueOf(file(Edition.ARABIC).storedAs()))
            .readAllBytes();
    assertThat(app.get(PlatformSeal.class).reader(Instant.now()).run(signed))
        .hasSize(4)
        .allMatch(s -> s.intact() && s.known() && s.whole());
    assertThat(
            app.ask(
                "SELECT detail FROM audit_entry WHERE act = 'reporting.report-signed'"
                    + " ORDER BY id DESC LIMIT 1"))
        .contains("\"key\":\"SIGNER\"");
    assertThat(complaints).as("the policy of pages allows it").isEmpty();
  }

  /** All that was sent is the certificates, the reason, what was read, and the signature. */
  private void assertKeyStayed(HeldKey key) throws Exception {
    List<String> names = new ArrayList<>();
    for (Request post : posts) {
      String sent = Objects.requireNonNullElse(post.postData(), "");
      assertThat(post.headers().get("content-type"))
          .startsWith("application/x-www-form-urlencoded");
      assertThat(sent.length()).isLessThan(10_000);
      for (String field : sent.split("&")) {
        String[] parts = field.split("=", 2);
        String value = URLDecoder.decode(parts[1], StandardCharsets.UTF_8);
        names.add(parts[0]);
        assertThat(value).doesNotContain(PASSWORD);
        if (parts[0].equals("certificates")) {
          assertThat(key.certificates()).contains(value);
        }
      }
    }
    assertThat(posts).hasSize(3);
    assertThat(names)
        .containsOnly("csrfToken", "certificates", "reason", "reviewed", "value")
        .containsOnlyOnce("value", "reviewed");
  }

  @Test
  void what_is_wrong_with_a_file_or_its_password_is_told_at_its_field_and_nothing_is_sent()
      throws Exception {
    long id = reportId(Edition.ENGLISH);
    byte[] file = KEYS.rsaKey("CN=Told").file(PASSWORD);
    Page page = signingPage(0, id);
    assertThat(page.locator("[data-in-browser=yes]").isVisible()).isTrue();
    assertThat(page.locator("[data-in-browser=no]").isVisible()).isFalse();

    press(page, "form[data-prepare]");
    assertTold(page, "key", "Fill in this field.");
    choose(page, file, "wrong");
    press(page, "form[data-prepare]");
    assertTold(page, "password", "The password does not open this file.");
    choose(page, "no key file at all".getBytes(StandardCharsets.UTF_8), PASSWORD);
    press(page, "form[data-prepare]");
    assertTold(page, "key", "This is not a valid PKCS #12 file.");
    choose(page, Arrays.copyOf(file, file.length / 2), PASSWORD);
    press(page, "form[data-prepare]");
    assertTold(page, "key", "This is not a valid PKCS #12 file.");
    HeldKey one = KEYS.rsaKey("CN=One");
    HeldKey other = KEYS.rsaKey("CN=Other");
    choose(page, new HeldKey(one.key(), other.chain()).file(PASSWORD), PASSWORD);
    press(page, "form[data-prepare]");
    assertTold(page, "key", "does not belong to its certificate");
    assertThat(Axe.violations(page)).isEmpty();

    assertThat(posts).isEmpty();
    assertThat(complaints).isEmpty();
  }

  @Test
  void what_is_wrong_with_a_certificate_the_service_tells_at_the_key_file() throws Exception {
    long id = reportId(Edition.ENGLISH);
    Page page = signingPage(1, id);
    choose(page, new TestKeys().rsaKey("CN=Stranger").file(PASSWORD), PASSWORD);
    page.locator("[name=reason]").fill("Kept for me");
    press(page, "form[data-prepare]");
    page.locator(".error-summary").waitFor();

    assertThat(page.locator("#key-error").innerText())
        .contains("issued by an authority that this system does not recognise");
    assertThat(page.locator("[name=reason]").inputValue()).isEqualTo("Kept for me");
    HeldKey key = KEYS.ecKey("CN=Mine", "secp256r1");
    choose(page, key.file(PASSWORD), PASSWORD);
    press(page, "form[data-prepare]");
    page.locator("form[data-review]").waitFor();
    page.locator("form[data-review] button[value=change]").click();
    page.locator("form[data-prepare]").waitFor();
    assertThat(page.locator("[name=reason]").inputValue()).isEqualTo("Kept for me");
    assertThat(signatures(id)).doesNotContain("CN=Mine");
  }

  @Test
  void a_file_that_the_browser_cannot_open_is_sent_once_its_member_was_told_so() throws Exception {
    long id = reportId(Edition.BILINGUAL);
    Page page = signingPage(0, id);
    choose(page, KEYS.rsaKey("CN=Of long ago").oldFile("latin-7f3a91"), "latin-7f3a91");
    press(page, "form[data-prepare]");
    assertTold(page, "key", "If you press “Sign” again, the file and its password are sent");
    assertThat(posts).isEmpty();

    page.waitForNavigation(() -> press(page, "form[data-prepare]"));

    assertThat(page.locator("main").innerText()).contains("Your signature was added.");
    assertThat(signatures(id)).contains("CN=Of long ago");
    assertThat(
            app.ask(
                "SELECT detail FROM audit_entry WHERE act = 'reporting.report-signed'"
                    + " ORDER BY id DESC LIMIT 1"))
        .contains("\"key\":\"FILE\"");
  }

  @Test
  void without_scripts_the_file_is_sent_as_before() throws Exception {
    long id = reportId(Edition.BILINGUAL);
    Page page = signingPage(1, id, false);
    assertThat(page.locator("[data-in-browser=yes]").isVisible()).isFalse();
    choose(page, KEYS.ecKey("CN=Without scripts", "secp256r1").file(PASSWORD), PASSWORD);

    page.waitForNavigation(() -> press(page, "form[data-prepare]"));

    assertThat(page.locator("main").innerText()).contains("Your signature was added.");
    assertThat(signatures(id)).contains("CN=Without scripts");
  }

  @Test
  void on_a_telephone_in_arabic_the_review_fits_and_signs() throws Exception {
    long id = reportId(Edition.BILINGUAL);
    Page page = signingPage(2, id);
    page.setViewportSize(390, 844);
    page.navigate(app.uri() + "/language/ar?back=/report-signatures/" + id);
    choose(page, KEYS.ecKey("CN=On a telephone", "secp521r1").file(PASSWORD), PASSWORD);
    press(page, "form[data-prepare]");
    page.locator("form[data-review]").waitFor();

    assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(390);
    assertThat(Axe.violations(page)).isEmpty();
    page.waitForNavigation(() -> press(page, "form[data-review]"));
    assertThat(page.locator("main").innerText()).contains("أُضيف توقيعكم.");
  }

  private static void assertTold(Page page, String field, String text) {
    page.locator("#" + field + "-error").waitFor();
    assertThat(page.locator("#" + field + "-error").innerText()).contains(text);
    assertThat(page.locator(".error").count()).isOne();
    assertThat(page.locator("[aria-invalid=true]").getAttribute("name")).isEqualTo(field);
    assertThat(page.evaluate("document.activeElement.name")).isEqualTo(field);
  }

  private static void choose(Page page, byte[] file, String password) {
    page.locator("input[name=key]")
        .setInputFiles(new FilePayload("key.p12", "application/x-pkcs12", file));
    page.locator("input[name=password]").fill(password);
  }

  /** Presses the first button of a form, once it waits for nothing. */
  private static void press(Page page, String form) {
    page.locator(form + " .form-actions button:not([aria-disabled])").first().click();
  }

  private Page signingPage(int member, long id) {
    return signingPage(member, id, true);
  }

  private Page signingPage(int member, long id, boolean scripts) {
    BrowserContext window =
        CHROMIUM.newContext(new Browser.NewContextOptions().setJavaScriptEnabled(scripts));
    windows.add(window);
    window.setDefaultTimeout(20_000);
    Page page = BrowserSignIn.ofDemo(app, login(member)).in(window, "en");
    page.navigate(app.uri() + "/report-signatures/" + id);
    page.onRequest(
        request -> {
          if (!request.method().equals("GET")) {
            posts.add(request);
          }
        });
    page.onPageError(complaints::add);
    page.onConsoleMessage(
        message -> {
          if (message.text().contains("Content Security Policy")) {
            complaints.add(message.text());
          }
        });
    return page;
  }

  private String signatures(long id) {
    return app.ask(
        "SELECT COALESCE(GROUP_CONCAT(signer ORDER BY position), '') FROM report_signature"
            + " WHERE report_id = "
            + id);
  }

  private ReportFile file(Edition edition) {
    return reports.file(app.get(Actors.class).get(login(0)), edition);
  }

  private long reportId(Edition edition) {
    return reports.id(file(edition));
  }

  private String login(int which) {
    return app.ask(
        """
        SELECT p.login FROM person p JOIN role_grant g ON g.person_id = p.id
         WHERE p.is_demo AND p.password_hash IS NOT NULL AND g.role = 'OPENING_MEMBER'
         ORDER BY p.login LIMIT %d, 1"""
            .formatted(which));
  }
}
