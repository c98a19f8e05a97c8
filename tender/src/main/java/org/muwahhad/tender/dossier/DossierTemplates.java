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
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.tender.CriterionKind;

/** Templates, and the requirements of drafts, as stored. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface DossierTemplates
    extends GenericRepository<DossierTemplateQueries.DossierTemplateVersion, Long> {

  @Query("INSERT INTO dossier_template (code, version_count) VALUES (:code, 0)")
  int add(String code);

  @Query("SELECT id FROM dossier_template WHERE code = :code")
  Optional<Long> find(String code);

  @Query("SELECT version_count FROM dossier_template WHERE id = :id FOR UPDATE")
  Optional<Integer> lock(long id);

  @Query(
      """
      INSERT INTO dossier_template_version (template_id, version_number, name_ar, name_en, purpose_ar,
        purpose_en, award_criteria, two_envelopes, requirements_ar, requirements_en, written_by,
        written_at)
      VALUES (:templateId, :number, :nameAr, :nameEn, :purposeAr, :purposeEn, :awardCriteria,
              :twoEnvelopes, :requirementsAr, :requirementsEn, :personId, UTC_TIMESTAMP(6))""")
  int addVersion(
      long templateId,
      int number,
      String nameAr,
      String nameEn,
      String purposeAr,
      String purposeEn,
      String awardCriteria,
      boolean twoEnvelopes,
      String requirementsAr,
      String requirementsEn,
      long personId);

  @Query(
      """
      INSERT INTO dossier_template_criterion (template_id, version_number, position, kind, code, name_ar,
                                              name_en, weight)
      VALUES (:templateId, :number, :position, :kind, :code, :nameAr, :nameEn, :weight)""")
  int addCriterion(
      long templateId,
      int number,
      int position,
      CriterionKind kind,
      String code,
      String nameAr,
      String nameEn,
      @Nullable BigDecimal weight);

  @Query(
      """
      INSERT INTO dossier_template_rule (template_id, version_number, rule_code, value)
      VALUES (:templateId, :number, :code, :value)""")
  int addRule(long templateId, int number, String code, BigDecimal value);

  @Query(
      """
      UPDATE dossier_template SET version_count = :number
       WHERE id = :id AND version_count = :number - 1 AND retired_at IS NULL""")
  int count(long id, int number);

  @Query(
      """
      UPDATE dossier_template SET retired_at = UTC_TIMESTAMP(6)
       WHERE id = :id AND retired_at IS NULL""")
  int retire(long id);

  @Query(
      """
      INSERT INTO tender_template (tender_id, template_id, version_number, applied_by, applied_at)
      VALUES (:tenderId, :templateId, :number, :personId, UTC_TIMESTAMP(6))
      ON DUPLICATE KEY UPDATE template_id = VALUES(template_id),
        version_number = VALUES(version_number), applied_by = VALUES(applied_by), applied_at = VALUES(applied_at)""")
  int note(long tenderId, long templateId, int number, long personId);

  @Query(
      """
      INSERT INTO dossier_text (tender_id, part, text_ar, text_en)
      VALUES (:tenderId, 'conditions', :ar, :en)
      ON DUPLICATE KEY UPDATE text_ar = VALUES(text_ar), text_en = VALUES(text_en)""")
  int writeRequirements(long tenderId, String ar, String en);

  /** The requirements of a tender as they stand. */
  @Introspected
  @MappedEntity("dossier_text")
  record Requirements(@Id long tenderId, @Relation(EMBEDDED) Bilingual text) {}

  @Query(
      """
      SELECT tender_id, text_ar, text_en FROM dossier_text
       WHERE tender_id = :tenderId AND part = 'conditions'""")
  Optional<Requirements> findRequirements(long tenderId);
}
