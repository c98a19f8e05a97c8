package org.muwahhad.organisation.identity;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.muwahhad.web.Form;

/** The settings of a provider as a form that shows them. */
final class SettingsForm {
  private SettingsForm() {}

  static Form of(IdentityQueries.@Nullable SettingListing s) {
    if (s == null) {
      return Form.empty();
    }
    return Form.empty()
        .with("settings.nameAr", s.name().ar())
        .with("settings.nameEn", s.name().en())
        .with("settings.issuer", s.issuer())
        .with("settings.authorizationUri", s.authorizationUri())
        .with("settings.tokenUri", text(s.tokenUri()))
        .with("settings.keysUri", text(s.keysUri()))
        .with("settings.userinfoUri", text(s.userinfoUri()))
        .with("settings.logoutUri", text(s.logoutUri()))
        .with("settings.clientId", text(s.clientId()))
        .with("settings.clientAuthentication", text(s.clientAuthentication()))
        .with("settings.scope", text(s.scope()))
        .with("settings.subjectName", s.subjectName())
        .with("settings.levelName", s.levelName())
        .with("settings.nameIdFormat", s.nameIdFormat())
        .with("settings.askedLevel", s.askedLevel())
        .with("settings.strongLevels", s.strongLevels());
  }

  private static String text(@Nullable Object value) {
    return Objects.toString(value, "");
  }
}
