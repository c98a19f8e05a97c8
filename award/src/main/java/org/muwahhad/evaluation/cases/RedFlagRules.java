package org.muwahhad.evaluation.cases;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.muwahhad.evaluation.flag.RedFlag.RedFlagKind;
import org.muwahhad.shared.RiyadhDay;

/** The rules of signs as auditors set them. Days are in Riyadh. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface RedFlagRules extends GenericRepository<RedFlagRules.DatedFlagRule, RedFlagKind> {

  /** A rule with its first day. */
  @MappedEntity("red_flag_rule")
  record DatedFlagRule(@Id RedFlagKind kind, LocalDate validFrom) {}

  @Query("SELECT " + RiyadhDay.TODAY)
  LocalDate today();

  @Query("SELECT COUNT(*) FROM red_flag_rule WHERE kind = :kind AND valid_from = :validFrom")
  int countOn(RedFlagKind kind, LocalDate validFrom);

  @Query(
      """
      INSERT INTO red_flag_rule (kind, valid_from, is_computed, threshold, least, weight, source_ar,
                                 source_en, set_by)
      VALUES (:kind, :validFrom, :computed, :threshold, :least, :weight, :sourceAr, :sourceEn,
              :setBy)\
      """)
  void add(
      RedFlagKind kind,
      LocalDate validFrom,
      boolean computed,
      BigDecimal threshold,
      int least,
      int weight,
      String sourceAr,
      String sourceEn,
      long setBy);
}
