package org.muwahhad.reports.evaluation;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.document.DocumentHead;

/**
 * Everything the report on the administrative and technical evaluation says. It holds no price.
 * Points, scores and weights run from 0 to 100; instants are UTC.
 *
 * @param at when it was issued; also the date inside the PDF
 * @param confidential whether the award is not public yet, so that the report is for named readers
 * @param passMark least technical score
 * @param widestSpread points between two evaluators beyond which the panel gives a reason
 * @param breaches breaches of the bidders as they were frozen; none where the dossier counts none
 * @param scorers roles of those who scored, in the order of their points
 * @param scores bid by bid, of those that passed the administrative checks
 * @param answers of the members to the scores that were agreed, as they stand
 * @param proof how a reader checks it; null before it is issued
 */
public record EvaluationReport(
    String tender,
    String ocid,
    Bilingual title,
    Bilingual issuer,
    Instant openedAt,
    Instant at,
    Bilingual status,
    boolean confidential,
    BigDecimal passMark,
    BigDecimal widestSpread,
    List<Member> panel,
    List<CriterionCheck> checks,
    List<BreachRecord> breaches,
    List<Compliance> compliance,
    List<Bilingual> scorers,
    List<Scores> scores,
    List<Answer> answers,
    List<Result> results,
    DocumentHead.@Nullable Proof proof) {

  public EvaluationReport {
    panel = List.copyOf(panel);
    checks = List.copyOf(checks);
    breaches = List.copyOf(breaches);
    compliance = List.copyOf(compliance);
    scorers = List.copyOf(scorers);
    scores = List.copyOf(scores);
    answers = List.copyOf(answers);
    results = List.copyOf(results);
  }

  /**
   * How many breaches of a bidder were found before the deadline.
   *
   * @param months before the deadline that the dossier counts
   */
  public record BreachRecord(Bilingual bidder, int months, int breaches) {}

  /**
   * A member of the panel.
   *
   * @param role of the member in the panel, such as chair
   * @param declaredAt when; null while nothing was declared
   * @param conflict whether a conflict was declared, which locked the member out
   * @param statement in the member's words; blank without
   */
  public record Member(
      Bilingual name,
      Bilingual role,
      @Nullable Instant declaredAt,
      boolean conflict,
      String statement) {}

  /**
   * A bid held against an administrative criterion.
   *
   * @param reason in the words of who checked; blank without
   */
  public record CriterionCheck(
      Bilingual bidder, Bilingual criterion, boolean passed, String reason, Bilingual by) {}

  /**
   * What a bid answers to the requirements in the lots it is for, counted.
   *
   * @param missed mandatory ones that it does not meet
   * @param unanswered mandatory ones it says nothing of
   */
  public record Compliance(
      Bilingual bidder, int met, int notMet, int toJudge, int missed, int unanswered) {}

  /**
   * What a bid was given.
   *
   * @param score of all criteria together; null until the panel agreed on each
   */
  public record Scores(Bilingual bidder, @Nullable BigDecimal score, List<Points> criteria) {
    public Scores {
      criteria = List.copyOf(criteria);
    }
  }

  /**
   * What a bid was given for one criterion.
   *
   * @param single points that each scorer gave alone, in the order of the scorers; null if there is
   *     none
   * @param agreed null while nothing is agreed
   * @param spread highest less lowest
   * @param reason of the panel for what it agreed; blank without
   * @param comments of the scorers, by role
   */
  public record Points(
      Bilingual criterion,
      BigDecimal weight,
      List<@Nullable BigDecimal> single,
      @Nullable BigDecimal agreed,
      BigDecimal spread,
      String reason,
      List<Comment> comments) {
    public Points {
      single = java.util.Collections.unmodifiableList(new java.util.ArrayList<>(single));
      comments = List.copyOf(comments);
    }
  }

  /**
   * What a member answered to the scores that were agreed.
   *
   * @param confirmed whether the member agreed; else a dissent
   * @param reason of a dissent; blank for a confirmation
   */
  public record Answer(
      Bilingual name, Bilingual role, boolean confirmed, Instant at, String reason) {}

  /** What a scorer wrote. */
  public record Comment(Bilingual role, String text) {}

  /**
   * What the evaluation makes of a bid.
   *
   * @param compliant whether it passed the administrative checks
   * @param score null for one that did not
   * @param passed whether it goes on to the prices; null while that is open
   */
  public record Result(
      Bilingual bidder, boolean compliant, @Nullable BigDecimal score, @Nullable Boolean passed) {

    /** Whether it is settled that it goes on. */
    public boolean isPassed() {
      return passed != null && passed;
    }
  }
}
