package org.muwahhad.organisation.identity;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.identity.ClientAuthenticationKind;
import org.muwahhad.access.identity.ProviderProtocol;

/** Providers, certificates, programs and proposals as stored. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface IdentityRegister extends GenericRepository<IdentityRegister.HeldProvider, Long> {

  /**
   * A provider that is worked on.
   *
   * @param stateCode whose people it vouches for; null for people of no state
   * @param settingId settings in force; null before there are some
   */
  @Introspected
  @MappedEntity("identity_provider")
  record HeldProvider(
      @Id long id,
      String code,
      @Nullable String stateCode,
      ProviderProtocol protocol,
      @Nullable Long settingId,
      boolean disabled) {}

  /**
   * A proposal that is decided.
   *
   * @param personId the person it links; null for the other kinds
   * @param expired whether its time is over
   */
  @Introspected
  @MappedEntity("identity_proposal")
  record HeldProposal(
      @Id long id,
      IdentityProposalKind kind,
      IdentityProposalStatus status,
      long providerId,
      @Nullable Long settingId,
      @Nullable Long certificateId,
      @Nullable Long linkId,
      @Nullable Long scimClientId,
      @Nullable Long personId,
      long proposedBy,
      boolean expired) {}

  /** The secret of a client, which only the service opens. */
  @Introspected
  record SealedSecret(byte[] sealedSecret) {}

  /** What of a settings form is kept. */
  record StoredSettings(
      long providerId,
      String nameAr,
      String nameEn,
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
      String strongLevels) {}

  @Query(
      """
      SELECT id, code, state_code, protocol, setting_id, (disabled_at IS NOT NULL) AS disabled
        FROM identity_provider WHERE id = :id FOR UPDATE\
      """)
  Optional<HeldProvider> lock(long id);

  @Query("SELECT COUNT(*) FROM identity_provider WHERE code = :code")
  int countCode(String code);

  @Query("SELECT COUNT(*) FROM member_state WHERE code = :code")
  int countState(String code);

  @Query(
      """
      INSERT INTO identity_provider (code, state_code, protocol)
      VALUES (:code, :stateCode, :protocol)\
      """)
  void insertProvider(String code, @Nullable String stateCode, ProviderProtocol protocol);

  @Query("SELECT id FROM identity_provider WHERE code = :code")
  Long getProviderId(String code);

  @Query(
      """
      INSERT INTO identity_setting (provider_id, name_ar, name_en, issuer, authorization_uri,
        token_uri, keys_uri, userinfo_uri, logout_uri, client_id, client_authentication,
        sealed_secret, scope, subject_name, level_name, name_id_format, asked_level, strong_levels)
      VALUES (:providerId, :nameAr, :nameEn, :issuer, :authorizationUri, :tokenUri, :keysUri,
        :userinfoUri, :logoutUri, :clientId, :clientAuthentication, NULLIF(:sealedSecret, ''), :scope,
        :subjectName, :levelName, :nameIdFormat, :askedLevel, :strongLevels)\
      """)
  void insertSetting(
      long providerId,
      String nameAr,
      String nameEn,
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
      String strongLevels);

  @Query("SELECT MAX(id) FROM identity_setting WHERE provider_id = :providerId")
  Long getLastSettingId(long providerId);

  /** The secret that is sent to this address; it goes to no other without being typed again. */
  @Query(
      """
      SELECT sealed_secret FROM identity_setting
       WHERE id = :id AND sealed_secret IS NOT NULL AND token_uri COLLATE utf8mb4_bin = :tokenUri\
      """)
  Optional<SealedSecret> findSecret(long id, String tokenUri);

  /** Brings settings into force, and a provider that was off with them. */
  @Query(
      """
      UPDATE identity_provider
         SET setting_id = :settingId, disabled_at = NULL, disabled_by = NULL,
             disabled_reason = NULL
       WHERE id = :id\
      """)
  int settle(long id, long settingId);

  @Query(
      """
      UPDATE identity_provider
         SET disabled_at = UTC_TIMESTAMP(6), disabled_by = :by, disabled_reason = :reason
       WHERE id = :id AND disabled_at IS NULL\
      """)
  int disable(long id, long by, String reason);

  @Query(
      """
      SELECT COUNT(*) FROM identity_certificate
       WHERE provider_id = :providerId AND open_sha256 = :sha256\
      """)
  int countCertificate(long providerId, String sha256);

  /**
   * Certificates may end after the year 2038, which a parameter of the type TIMESTAMP cannot say.
   *
   * @param validUntil seconds since 1970 (UTC)
   */
  @Query(
      """
      INSERT INTO identity_certificate (provider_id, sha256, certificate, subject, valid_until)
      VALUES (:providerId, :sha256, :certificate, :subject,
              TIMESTAMPADD(SECOND, :validUntil, '1970-01-01'))\
      """)
  void insertCertificate(
      long providerId, String sha256, String certificate, String subject, long validUntil);

  @Query(
      """
      SELECT id FROM identity_certificate
       WHERE provider_id = :providerId AND open_sha256 = :sha256\
      """)
  Long getCertificateId(long providerId, String sha256);

  @Query(
      """
      UPDATE identity_certificate SET active_from = UTC_TIMESTAMP(6)
       WHERE id = :id AND active_from IS NULL AND ended_at IS NULL\
      """)
  int settleCertificate(long id);

  @Query(
      """
      UPDATE identity_certificate SET ended_at = UTC_TIMESTAMP(6), ended_by = :by
       WHERE id = :id AND ended_at IS NULL\
      """)
  int endCertificate(long id, long by);

  @Query("SELECT sha256 FROM identity_certificate WHERE id = :id")
  Optional<String> findSha256(long id);

  @Query("SELECT provider_id FROM identity_certificate WHERE id = :id")
  Optional<Long> findProviderOfCertificate(long id);

  @Query(
      """
      INSERT INTO scim_client (provider_id, name, token_sha256, expires_at)
      VALUES (:providerId, :name, :tokenSha256,
              DATE_ADD(UTC_TIMESTAMP(6), INTERVAL :days DAY))\
      """)
  void insertScimClient(long providerId, String name, String tokenSha256, int days);

  @Query("SELECT id FROM scim_client WHERE token_sha256 = :tokenSha256")
  Long getScimClientId(String tokenSha256);

  @Query(
      """
      UPDATE scim_client SET active_from = UTC_TIMESTAMP(6)
       WHERE id = :id AND active_from IS NULL AND ended_at IS NULL\
      """)
  int settleScimClient(long id);

  @Query(
      """
      UPDATE scim_client SET ended_at = UTC_TIMESTAMP(6), ended_by = :by
       WHERE id = :id AND ended_at IS NULL\
      """)
  int endScimClient(long id, long by);

  @Query("SELECT provider_id FROM scim_client WHERE id = :id")
  Optional<Long> findProviderOfScimClient(long id);

  @Query("SELECT name FROM scim_client WHERE id = :id")
  Optional<String> findScimClientName(long id);

  @Query("SELECT expires_at FROM scim_client WHERE id = :id")
  Optional<Instant> findScimClientEnd(long id);

  @Query(
      """
      INSERT INTO identity_proposal (kind, status, provider_id, setting_id, certificate_id, link_id,
        scim_client_id, person_id, proposed_by, proposed_at, expires_at)
      VALUES (:kind, 'PROPOSED', :providerId, :settingId, :certificateId, :linkId, :scimClientId,
        :personId, :by, UTC_TIMESTAMP(6), DATE_ADD(UTC_TIMESTAMP(6), INTERVAL :hours HOUR))\
      """)
  void insertProposal(
      IdentityProposalKind kind,
      long providerId,
      @Nullable Long settingId,
      @Nullable Long certificateId,
      @Nullable Long linkId,
      @Nullable Long scimClientId,
      @Nullable Long personId,
      long by,
      int hours);

  /** The number of the proposal that a person made last. */
  @Query("SELECT MAX(id) FROM identity_proposal WHERE proposed_by = :by")
  Long getLastProposal(long by);

  @Query(
      """
      SELECT id, kind, status, provider_id, setting_id, certificate_id, link_id, scim_client_id,
             person_id, proposed_by, (expires_at <= UTC_TIMESTAMP(6)) AS expired
        FROM identity_proposal WHERE id = :id FOR UPDATE\
      """)
  Optional<HeldProposal> lockProposal(long id);

  @Query(
      """
      UPDATE identity_proposal
         SET status = 'CONFIRMED', decided_by = :by, decided_at = UTC_TIMESTAMP(6)
       WHERE id = :id AND status = 'PROPOSED'\
      """)
  int confirm(long id, long by);

  @Query(
      """
      UPDATE identity_proposal
         SET status = 'REJECTED', decided_by = :by, decided_at = UTC_TIMESTAMP(6), reason = :reason
       WHERE id = :id AND status = 'PROPOSED'\
      """)
  int reject(long id, long by, String reason);

  /** Ends what nobody decided in time, so that the same can be proposed again. */
  @Query(
      """
      UPDATE identity_proposal SET status = 'EXPIRED'
       WHERE status = 'PROPOSED' AND expires_at <= UTC_TIMESTAMP(6)\
      """)
  int expire();

  @Query(
      """
      UPDATE identity_certificate SET ended_at = UTC_TIMESTAMP(6), ended_by = :by
       WHERE active_from IS NULL AND ended_at IS NULL
         AND id IN (SELECT certificate_id FROM identity_proposal WHERE status = 'EXPIRED')\
      """)
  int endExpiredCertificates(long by);
}
