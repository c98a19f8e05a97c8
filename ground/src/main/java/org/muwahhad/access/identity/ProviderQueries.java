package org.muwahhad.access.identity;

import static io.micronaut.data.annotation.Relation.Kind.EMBEDDED;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Relation;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;

/** Identity providers with the settings in force, as far as signing in needs them. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface ProviderQueries extends GenericRepository<ProviderQueries.Provider, Long> {
  /**
   * A provider with which people sign in now.
   *
   * @param stateCode whose people it vouches for; null for people of no state
   * @param issuer OpenID issuer or SAML entity ID
   * @param authorizationUri where browsers go
   * @param sealedSecret client secret; empty for none
   * @param subjectName claim or attribute that names the person; empty for the usual one
   * @param levelName claim or attribute that names the level; empty for the usual one
   * @param strongLevels levels that confirm a binding act, one a line
   */
  @Introspected
  @MappedEntity("identity_provider")
  record Provider(
      @Id long id,
      String code,
      @Nullable String stateCode,
      ProviderProtocol protocol,
      @Relation(EMBEDDED) Bilingual name,
      String issuer,
      String authorizationUri,
      @Nullable String tokenUri,
      @Nullable String keysUri,
      @Nullable String userinfoUri,
      @Nullable String logoutUri,
      @Nullable String clientId,
      @Nullable ClientAuthenticationKind clientAuthentication,
      byte[] sealedSecret,
      @Nullable String scope,
      String subjectName,
      String levelName,
      String nameIdFormat,
      String askedLevel,
      String strongLevels) {

    /** The levels that confirm a binding act, the one to ask for first. */
    List<String> strong() {
      return strongLevels.lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
    }

    boolean isStrong(String level) {
      return strong().contains(level);
    }
  }

  /** A provider as the sign-in page lists it, with the state whose people it is for, if any. */
  @Introspected
  @MappedEntity("identity_provider")
  record ProviderChoice(
      @Id String code,
      @Relation(EMBEDDED) Bilingual name,
      @Relation(EMBEDDED) @Nullable Bilingual state) {}

  /** A certificate with which a SAML provider signs now. */
  @Introspected
  record SigningCertificate(String certificate) {}

  @Query(
      """
      SELECT p.id, p.code, p.state_code, p.protocol, s.name_ar, s.name_en, s.issuer,
             s.authorization_uri, s.token_uri, s.keys_uri, s.userinfo_uri, s.logout_uri,
             s.client_id, s.client_authentication,
             COALESCE(s.sealed_secret, '') AS sealed_secret, s.scope, s.subject_name,
             s.level_name, s.name_id_format, s.asked_level, s.strong_levels
        FROM identity_provider p
        JOIN identity_setting s ON s.id = p.setting_id
       WHERE p.code = :code AND p.disabled_at IS NULL\
      """)
  Optional<Provider> findByCode(String code);

  // A SAML provider without a certificate in force vouches for nobody.
  @Query(
      """
      SELECT p.code, s.name_ar, s.name_en, m.name_ar AS state_ar, m.name_en AS state_en
        FROM identity_provider p
        JOIN identity_setting s ON s.id = p.setting_id
        LEFT JOIN member_state m ON m.code = p.state_code
       WHERE p.disabled_at IS NULL
         AND (p.protocol <> 'SAML' OR EXISTS (
               SELECT 1 FROM identity_certificate c
                WHERE c.provider_id = p.id AND c.active_from IS NOT NULL AND c.ended_at IS NULL))
       ORDER BY p.state_code IS NULL, p.state_code, p.code
       LIMIT 50\
      """)
  List<ProviderChoice> listOn();

  @Query(
      """
      SELECT certificate FROM identity_certificate
       WHERE provider_id = :providerId AND active_from IS NOT NULL AND ended_at IS NULL
         AND valid_until > SYSDATE(6)
       ORDER BY id DESC LIMIT 10\
      """)
  List<SigningCertificate> listCertificates(long providerId);
}
