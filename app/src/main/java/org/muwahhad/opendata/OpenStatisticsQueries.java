package org.muwahhad.opendata;

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
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;

/**
 * Figures of a year for everybody. They count what is public: published tenders, opened bids,
 * awards in effect, and orders that their suppliers have.
 */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface OpenStatisticsQueries
    extends GenericRepository<OpenStatisticsQueries.MonthFigure, Integer> {

  /** Tenders that were published in a month, in Riyadh, and what was published of them. */
  @Introspected
  @MappedEntity("joint_tender")
  record MonthFigure(@Id int month, long tenders, long lots) {}

  /** Tenders by their method. */
  @Introspected
  @MappedEntity("joint_tender")
  record MethodFigure(@Id String method, long tenders, long cancelled) {}

  /**
   * How many bids came.
   *
   * @param opened tenders whose bids were opened
   * @param single of these, those with one bid alone
   * @param days from publication to award on average, whole days; null while none is awarded
   */
  @Introspected
  @MappedEntity("joint_tender")
  record CompetitionFigure(@Id long opened, long bids, long single, @Nullable Long days) {}

  /** What the awards in effect come to for the entities of a state, without VAT. */
  @Introspected
  @MappedEntity("member_state")
  record StateFigure(
      @Id String code,
      @Relation(EMBEDDED) Bilingual name,
      String currency,
      BigDecimal amount,
      long entities) {}

  /** Orders of a year in one currency, without VAT, and what was paid of them. */
  @Introspected
  @MappedEntity("call_off")
  record OrderFigure(@Id String currency, long orders, BigDecimal ordered, BigDecimal paid) {}

  String PUBLISHED =
      """
       t.published_at IS NOT NULL AND t.status NOT IN ('DRAFT', 'APPROVED')
         AND t.published_at >= MAKEDATE(:year, 1) - INTERVAL 3 HOUR
         AND t.published_at < MAKEDATE(:year + 1, 1) - INTERVAL 3 HOUR
      """;

  @Query(
      """
      SELECT MONTH(t.published_at + INTERVAL 3 HOUR) AS month, COUNT(*) AS tenders,
             SUM((SELECT COUNT(*) FROM lot l WHERE l.tender_id = t.id)) AS lots
        FROM joint_tender t
       WHERE
      """
          + PUBLISHED
          + " GROUP BY MONTH(t.published_at + INTERVAL 3 HOUR) ORDER BY 1")
  List<MonthFigure> listMonths(int year);

  @Query(
      """
      SELECT t.procurement_method AS method, COUNT(*) AS tenders,
             COALESCE(SUM(t.status = 'CANCELLED'), 0) AS cancelled
        FROM joint_tender t
       WHERE
      """
          + PUBLISHED
          + " GROUP BY t.procurement_method ORDER BY t.procurement_method")
  List<MethodFigure> listMethods(int year);

  @Query(
      """
      SELECT COUNT(*) AS opened, COALESCE(SUM(x.bids), 0) AS bids,
             COALESCE(SUM(x.bids = 1), 0) AS single,
             CAST(AVG(CASE WHEN x.awarded_at IS NOT NULL
                           THEN TIMESTAMPDIFF(DAY, x.published_at, x.awarded_at) END)
                  AS SIGNED) AS days
        FROM (SELECT MIN(t.published_at) AS published_at, COUNT(DISTINCT o.bid_id) AS bids,
                     MIN(m.at) AS awarded_at
                FROM joint_tender t
                LEFT JOIN opened_bid o ON o.tender_id = t.id
                LEFT JOIN tender_milestone m ON m.tender_id = t.id AND m.status = 'AWARDED'
               WHERE t.opened_at IS NOT NULL AND
      """
          + PUBLISHED
          + " GROUP BY t.id) x")
  Optional<CompetitionFigure> findCompetition(int year);

  @Query(
      """
      SELECT m.code, m.name_ar, m.name_en, a.currency, SUM(x.net_amount) AS amount,
             COUNT(DISTINCT e.id) AS entities
        FROM joint_tender t
        JOIN award a ON a.tender_id = t.id AND a.status = 'active'
        JOIN award_allocation x ON x.award_id = a.id
        JOIN demand_line d ON d.id = x.demand_line_id
        JOIN procuring_entity e ON e.id = d.entity_id
        JOIN member_state m ON m.code = e.state_code
       WHERE
      """
          + PUBLISHED
          + " GROUP BY m.code, m.name_ar, m.name_en, a.currency ORDER BY a.currency, m.code")
  List<StateFigure> listStates(int year);

  @Query(
      """
      SELECT a.currency, COUNT(*) AS orders,
             SUM(COALESCE((SELECT SUM(l.net_amount) FROM call_off_line_in_force l
                            WHERE l.call_off_id = o.call_off_id GROUP BY l.call_off_id), 0))
               AS ordered,
             SUM(COALESCE((SELECT SUM(y.amount) FROM invoice n
                             JOIN invoice_payment y ON y.invoice_id = n.id
                            WHERE n.call_off_id = o.call_off_id GROUP BY n.call_off_id), 0)) AS paid
        FROM order_index o
        JOIN framework_agreement f ON f.id = o.agreement_id
        JOIN award a ON a.id = f.award_id
       WHERE o.placed_at >= MAKEDATE(:year, 1) - INTERVAL 3 HOUR
         AND o.placed_at < MAKEDATE(:year + 1, 1) - INTERVAL 3 HOUR
         AND o.sent_at IS NOT NULL
       GROUP BY a.currency ORDER BY a.currency\
      """)
  List<OrderFigure> listOrders(int year);
}
