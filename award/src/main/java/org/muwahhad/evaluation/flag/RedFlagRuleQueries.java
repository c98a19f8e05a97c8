package org.muwahhad.evaluation.flag;

import static io.micronaut.data.annotation.Relation.Kind.EMBEDDED;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Relation;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.RiyadhDay;

/** The rules by which flags are shown: thresholds and weights, each from its day. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface RedFlagRuleQueries
    extends GenericRepository<RedFlagRuleQueries.RedFlagRule, RedFlag.RedFlagKind> {

  /**
   * A rule as it holds on a day.
   *
   * @param indicator of Cardinal with whose verdicts it agrees; empty where there is none
   * @param validFrom first day of its values, in Riyadh
   * @param computed whether the flag is computed at all
   * @param threshold as the kind says: per cent, days, months, minutes or a number; 0 where it
   *     follows from the other lots and bidders
   * @param least how many there must be at least of what the kind counts
   * @param weight points that it adds to the score of a tender
   */
  @Introspected
  @MappedEntity("red_flag_rule")
  record RedFlagRule(
      @Id RedFlag.RedFlagKind kind,
      String indicator,
      LocalDate validFrom,
      @MappedProperty("is_computed") boolean computed,
      BigDecimal threshold,
      int least,
      int weight,
      @Relation(EMBEDDED) Bilingual source) {
    /** The threshold as a whole number, such as of days. */
    int whole() {
      return threshold.intValue();
    }

    /** The threshold of per cent as a share. */
    BigDecimal share() {
      return threshold.movePointLeft(2);
    }
  }

  String RULE =
      """
      SELECT r.kind, k.indicator, r.valid_from, r.is_computed, r.threshold, r.least, r.weight,
             r.source_ar, r.source_en
        FROM red_flag_rule r
        JOIN red_flag_kind k ON k.kind = r.kind
      """;

  /** The rules of the day of a tender's deadline. */
  @Query(
      RULE
          + """
           JOIN joint_tender t ON t.id = :tenderId
          WHERE r.valid_from = (SELECT MAX(x.valid_from) FROM red_flag_rule x
                                 WHERE x.kind = r.kind
                                   AND x.valid_from <= DATE(COALESCE(t.deadline_at, UTC_TIMESTAMP(6))
                                                            + INTERVAL 3 HOUR))
          ORDER BY k.position\
          """)
  List<RedFlagRule> listOfTender(long tenderId);

  /** The rules of today. */
  @Query(
      RULE
          + """
          WHERE r.valid_from = (SELECT MAX(x.valid_from) FROM red_flag_rule x
                                 WHERE x.kind = r.kind
                                   AND x.valid_from <=
          """
          + RiyadhDay.TODAY
          + """
           )
          ORDER BY k.position\
          """)
  List<RedFlagRule> listToday();

  /** The rules of later days, the next first. */
  @Query(
      RULE
          + """
       WHERE r.valid_from >
       """
          + RiyadhDay.TODAY
          + """
       ORDER BY r.valid_from, k.position LIMIT 500""")
  List<RedFlagRule> listAhead();
}
