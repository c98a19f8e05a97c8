package org.muwahhad.home;

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

/** What waits for the members of examination panels. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface ExaminationTaskQueries
    extends GenericRepository<ExaminationTaskQueries.ExaminationStanding, Long> {

  /**
   * How far the examination of a tender has come, as one member sees it. A bid is scored when it
   * meets every administrative criterion.
   *
   * @param conflict what the member declared; null before the declaration
   * @param undeclared members who have not declared yet
   * @param unchecked pairs of bid and administrative criterion without a result
   * @param unscored pairs of bid and technical criterion that the member has not scored
   * @param unscoredByAny the same over all members without a conflict
   * @param unagreed pairs of bid and technical criterion without agreed points
   * @param awaited members who have yet to answer what was agreed
   * @param answerDue whether the member is one of them
   * @param unranked active lots without a ranking
   * @param twoEnvelopes there are bids whose prices are sealed apart
   * @param technicalClosed their technical evaluation is closed
   * @param pricesAwaited prices of bids that passed it are still sealed
   * @param lowToAsk abnormally low prices whose bidders have not been asked
   * @param lowWaiting those whose bidders can still answer
   * @param lowToDecide those whose bidders answered or let the date pass
   * @param alternatives alternatives of bids that rank first, neither accepted nor refused
   */
  @Introspected
  @MappedEntity("joint_tender")
  record ExaminationStanding(
      @Id long id,
      String code,
      @Relation(EMBEDDED) Bilingual name,
      boolean chair,
      @Nullable Boolean conflict,
      long undeclared,
      long unchecked,
      long unscored,
      long unscoredByAny,
      long unagreed,
      long awaited,
      boolean answerDue,
      long unranked,
      boolean twoEnvelopes,
      boolean technicalClosed,
      boolean pricesAwaited,
      long lowToAsk,
      long lowWaiting,
      long lowToDecide,
      long alternatives) {
    Optional<Task> task() {
      String page = "/tenders/" + id;
      if (conflict == null) {
        return task(Task.TaskKind.DECLARE_CONFLICT, 0, page + "/evaluation/declaration");
      }
      if (conflict) {
        return Optional.empty();
      }
      if (unchecked > 0) {
        return task(Task.TaskKind.CHECK_BIDS, unchecked, page + "/evaluation/checks");
      }
      if (unscored > 0) {
        return task(Task.TaskKind.SCORE_BIDS, unscored, page + "/evaluation/scores");
      }
      if (undeclared > 0 || unscoredByAny > 0) {
        return Optional.empty();
      }
      if (unagreed == 0 && answerDue) {
        return task(Task.TaskKind.ANSWER_CONSENSUS, 0, page + "/evaluation/consensus");
      }
      return chair ? chairTask(page) : Optional.empty();
    }

    private Optional<Task> chairTask(String page) {
      if (unagreed > 0) {
        return task(Task.TaskKind.AGREE_CONSENSUS, unagreed, page + "/evaluation/consensus");
      }
      if (awaited > 0) {
        return Optional.empty();
      }
      if (twoEnvelopes && !technicalClosed) {
        return task(Task.TaskKind.CLOSE_TECHNICAL, 0, page + "/evaluation/technical");
      }
      if (pricesAwaited) {
        return Optional.empty();
      }
      return unranked > 0
          ? task(Task.TaskKind.RANK_BIDS, 0, page + "/evaluation")
          : rankedTask(page);
    }

    private Optional<Task> rankedTask(String page) {
      if (lowToAsk > 0) {
        return task(Task.TaskKind.ASK_ABOUT_PRICES, lowToAsk, page + "/ranking");
      }
      if (lowToDecide > 0) {
        return task(Task.TaskKind.DECIDE_LOW_PRICES, lowToDecide, page + "/ranking");
      }
      if (alternatives > 0) {
        return task(Task.TaskKind.DECIDE_ALTERNATIVES, alternatives, page + "/ranking");
      }
      return lowWaiting > 0
          ? Optional.empty()
          : task(Task.TaskKind.RECOMMEND_AWARDS, 0, page + "/award");
    }

    /** What the others do and what comes next, where nothing waits for the member. */
    Optional<HomeMatter> matter() {
      if (task().isPresent()) {
        return Optional.empty();
      }
      if (Boolean.TRUE.equals(conflict)) {
        return matter(HomeMatter.MatterKind.PANEL_OUT, 0);
      }
      if (undeclared > 0) {
        return matter(HomeMatter.MatterKind.PANEL_DECLARES, undeclared);
      }
      if (unscoredByAny > 0) {
        return matter(HomeMatter.MatterKind.PANEL_SCORES, 0);
      }
      if (unagreed > 0) {
        return matter(HomeMatter.MatterKind.PANEL_AGREES, 0);
      }
      return awaited > 0
          ? matter(HomeMatter.MatterKind.PANEL_ANSWERS, awaited)
          : matter(afterConsensus(), 0);
    }

    private HomeMatter.MatterKind afterConsensus() {
      if (twoEnvelopes && !technicalClosed) {
        return HomeMatter.MatterKind.PANEL_CLOSES;
      }
      if (pricesAwaited) {
        return HomeMatter.MatterKind.PANEL_PRICES;
      }
      if (unranked > 0) {
        return HomeMatter.MatterKind.PANEL_RANKS;
      }
      return lowWaiting > 0 && lowToAsk == 0 && lowToDecide == 0
          ? HomeMatter.MatterKind.PANEL_EXPLAINS
          : HomeMatter.MatterKind.PANEL_RECOMMENDS;
    }

    private Optional<HomeMatter> matter(HomeMatter.MatterKind kind, long count) {
      return Optional.of(HomeMatter.ofPanel(id, kind, code, name, count));
    }

    private Optional<Task> task(Task.TaskKind kind, long count, String href) {
      return Optional.of(new Task(kind, name, code, count, href, null));
    }
  }

  /** Tenders opened and not yet recommended, on whose examination panel the person sits. */
  @Query(
      """
      WITH examined AS (
        SELECT b.bid_id, b.tender_id, e.examination FROM opened_bid b JOIN joint_tender e ON e.id = b.tender_id
         WHERE e.examination = 1
            OR EXISTS (SELECT 1 FROM examination_bid x WHERE x.tender_id = b.tender_id AND x.examination = e.examination
                          AND x.bid_id = b.bid_id)),
      compliant AS (
        SELECT b.bid_id, b.tender_id, b.examination FROM examined b
         WHERE NOT EXISTS (SELECT 1 FROM administrative_check a WHERE a.bid_id = b.bid_id AND NOT a.is_passed
                              AND a.examination = b.examination)),
      cell AS (
        SELECT b.tender_id, b.bid_id, b.examination, c.id AS criterion_id FROM compliant b
          JOIN criterion c ON c.tender_id = b.tender_id AND c.kind = 'TECHNICAL'),
      low AS (
        SELECT r.tender_id,
               CASE WHEN SUM(a.question_id IS NULL AND q.due_at > UTC_TIMESTAMP(6)) > 0 THEN 'WAIT'
                    WHEN COALESCE(SUM(q.examination >= r.examination), 0) = 0 THEN 'ASK'
                    ELSE 'DECIDE' END AS step
          FROM lot_ranking r
          LEFT JOIN low_price_question q ON q.lot_id = r.lot_id AND q.bid_id = r.bid_id
           AND q.is_alternative = r.is_alternative
          LEFT JOIN low_price_answer a ON a.question_id = q.id
         WHERE r.is_admissible AND r.is_abnormally_low AND r.explanation IS NULL
         GROUP BY r.tender_id, r.lot_id, r.bid_id)
      SELECT t.id, t.number AS code, t.title_ar AS name_ar, t.title_en AS name_en, m.is_chair AS chair,
             d.is_out AS conflict,
             (SELECT COUNT(*) FROM panel_member o WHERE o.tender_id = t.id AND o.panel = 'EXAMINATION' AND NOT o.is_alternate
                AND NOT EXISTS (SELECT 1 FROM conflict_declaration x
                                 WHERE x.tender_id = t.id AND x.person_id = o.person_id)) AS undeclared,
             (SELECT COUNT(*) FROM examined b
                JOIN criterion c ON c.tender_id = b.tender_id AND c.kind = 'ADMINISTRATIVE'
               WHERE b.tender_id = t.id
                 AND NOT EXISTS (SELECT 1 FROM administrative_check a
                                  WHERE a.bid_id = b.bid_id AND a.criterion_id = c.id
                                    AND a.examination = b.examination)) AS unchecked,
             (SELECT COUNT(*) FROM cell WHERE cell.tender_id = t.id
                 AND NOT EXISTS (SELECT 1 FROM score s WHERE s.bid_id = cell.bid_id
                                    AND s.criterion_id = cell.criterion_id
                                    AND s.evaluator_id = m.person_id
                                    AND s.examination = cell.examination)) AS unscored,
             (SELECT COUNT(*) FROM cell
                JOIN conflict_declaration f ON f.tender_id = cell.tender_id AND NOT f.is_out
               WHERE cell.tender_id = t.id
                 AND NOT EXISTS (SELECT 1 FROM score s WHERE s.bid_id = cell.bid_id
                                    AND s.criterion_id = cell.criterion_id
                                    AND s.evaluator_id = f.person_id
                                    AND s.examination = cell.examination)) AS unscored_by_any,
             (SELECT COUNT(*) FROM cell WHERE cell.tender_id = t.id
                 AND NOT EXISTS (SELECT 1 FROM consensus_score s WHERE s.bid_id = cell.bid_id
                                    AND s.criterion_id = cell.criterion_id
                                    AND s.examination = cell.examination)) AS unagreed,
             (SELECT COUNT(*) FROM consensus_awaited w WHERE w.tender_id = t.id) AS awaited,
             EXISTS (SELECT 1 FROM consensus_awaited w
                      WHERE w.tender_id = t.id AND w.person_id = m.person_id) AS answer_due,
             (SELECT COUNT(*) FROM lot l WHERE l.tender_id = t.id AND l.status = 'ACTIVE'
                 AND NOT EXISTS (SELECT 1 FROM lot_ranking k WHERE k.lot_id = l.id)
                 AND EXISTS (SELECT 1 FROM bid_line p JOIN lot_item i ON i.id = p.lot_item_id
                              WHERE i.lot_id = l.id)) AS unranked,
             t.two_envelopes AND EXISTS (SELECT 1 FROM opened_bid b WHERE b.tender_id = t.id) AS two_envelopes,
             EXISTS (SELECT 1 FROM technical_closure c WHERE c.tender_id = t.id) AS technical_closed,
             EXISTS (SELECT 1 FROM technical_result r
                      WHERE r.tender_id = t.id AND r.is_passed
                        AND NOT EXISTS (SELECT 1 FROM price_opening p
                                         WHERE p.tender_id = t.id AND p.opened_at IS NOT NULL)) AS prices_awaited,
             (SELECT COUNT(*) FROM low WHERE low.tender_id = t.id AND low.step = 'ASK') AS low_to_ask,
             (SELECT COUNT(*) FROM low WHERE low.tender_id = t.id AND low.step = 'WAIT') AS low_waiting,
             (SELECT COUNT(*) FROM low WHERE low.tender_id = t.id AND low.step = 'DECIDE') AS low_to_decide,
             (SELECT COUNT(*) FROM lot_ranking k
                JOIN bid_alternative y ON y.lot_id = k.lot_id AND y.bid_id = k.bid_id
               WHERE k.tender_id = t.id AND k.rank_position = 1
                 AND NOT EXISTS (SELECT 1 FROM alternative_decision e
                                  WHERE e.lot_id = k.lot_id AND e.bid_id = k.bid_id)) AS alternatives
        FROM joint_tender t
        JOIN panel_member m ON m.tender_id = t.id AND m.person_id = :personId AND m.panel = 'EXAMINATION'
                           AND NOT m.is_alternate
        LEFT JOIN conflict_declaration d ON d.tender_id = t.id AND d.person_id = m.person_id
       WHERE t.status IN ('OPENED', 'UNDER_EVALUATION')
       ORDER BY t.id""")
  List<ExaminationStanding> listStandings(long personId);
}
