package org.muwahhad.plan.comparison;

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
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Money;

/**
 * What was planned, asked, ordered and taken in a year, by state and group of categories. An empty
 * state asks for all. Who may read is decided by {@link ViewComparison}.
 */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface ComparisonQueries extends GenericRepository<ComparisonQueries.FigureSum, String> {

  /** One sum in one currency. */
  @Introspected
  @MappedEntity("category")
  record FigureSum(
      @Id String code,
      PlanFigure figure,
      String stateCode,
      @Relation(EMBEDDED) Bilingual name,
      @Relation(EMBEDDED) Bilingual state,
      BigDecimal amount,
      String currency) {
    Money money() {
      return Money.rounded(amount, currency);
    }
  }

  /**
   * One line of a figure.
   *
   * @param sourceId number of the plan, submission or call-off in which it stands
   * @param source the plan's state, year and edition, the code of the round, or the number of the
   *     call-off
   * @param quarter of a plan; null for all else
   * @param name of the item; of the group of categories for a plan
   * @param entity null for a plan, as quantity and unit
   * @param onDay when it was submitted, closed, placed or delivered, in Riyadh
   */
  @Introspected
  @MappedEntity("category")
  record FigureEntry(
      @Id long sourceId,
      String source,
      String stateCode,
      @Nullable Integer quarter,
      @Relation(EMBEDDED) Bilingual name,
      @Relation(EMBEDDED) @Nullable Bilingual entity,
      @Nullable BigDecimal quantity,
      @Relation(EMBEDDED) @Nullable Bilingual unit,
      BigDecimal amount,
      String currency,
      LocalDate onDay) {
    /** The amount with its currency. */
    public Money money() {
      return Money.rounded(amount, currency);
    }
  }

  /** The plans in force and what was asked, ordered and taken, one line each, as {@code f}. */
  String FIGURES =
      """
        FROM (SELECT 'PLANNED' AS figure, p.state_code, p.year, n.category_code, n.amount,
                     p.currency, p.id AS source_id,
                     CONCAT(p.state_code, '-', p.year, '/', p.edition) AS source,
                     n.quarter, CAST(NULL AS SIGNED) AS revision_id,
                     CAST(NULL AS SIGNED) AS entity_id, CAST(NULL AS DECIMAL(18,3)) AS quantity,
                     DATE(p.submitted_at + INTERVAL 3 HOUR) AS on_day
                FROM state_plan_in_force p JOIN state_plan_need n ON n.plan_id = p.id
              UNION ALL
              SELECT 'ASKED', a.state_code, a.year, a.category_code, a.amount, a.currency,
                     a.source_id, a.source, NULL, a.revision_id, a.entity_id, a.quantity, a.on_day
                FROM asked_figure a
              UNION ALL
              SELECT 'ORDERED', o.state_code, o.year, o.category_code, o.amount, o.currency,
                     o.source_id, o.source, NULL, o.revision_id, o.entity_id, o.quantity, o.on_day
                FROM ordered_figure o
              UNION ALL
              SELECT 'TAKEN', t.state_code, t.year, t.category_code, t.amount, t.currency,
                     t.source_id, t.source, NULL, t.revision_id, t.entity_id, t.quantity, t.on_day
                FROM taken_figure t) f
      """;

  /**
   * The same figures of a year, of which what was asked is summed by item before its categories are
   * looked up: a round has half a million lines.
   */
  String FIGURES_OF_A_YEAR =
      """
        FROM (SELECT 'PLANNED' AS figure, p.state_code, n.category_code, n.amount, p.currency
                FROM state_plan_in_force p JOIN state_plan_need n ON n.plan_id = p.id
               WHERE p.year = :year
              UNION ALL
              SELECT 'ASKED', g.state_code, CONCAT(LEFT(i.category_code, 3), '00000'), g.amount,
                     g.currency
                FROM (SELECT s.state_code, l.revision_id, l.currency,
                             SUM(ROUND(l.quantity * l.estimated_unit_price, c.decimals)) AS amount
                        FROM demand_round r
                        JOIN submission s ON s.round_id = r.id AND s.status = 'ENDORSED'
                        JOIN demand_line l ON l.submission_id = s.id
                        JOIN currency c ON c.code = l.currency
                       WHERE YEAR(r.closes_at + INTERVAL 3 HOUR) = :year
                       GROUP BY s.state_code, l.revision_id, l.currency) g
                JOIN item_revision v ON v.id = g.revision_id
                JOIN catalog_item i ON i.id = v.item_id
              UNION ALL
              SELECT 'ORDERED', o.state_code, o.category_code, o.amount, o.currency
                FROM ordered_figure o WHERE o.year = :year
              UNION ALL
              SELECT 'TAKEN', t.state_code, t.category_code, t.amount, t.currency
                FROM taken_figure t WHERE t.year = :year) f
      """;

  String CHOSEN =
      """
       WHERE f.figure = :figure AND f.year = :year AND f.category_code = :category
         AND f.state_code = :stateCode
      """;

  @Query(
      """
      SELECT f.category_code AS code, f.figure, f.state_code, k.name_ar, k.name_en,
             m.name_ar AS state_ar, m.name_en AS state_en, SUM(f.amount) AS amount, f.currency
      """
          + FIGURES_OF_A_YEAR
          + """
        JOIN category k ON k.code = f.category_code
        JOIN member_state m ON m.code = f.state_code
       WHERE IF(:stateCode = '', TRUE, f.state_code = :stateCode)
       GROUP BY f.category_code, f.figure, f.state_code, k.name_ar, k.name_en, m.name_ar,
                m.name_en, f.currency
       ORDER BY f.state_code, f.category_code""")
  List<FigureSum> listSums(int year, String stateCode);

  @Query(
      """
      SELECT f.source_id, f.source, f.state_code, f.quarter,
             COALESCE(v.name_ar, k.name_ar) AS name_ar, COALESCE(v.name_en, k.name_en) AS name_en,
             e.name_ar AS entity_ar, e.name_en AS entity_en, f.quantity, u.name_ar AS unit_ar,
             u.name_en AS unit_en, f.amount, f.currency, f.on_day
      """
          + FIGURES
          + """
        JOIN category k ON k.code = f.category_code
        LEFT JOIN item_revision v ON v.id = f.revision_id
        LEFT JOIN unit_of_measure u ON u.code = v.unit_code
        LEFT JOIN procuring_entity e ON e.id = f.entity_id
      """
          + CHOSEN
          + " ORDER BY f.on_day, f.source_id, f.quarter, f.revision_id"
          + " LIMIT :limit OFFSET :offset")
  List<FigureEntry> listEntries(
      PlanFigure figure, int year, String stateCode, String category, int limit, long offset);

  @Query("SELECT COUNT(*)" + FIGURES + CHOSEN)
  int countEntries(PlanFigure figure, int year, String stateCode, String category);

  @Query("SELECT currency FROM member_state WHERE code = :stateCode")
  String getCurrency(String stateCode);

  @Query(
      """
      SELECT DISTINCT year FROM state_plan WHERE status = 'SUBMITTED' ORDER BY year DESC LIMIT 50""")
  List<Integer> listYears();
}
