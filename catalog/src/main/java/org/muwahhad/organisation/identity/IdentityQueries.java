package org.muwahhad.organisation.identity;

import static io.micronaut.data.annotation.Relation.Kind.EMBEDDED;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Relation;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.identity.ClientAuthenticationKind;
import org.muwahhad.access.identity.ProviderProtocol;
import org.muwahhad.shared.Bilingual;

/** Providers, links, programs and proposals as pages and programs read them. Instants are UTC. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface IdentityQueries extends GenericRepository<IdentityQueries.ProviderListing, Long> {

  /**
   * A provider in the list.
   *
   * @param name of the settings in force, or of those that wait where none are
   * @param state whose people it vouches for; null for people of no state
   * @param standing ON, OFF, or PROPOSED while no settings are in force
   * @param links how many people are linked
   */
  @Introspected
  @MappedEntity("identity_provider")
  record ProviderListing(
      @Id long id,
      String code,
      @Relation(EMBEDDED) Bilingual name,
      @Relation(EMBEDDED) @Nullable Bilingual state,
      ProviderProtocol protocol,
      ProviderStanding standing,
      int links,
      @Nullable Instant certificateUntil) {}

  /** Whether people sign in with a provider. */
  enum ProviderStanding {
    ON,
    OFF,
    PROPOSED
  }

  /** The settings of a provider; the secret is never shown. */
  @Introspected
  @MappedEntity("identity_setting")
  record SettingListing(
      @Id long id,
      @Relation(EMBEDDED) Bilingual name,
      String issuer,
      String authorizationUri,
      @Nullable String tokenUri,
      @Nullable String keysUri,
      @Nullable String userinfoUri,
      @Nullable String logoutUri,
      @Nullable String clientId,
      @Nullable ClientAuthenticationKind clientAuthentication,
      @Nullable String scope,
      String subjectName,
      String levelName,
      String nameIdFormat,
      String askedLevel,
      String strongLevels) {}

  /**
   * A certificate of a provider.
   *
   * @param standing PROPOSED, ACTIVE, OLD once it is past its time, or ENDED
   */
  @Introspected
  @MappedEntity("identity_certificate")
  record CertificateListing(
      @Id long id,
      String sha256,
      String subject,
      Instant validUntil,
      TrustStanding standing,
      @Nullable Instant activeFrom,
      @Nullable Instant endedAt) {}

  /** Where something stands on which two administrators have to agree. */
  enum TrustStanding {
    PROPOSED,
    ACTIVE,
    OLD,
    LEFT,
    ENDED
  }

  /**
   * A program of a state.
   *
   * @param standing PROPOSED, ACTIVE, OLD once it is past its time, or ENDED
   */
  @Introspected
  @MappedEntity("scim_client")
  record ScimClientListing(
      @Id long id,
      long providerId,
      String provider,
      String name,
      Instant expiresAt,
      TrustStanding standing,
      @Nullable Instant activeFrom,
      @Nullable Instant endedAt) {}

  /**
   * Who is linked.
   *
   * @param standing PROPOSED, ACTIVE, LEFT while the program says that the person is not active, or
   *     ENDED
   * @param byProgram whether a program opened the account
   * @param roles how many the person holds
   */
  @Introspected
  @MappedEntity("identity_link")
  record LinkListing(
      @Id long id,
      long personId,
      String login,
      @Relation(EMBEDDED) Bilingual name,
      long providerId,
      String provider,
      String subject,
      @Nullable String entityCode,
      TrustStanding standing,
      boolean byProgram,
      int roles,
      @Nullable Instant activeFrom,
      @Nullable Instant endedAt) {}

  /**
   * A proposal.
   *
   * @param status {@code EXPIRED} as soon as its time is over
   * @param person the person it links; null for the other kinds
   */
  @Introspected
  @MappedEntity("identity_proposal")
  record IdentityProposalListing(
      @Id long id,
      IdentityProposalKind kind,
      IdentityProposalStatus status,
      long providerId,
      String provider,
      @Nullable Long settingId,
      @Nullable Long certificateId,
      @Nullable Long linkId,
      @Nullable Long scimClientId,
      @Nullable Long personId,
      @Relation(EMBEDDED) @Nullable Bilingual person,
      long proposedBy,
      @Relation(EMBEDDED) Bilingual by,
      Instant proposedAt,
      Instant expiresAt,
      @Relation(EMBEDDED) @Nullable Bilingual decider,
      @Nullable Instant decidedAt,
      @Nullable String reason) {
    boolean waits() {
      return status == IdentityProposalStatus.PROPOSED;
    }
  }

  String PROVIDERS =
      """
      SELECT p.id, p.code, s.name_ar, s.name_en, m.name_ar AS state_ar, m.name_en AS state_en,
             p.protocol,
             CASE WHEN p.disabled_at IS NOT NULL THEN 'OFF' WHEN p.setting_id IS NULL THEN 'PROPOSED'
                  ELSE 'ON' END AS standing,
             (SELECT COUNT(*) FROM identity_link l
               WHERE l.provider_id = p.id AND l.active_from IS NOT NULL AND l.ended_at IS NULL)
               AS links,
             (SELECT MAX(c.valid_until) FROM identity_certificate c
               WHERE c.provider_id = p.id AND c.active_from IS NOT NULL AND c.ended_at IS NULL)
               AS certificate_until
        FROM identity_provider p
        JOIN identity_setting s ON s.id = COALESCE(p.setting_id,
             (SELECT MAX(x.id) FROM identity_setting x WHERE x.provider_id = p.id))
        LEFT JOIN member_state m ON m.code = p.state_code
      """;

  @Query(PROVIDERS + " ORDER BY p.state_code IS NULL, p.state_code, p.code LIMIT 200")
  List<ProviderListing> listProviders();

  @Query(PROVIDERS + " WHERE p.id = :id")
  Optional<ProviderListing> findProvider(long id);

  String SETTINGS =
      """
      SELECT s.id, s.name_ar, s.name_en, s.issuer, s.authorization_uri, s.token_uri, s.keys_uri,
             s.userinfo_uri, s.logout_uri, s.client_id, s.client_authentication, s.scope,
             s.subject_name, s.level_name, s.name_id_format, s.asked_level, s.strong_levels
        FROM identity_setting s
      """;

  @Query(SETTINGS + " WHERE s.id = :id")
  Optional<SettingListing> findSetting(long id);

  /** Those in force. */
  @Query(SETTINGS + " JOIN identity_provider p ON p.setting_id = s.id WHERE p.id = :providerId")
  Optional<SettingListing> findSettingInForce(long providerId);

  String CERTIFICATES =
      """
      SELECT id, sha256, subject, valid_until,
             CASE WHEN ended_at IS NOT NULL THEN 'ENDED' WHEN active_from IS NULL THEN 'PROPOSED'
                  WHEN valid_until <= SYSDATE(6) THEN 'OLD' ELSE 'ACTIVE' END AS standing,
             active_from, ended_at
        FROM identity_certificate
      """;

  @Query(CERTIFICATES + " WHERE provider_id = :providerId ORDER BY id DESC LIMIT 50")
  List<CertificateListing> listCertificates(long providerId);

  @Query(CERTIFICATES + " WHERE id = :id")
  Optional<CertificateListing> findCertificate(long id);

  String PROGRAMS =
      """
      SELECT c.id, c.provider_id, p.code AS provider, c.name, c.expires_at,
             CASE WHEN c.ended_at IS NOT NULL THEN 'ENDED' WHEN c.active_from IS NULL THEN 'PROPOSED'
                  WHEN c.expires_at <= UTC_TIMESTAMP(6) THEN 'OLD' ELSE 'ACTIVE' END AS standing,
             c.active_from, c.ended_at
        FROM scim_client c JOIN identity_provider p ON p.id = c.provider_id
      """;

  @Query(PROGRAMS + " ORDER BY c.ended_at IS NOT NULL, c.id DESC LIMIT 200")
  List<ScimClientListing> listScimClients();

  @Query(PROGRAMS + " WHERE c.provider_id = :providerId ORDER BY c.id DESC LIMIT 50")
  List<ScimClientListing> listScimClientsOf(long providerId);

  @Query(PROGRAMS + " WHERE c.id = :id")
  Optional<ScimClientListing> findScimClient(long id);

  String LINKS =
      """
      SELECT l.id, l.person_id, u.login, u.name_ar, u.name_en, l.provider_id, p.code AS provider,
             l.subject, l.entity_code,
             CASE WHEN l.ended_at IS NOT NULL THEN 'ENDED' WHEN l.active_from IS NULL THEN 'PROPOSED'
                  WHEN l.left_at IS NOT NULL THEN 'LEFT' ELSE 'ACTIVE' END AS standing,
             (l.scim_client_id IS NOT NULL) AS by_program,
             (SELECT COUNT(*) FROM role_grant g WHERE g.person_id = l.person_id) AS roles,
             l.active_from, l.ended_at
        FROM identity_link l
        JOIN person u ON u.id = l.person_id
        JOIN identity_provider p ON p.id = l.provider_id
      """;

  /** Which links answer a text and a filter. */
  String CHOSEN_LINKS =
      """
       WHERE (:like = '' OR u.login LIKE :like OR u.name_ar LIKE :like OR u.name_en LIKE :like
              OR l.subject LIKE :like OR p.code LIKE :like)
         AND (:filter = ''
              OR :filter = CASE WHEN l.ended_at IS NOT NULL THEN 'ENDED'
                                WHEN l.active_from IS NULL THEN 'PROPOSED'
                                WHEN l.left_at IS NOT NULL THEN 'LEFT' ELSE 'ACTIVE' END
              OR (:filter = 'WITHOUT_ROLE' AND l.ended_at IS NULL AND l.active_from IS NOT NULL
                  AND l.left_at IS NULL
                  AND NOT EXISTS (SELECT 1 FROM role_grant x WHERE x.person_id = l.person_id)))
      """;

  /**
   * A page of links. By itself the list has the newest first.
   *
   * @param like pattern of {@code LIKE}, empty for all
   * @param filter name of a standing, WITHOUT_ROLE, or empty
   * @param sort login or provider, with {@code -} before it for the last first; or empty
   */
  @Query(
      LINKS
          + CHOSEN_LINKS
          + """
          ORDER BY CASE :sort WHEN 'login' THEN u.login WHEN 'provider' THEN p.code END,
                   CASE :sort WHEN '-login' THEN u.login WHEN '-provider' THEN p.code END DESC,
                   l.id DESC
          LIMIT :limit OFFSET :offset\
          """)
  List<LinkListing> listLinks(String like, String filter, String sort, int limit, long offset);

  @Query(
      """
      SELECT COUNT(*)
        FROM identity_link l
        JOIN person u ON u.id = l.person_id
        JOIN identity_provider p ON p.id = l.provider_id
      """
          + CHOSEN_LINKS)
  int countLinks(String like, String filter);

  @Query(LINKS + " WHERE l.id = :id")
  Optional<LinkListing> findLink(long id);

  String PROPOSALS =
      """
      SELECT a.id, a.kind,
             CASE WHEN a.status = 'PROPOSED' AND a.expires_at <= UTC_TIMESTAMP(6) THEN 'EXPIRED'
                  ELSE a.status END AS status,
             a.provider_id, p.code AS provider, a.setting_id, a.certificate_id, a.link_id,
             a.scim_client_id, a.person_id, u.name_ar AS person_ar, u.name_en AS person_en,
             a.proposed_by, b.name_ar AS by_ar, b.name_en AS by_en, a.proposed_at, a.expires_at,
             d.name_ar AS decider_ar, d.name_en AS decider_en, a.decided_at, a.reason
        FROM identity_proposal a
        JOIN identity_provider p ON p.id = a.provider_id
        JOIN person b ON b.id = a.proposed_by
        LEFT JOIN person u ON u.id = a.person_id
        LEFT JOIN person d ON d.id = a.decided_by
      """;

  /** Which proposals answer a text and a filter. */
  String CHOSEN_PROPOSALS =
      """
       WHERE (:like = '' OR p.code LIKE :like OR b.name_ar LIKE :like OR b.name_en LIKE :like
              OR u.name_ar LIKE :like OR u.name_en LIKE :like)
         AND (:filter = ''
              OR :filter = CASE WHEN a.status = 'PROPOSED' AND a.expires_at <= UTC_TIMESTAMP(6)
                                THEN 'EXPIRED' ELSE a.status END)
      """;

  /**
   * A page of proposals. By itself the list has those that wait first, then the newest.
   *
   * @param like pattern of {@code LIKE}, empty for all
   * @param filter name of a status, or empty
   * @param sort provider or by, with {@code -} before it for the last first; or empty
   */
  @Query(
      PROPOSALS
          + CHOSEN_PROPOSALS
          + """
          ORDER BY CASE :sort WHEN 'provider' THEN p.code WHEN 'by' THEN b.name_en END,
                   CASE :sort WHEN '-provider' THEN p.code WHEN '-by' THEN b.name_en END DESC,
                   a.status <> 'PROPOSED', a.id DESC
          LIMIT :limit OFFSET :offset\
          """)
  List<IdentityProposalListing> listProposals(
      String like, String filter, String sort, int limit, long offset);

  @Query(
      """
      SELECT COUNT(*)
        FROM identity_proposal a
        JOIN identity_provider p ON p.id = a.provider_id
        JOIN person b ON b.id = a.proposed_by
        LEFT JOIN person u ON u.id = a.person_id
      """
          + CHOSEN_PROPOSALS)
  int countProposals(String like, String filter);

  @Query(PROPOSALS + " WHERE a.id = :id")
  Optional<IdentityProposalListing> findProposal(long id);

  @Query(
      PROPOSALS
          + """
          WHERE a.provider_id = :providerId AND a.status = 'PROPOSED'
            AND a.expires_at > UTC_TIMESTAMP(6)
          ORDER BY a.id DESC LIMIT 50\
          """)
  List<IdentityProposalListing> listWaiting(long providerId);
}
