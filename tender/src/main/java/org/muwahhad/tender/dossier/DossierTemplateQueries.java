package org.muwahhad.tender.dossier;

import static io.micronaut.data.annotation.Relation.Kind.EMBEDDED;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Relation;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.CriterionKind;

/** Templates of the dossier as they are read. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface DossierTemplateQueries
    extends GenericRepository<DossierTemplateQueries.DossierTemplateVersion, Long> {

  /**
   * A version of a template. Instants are UTC.
   *
   * @param number of this version
   * @param versionCount number of the version in force
   * @param retiredAt not offered since; null while it is
   * @param writer who wrote it; null for those that came with the system
   */
  @Introspected
  @MappedEntity("dossier_template_version")
  record DossierTemplateVersion(
      @Id long templateId,
      String code,
      int number,
      int versionCount,
      @Nullable Instant retiredAt,
      @Relation(EMBEDDED) Bilingual name,
      @Relation(EMBEDDED) Bilingual purpose,
      String awardCriteria,
      boolean twoEnvelopes,
      @Relation(EMBEDDED) Bilingual requirements,
      @Relation(EMBEDDED) @Nullable Bilingual writer,
      Instant writtenAt) {}

  /** A criterion of a version; technical ones carry a weight in percent. */
  @Introspected
  @MappedEntity("dossier_template_criterion")
  record Criterion(
      @Id int position,
      CriterionKind kind,
      String code,
      @Relation(EMBEDDED) Bilingual name,
      @Nullable BigDecimal weight) {}

  /** A rule that a template may set, with the value a version proposes; null for the default. */
  @Introspected
  @MappedEntity("rule_default")
  record Rule(
      @Id String code,
      String unit,
      @Relation(EMBEDDED) Bilingual name,
      BigDecimal usual,
      @Nullable BigDecimal value) {}

  /** What a draft was made from. The instant is UTC. */
  @Introspected
  @MappedEntity("tender_template")
  record AppliedTemplate(
      @Id long templateId, int number, @Relation(EMBEDDED) Bilingual name, Instant appliedAt) {}

  String VERSION =
      """
      SELECT v.template_id, t.code, v.version_number AS number, t.version_count, t.retired_at,
             v.name_ar, v.name_en, v.purpose_ar, v.purpose_en, v.award_criteria, v.two_envelopes, v.requirements_ar,
             v.requirements_en, p.name_ar AS writer_ar, p.name_en AS writer_en, v.written_at
        FROM dossier_template_version v
        JOIN dossier_template t ON t.id = v.template_id
        LEFT JOIN person p ON p.id = v.written_by
      """;

  /** All templates in their version in force, those that are offered first. */
  @Query(
      VERSION
          + " WHERE v.version_number = t.version_count"
          + " ORDER BY t.retired_at IS NOT NULL, t.id")
  List<DossierTemplateVersion> list();

  @Query(VERSION + " WHERE v.template_id = :templateId ORDER BY v.version_number DESC")
  List<DossierTemplateVersion> listVersions(long templateId);

  @Query(VERSION + " WHERE v.template_id = :templateId AND v.version_number = :number")
  Optional<DossierTemplateVersion> findVersion(long templateId, int number);

  @Query(VERSION + " WHERE v.template_id = :templateId AND v.version_number = t.version_count")
  Optional<DossierTemplateVersion> findCurrent(long templateId);

  /** A template that must exist, in its version in force. */
  default DossierTemplateVersion getCurrent(long templateId) {
    return findCurrent(templateId)
        .orElseThrow(() -> new Refusal.NotFound("template " + templateId));
  }

  @Query(
      """
      SELECT position, kind, code, name_ar, name_en, weight FROM dossier_template_criterion
       WHERE template_id = :templateId AND version_number = :number ORDER BY position""")
  List<Criterion> listCriteria(long templateId, int number);

  /** The rules a template may set; who decides on what value is not among them. */
  @Query(
      """
      SELECT d.code, d.unit, d.name_ar, d.name_en, d.value AS usual, r.value
        FROM rule_default d
        LEFT JOIN dossier_template_rule r
          ON r.rule_code = d.code AND r.template_id = :templateId AND r.version_number = :number
       WHERE d.code NOT LIKE 'level.%'
       ORDER BY d.position""")
  List<Rule> listRules(long templateId, int number);

  @Query(
      """
      SELECT x.template_id, x.version_number AS number, v.name_ar, v.name_en, x.applied_at
        FROM tender_template x
        JOIN dossier_template_version v
          ON v.template_id = x.template_id AND v.version_number = x.version_number
       WHERE x.tender_id = :tenderId""")
  Optional<AppliedTemplate> findApplied(long tenderId);
}
