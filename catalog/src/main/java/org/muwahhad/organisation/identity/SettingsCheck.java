package org.muwahhad.organisation.identity;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.identity.ClientAuthenticationKind;
import org.muwahhad.access.identity.ProviderProtocol;
import org.muwahhad.organisation.RequiredInput;
import org.muwahhad.shared.Faults;

/** What has to be known of a provider, by its protocol, and in which form. */
final class SettingsCheck {
  private static final int LONGEST = 500;
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1");
  private static final String PREFIX = "settings.";
  private final ProviderProtocol protocol;
  private final ProviderSettings typed;
  private final Faults faults;

  SettingsCheck(ProviderProtocol protocol, ProviderSettings typed, Faults faults) {
    this.protocol = protocol;
    this.typed = typed;
    this.faults = faults;
  }

  /**
   * Adds what is wrong.
   *
   * @param secretKnown whether a secret is kept that need not be typed again
   */
  Faults check(boolean secretKnown) {
    faults
        .name(PREFIX + "nameAr", text(typed.nameAr()), 100)
        .name(PREFIX + "nameEn", text(typed.nameEn()), 100)
        .name(PREFIX + "issuer", text(typed.issuer()), LONGEST);
    address("authorizationUri", typed.authorizationUri(), true);
    address("tokenUri", typed.tokenUri(), protocol != ProviderProtocol.SAML);
    address("keysUri", typed.keysUri(), protocol == ProviderProtocol.OIDC);
    address("userinfoUri", typed.userinfoUri(), protocol == ProviderProtocol.OAUTH2);
    address("logoutUri", typed.logoutUri(), false);
    if (protocol != ProviderProtocol.SAML) {
      client(secretKnown);
    }
    faults
        .nameAtMost(PREFIX + "subjectName", text(typed.subjectName()), 200)
        .nameAtMost(PREFIX + "levelName", text(typed.levelName()), 200)
        .nameAtMost(PREFIX + "nameIdFormat", text(typed.nameIdFormat()), 200)
        .nameAtMost(PREFIX + "askedLevel", text(typed.askedLevel()), 300)
        .atMost(PREFIX + "strongLevels", text(typed.strongLevels()), 1000);
    return faults;
  }

  private void client(boolean secretKnown) {
    faults
        .name(PREFIX + "clientId", text(typed.clientId()), 300)
        .name(PREFIX + "scope", text(typed.scope()), 300);
    ClientAuthenticationKind kind = authentication();
    faults.check(kind != null, PREFIX + "clientAuthentication", "shared.missing");
    if (kind != null && kind != ClientAuthenticationKind.PRIVATE_KEY) {
      faults.check(
          secretKnown || !text(typed.clientSecret()).isEmpty(),
          PREFIX + "clientSecret",
          "shared.missing");
      faults.atMost(PREFIX + "clientSecret", text(typed.clientSecret()), LONGEST);
    }
    if (protocol == ProviderProtocol.OIDC) {
      faults.check(
          Arrays.asList(text(typed.scope()).split(" ")).contains("openid"),
          PREFIX + "scope",
          "identity.scope-openid");
    }
  }

  @Nullable ClientAuthenticationKind authentication() {
    return Arrays.stream(ClientAuthenticationKind.values())
        .filter(k -> k.name().equals(typed.clientAuthentication()))
        .findFirst()
        .filter(k -> protocol != ProviderProtocol.SAML)
        .orElse(null);
  }

  /** The settings as they are kept. */
  IdentityRegister.StoredSettings stored(long providerId, byte[] sealedSecret) {
    boolean saml = protocol == ProviderProtocol.SAML;
    return new IdentityRegister.StoredSettings(
        providerId,
        text(typed.nameAr()),
        text(typed.nameEn()),
        text(typed.issuer()),
        text(typed.authorizationUri()),
        saml ? null : orNone(typed.tokenUri()),
        protocol == ProviderProtocol.OIDC ? orNone(typed.keysUri()) : null,
        protocol == ProviderProtocol.OAUTH2 ? orNone(typed.userinfoUri()) : null,
        orNone(typed.logoutUri()),
        saml ? null : orNone(typed.clientId()),
        authentication(),
        sealedSecret,
        saml ? null : orNone(typed.scope()),
        text(typed.subjectName()),
        text(typed.levelName()),
        saml ? text(typed.nameIdFormat()) : "",
        text(typed.askedLevel()),
        text(typed.strongLevels()).replace("\r\n", "\n"));
  }

  private void address(String field, @Nullable String typedAddress, boolean required) {
    String address = text(typedAddress);
    if (address.isEmpty()) {
      faults.check(!required, PREFIX + field, "shared.missing");
      return;
    }
    faults
        .nameAtMost(PREFIX + field, address, LONGEST)
        .check(isEncrypted(address), PREFIX + field, "identity.not-encrypted");
  }

  /** HTTPS, or a line that does not leave this machine. */
  private static boolean isEncrypted(String address) {
    try {
      URI uri = new URI(address);
      String host = Objects.requireNonNullElse(uri.getHost(), "");
      return !host.isEmpty()
          && uri.getFragment() == null
          && uri.getUserInfo() == null
          && ("https".equals(uri.getScheme())
              || ("http".equals(uri.getScheme()) && LOOPBACK.contains(host)));
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static @Nullable String orNone(@Nullable String value) {
    String text = text(value);
    return text.isEmpty() ? null : text;
  }

  private static String text(@Nullable String value) {
    return RequiredInput.text(value).strip();
  }
}
