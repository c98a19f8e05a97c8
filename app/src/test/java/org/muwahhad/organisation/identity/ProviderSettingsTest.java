package org.muwahhad.organisation.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.shared.Refusal;

/** Settings of an identity provider are changed by two, and its secret is kept. */
class ProviderSettingsTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final ProviderFixture FIXTURE = new ProviderFixture(APP, WORLD);

  @AfterAll
  static void end() {
    APP.close();
  }

  @Test
  void a_kept_secret_goes_to_no_other_address_without_being_typed_again() {
    ProposeProvider propose = APP.get(ProposeProvider.class);
    String token = "https://i.example/token";
    long id =
        FIXTURE.provider(ProviderFixture.code("kw"), "KW", "OIDC", openId(token, "a long secret"));

    FIXTURE.confirm(propose.change(FIXTURE.first, id, openId(token, null)));

    assertThatThrownBy(
            () -> propose.change(FIXTURE.first, id, openId("https://other.example/token", null)))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r ->
                assertThat(r.faults())
                    .extracting(Refusal.Fault::field)
                    .containsExactly("settings.clientSecret"));
  }

  private static ProviderSettings openId(String tokenUri, @Nullable String secret) {
    return new ProviderSettings(
        "هوية",
        "Identity",
        "https://i.example",
        "https://i.example/authorize",
        tokenUri,
        "https://i.example/keys",
        null,
        null,
        "muwahhad",
        "BASIC",
        secret,
        "openid",
        "",
        "",
        "",
        "",
        "");
  }

  @Test
  void settings_change_by_others_and_the_secret_is_never_shown() {
    String code = ProviderFixture.code("kw");
    ProviderSettings openId =
        new ProviderSettings(
            "جهة",
            "Provider",
            "https://o.example",
            "https://o.example/authorize",
            "https://o.example/token",
            "https://o.example/keys",
            null,
            null,
            "muwahhad",
            "POST",
            "a-very-secret-word",
            "openid",
            "",
            "",
            "",
            "",
            "");
    long id = FIXTURE.provider(code, "KW", "OIDC", openId);
    Browserless browser = Browserless.signedInAs(APP, FIXTURE.second);

    assertThat(browser.get("/organisation/identity/providers/" + id).body())
        .contains("https://o.example/keys", "client_secret_post")
        .doesNotContain("a-very-secret-word");
    assertThat(
            APP.ask(
                "SELECT COUNT(*) FROM identity_setting WHERE provider_id = %d AND LOCATE('a-very', sealed_secret) = 0"
                    .formatted(id)))
        .isEqualTo("1");
    assertThatThrownBy(
            () ->
                APP.get(ProposeProvider.class)
                    .run(
                        FIXTURE.first,
                        new ProposeProvider.NewProvider(
                            "x",
                            "ZZ",
                            "OIDC",
                            ProviderFixture.saml("i", "http://idp.example/sso", null))))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r ->
                assertThat(r.faults())
                    .extracting(Refusal.Fault::code)
                    .contains(
                        "identity.code-malformed",
                        "identity.unknown-state",
                        "identity.not-encrypted",
                        "shared.missing"));
    assertThat(browser.get("/organisation/identity/proposals").body())
        .contains("/organisation/identity/proposals/");
  }
}
