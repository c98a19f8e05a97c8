package org.muwahhad.organisation.identity;

import org.jspecify.annotations.Nullable;

/**
 * The settings of a provider as they are typed.
 *
 * @param clientSecret empty to keep the one that is there
 * @param strongLevels levels that confirm a binding act, one a line
 */
public record ProviderSettings(
    @Nullable String nameAr,
    @Nullable String nameEn,
    @Nullable String issuer,
    @Nullable String authorizationUri,
    @Nullable String tokenUri,
    @Nullable String keysUri,
    @Nullable String userinfoUri,
    @Nullable String logoutUri,
    @Nullable String clientId,
    @Nullable String clientAuthentication,
    @Nullable String clientSecret,
    @Nullable String scope,
    @Nullable String subjectName,
    @Nullable String levelName,
    @Nullable String nameIdFormat,
    @Nullable String askedLevel,
    @Nullable String strongLevels) {
  static final ProviderSettings NONE =
      new ProviderSettings(
          null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
          null, null);
}
