package org.muwahhad.demo;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.award.ConfirmAwards;
import org.muwahhad.award.RecommendAwards;
import org.muwahhad.award.scenario.ScenarioTerms;
import org.muwahhad.award.scenario.StateScenario;
import org.muwahhad.committee.CastVote;
import org.muwahhad.committee.CloseDecision;
import org.muwahhad.committee.DecisionQueries;
import org.muwahhad.committee.VoteChoice;
import org.muwahhad.evaluation.DeclareConflict;
import org.muwahhad.evaluation.LotRankingQueries;
import org.muwahhad.evaluation.RankBids;
import org.muwahhad.evaluation.check.RecordAdministrativeChecks;
import org.muwahhad.evaluation.score.AgreeConsensus;
import org.muwahhad.evaluation.score.AnswerConsensus;
import org.muwahhad.evaluation.score.SubmitScores;
import org.muwahhad.seeds.demo.DemoEvaluation;
import org.muwahhad.seeds.demo.DemoPerson;
import org.muwahhad.seeds.demo.DemoPlan;
import org.muwahhad.seeds.demo.DemoRole;
import org.muwahhad.seeds.demo.DemoTender;
import org.muwahhad.shared.Bilingual;

/** The tenders from the opening of the bids to the call-offs. */
@Singleton
class AwardStory {
  /** What the panel tries as the most that one bidder is awarded, in the tender's currency. */
  private static final BigDecimal SIXTY_MILLION = BigDecimal.valueOf(60_000_000);

  private final OpeningStory openings;
  private final DeclareConflict declareConflict;
  private final RecordAdministrativeChecks recordChecks;
  private final SubmitScores submitScores;
  private final AgreeConsensus agreeConsensus;
  private final AnswerConsensus answerConsensus;
  private final RankBids rankBids;
  private final StateScenario stateScenario;
  private final RecommendAwards recommendAwards;
  private final CastVote castVote;
  private final CloseDecision closeDecision;
  private final ConfirmAwards confirmAwards;
  private final LotRankingQueries rankings;
  private final DecisionQueries decisions;
  private final DemoBids played;
  private final MeetingStory meetings;
  private final QuantityStory quantities;
  private final CallOffStory callOffs;

  AwardStory(
      OpeningStory openings,
      DeclareConflict declareConflict,
      RecordAdministrativeChecks recordChecks,
      SubmitScores submitScores,
      AgreeConsensus agreeConsensus,
      AnswerConsensus answerConsensus,
      RankBids rankBids,
      StateScenario stateScenario,
      RecommendAwards recommendAwards,
      CastVote castVote,
      CloseDecision closeDecision,
      ConfirmAwards confirmAwards,
      LotRankingQueries rankings,
      DecisionQueries decisions,
      DemoBids played,
      MeetingStory meetings,
      QuantityStory quantities,
      CallOffStory callOffs) {
    this.callOffs = callOffs;
    this.openings = openings;
    this.declareConflict = declareConflict;
    this.recordChecks = recordChecks;
    this.submitScores = submitScores;
    this.agreeConsensus = agreeConsensus;
    this.answerConsensus = answerConsensus;
    this.rankBids = rankBids;
    this.stateScenario = stateScenario;
    this.recommendAwards = recommendAwards;
    this.castVote = castVote;
    this.closeDecision = closeDecision;
    this.confirmAwards = confirmAwards;
    this.rankings = rankings;
    this.decisions = decisions;
    this.played = played;
    this.meetings = meetings;
    this.quantities = quantities;
  }

  /**
   * The awards of all tenders, and the meetings about them.
   *
   * @param initiatives numbers of the initiatives by their codes, which meetings recommend
   *     something about
   */
  void enter(
      DemoPlan plan,
      DemoCast cast,
      Timetable timetable,
      Map<String, Long> numbers,
      Map<String, Long> initiatives,
      Instant now) {
    for (DemoTender tender : plan.tenders()) {
      DemoTender.Dates dates = tender.dates();
      add(timetable, dates.openedAt(), () -> openings.open(plan, cast, id(numbers, tender)));
      examine(tender, cast, timetable, numbers);
      Actor chair = chair(plan, cast, DemoRole.EVALUATOR);
      add(timetable, dates.evaluatedAt(), () -> conclude(tender, chair, cast, id(numbers, tender)));
      add(timetable, dates.evaluatedAt(), () -> compare(tender, chair, id(numbers, tender)));
      add(
          timetable,
          dates.recommendedAt(),
          () -> {
            recommend(chair, id(numbers, tender));
            accept(plan, cast, id(numbers, tender));
          });
      decide(plan, tender, cast, timetable, numbers);
      add(
          timetable,
          dates.confirmedAt(),
          () -> quantities.confirm(cast, tender, id(numbers, tender)));
      add(
          timetable,
          dates.awardedAt(),
          () -> confirmAwards.run(cast.person(tender.preparedBy()), id(numbers, tender)));
      callOffs.enter(plan, tender, cast, timetable, numbers);
    }
    meetings.enter(plan, cast, timetable, numbers, initiatives);
    meetings.enterMinisters(cast, timetable, initiatives, now);
  }

  private static void add(Timetable timetable, @Nullable Instant at, Runnable act) {
    if (at != null) {
      timetable.add(at, act);
    }
  }

  private static long id(Map<String, Long> numbers, DemoTender tender) {
    return TenderStory.number(numbers, tender);
  }

  static Actor chair(DemoPlan plan, DemoCast cast, DemoRole role) {
    List<DemoPerson> members = plan.people().stream().filter(p -> p.role() == role).toList();
    return cast.person(
        members.stream().filter(DemoPerson::chair).findFirst().orElse(members.get(0)).code());
  }

  private void examine(
      DemoTender tender, DemoCast cast, Timetable timetable, Map<String, Long> numbers) {
    DemoEvaluation evaluation = tender.evaluation();
    for (DemoEvaluation.Declaration declaration : evaluation.declarations()) {
      timetable.add(
          declaration.at(),
          () ->
              declareConflict.run(
                  cast.person(declaration.evaluator()), id(numbers, tender), false, ""));
    }
    Map<String, List<DemoEvaluation.CheckResult>> checks =
        evaluation.checkResults().stream()
            .collect(
                Collectors.groupingBy(
                    c -> c.evaluator() + " " + c.at(), TreeMap::new, Collectors.toList()));
    for (List<DemoEvaluation.CheckResult> together : checks.values()) {
      timetable.add(together.get(0).at(), () -> check(tender, cast, numbers, together));
    }
    Map<String, List<DemoEvaluation.Score>> scores =
        evaluation.scores().stream()
            .collect(
                Collectors.groupingBy(
                    DemoEvaluation.Score::evaluator, TreeMap::new, Collectors.toList()));
    for (List<DemoEvaluation.Score> together : scores.values()) {
      Instant last =
          together.stream().map(DemoEvaluation.Score::at).max(Instant::compareTo).orElseThrow();
      timetable.add(last, () -> score(tender, cast, numbers, together));
    }
  }

  private void check(
      DemoTender tender,
      DemoCast cast,
      Map<String, Long> numbers,
      List<DemoEvaluation.CheckResult> together) {
    long tenderId = id(numbers, tender);
    DemoBids.OpenedBidKeys keys = played.keys(tenderId, tender, cast);
    recordChecks.run(
        cast.person(together.get(0).evaluator()),
        tenderId,
        together.stream()
            .filter(c -> keys.isOpened(c.bid()))
            .map(
                c ->
                    RecordAdministrativeChecks.AdministrativeCheck.first(
                        keys.bid(c.bid()),
                        keys.criterion(c.check()),
                        c.passed(),
                        Optional.ofNullable(c.reason()).map(r -> r.ar()).orElse("")))
            .toList());
  }

  private void score(
      DemoTender tender,
      DemoCast cast,
      Map<String, Long> numbers,
      List<DemoEvaluation.Score> together) {
    long tenderId = id(numbers, tender);
    DemoBids.OpenedBidKeys keys = played.keys(tenderId, tender, cast);
    submitScores.run(
        cast.person(together.get(0).evaluator()),
        tenderId,
        together.stream()
            .map(
                s ->
                    SubmitScores.Points.first(
                        keys.bid(s.bid()),
                        keys.criterion(s.criterion()),
                        BigDecimal.valueOf(s.points()),
                        ""))
            .toList());
  }

  /** The panel agrees: what the plan says where scores lie far apart, the mean elsewhere. */
  private void conclude(DemoTender tender, Actor chair, DemoCast cast, long tenderId) {
    DemoBids.OpenedBidKeys keys = played.keys(tenderId, tender, cast);
    agreeConsensus.run(chair, tenderId, played.agreed(tenderId, tender, keys));
    tender.evaluation().declarations().stream()
        .map(d -> cast.person(d.evaluator()))
        .filter(m -> m.personId() != chair.personId())
        .forEach(m -> answerConsensus.run(m, tenderId, true, null));
    rankBids.run(chair, tenderId);
  }

  /** Where quality counts, the panel also looks at the lots together; a node works it out later. */
  private void compare(DemoTender tender, Actor chair, long tenderId) {
    if (tender.method() == DemoTender.Method.QUALITY_PRICE) {
      stateScenario.run(
          chair,
          tenderId,
          scenario("أقل سعر للحزم مجتمعة", "Lowest price of all lots together", null));
      stateScenario.run(
          chair,
          tenderId,
          scenario(
              "ستون مليونًا على الأكثر لكل مقدّم عرض",
              "At most sixty million per bidder",
              SIXTY_MILLION));
    }
  }

  private static ScenarioTerms scenario(String ar, String en, @Nullable BigDecimal mostValue) {
    return new ScenarioTerms(
        new Bilingual(ar, en),
        null,
        null,
        null,
        null,
        mostValue,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  private void recommend(Actor chair, long tenderId) {
    List<RecommendAwards.LotChoice> first =
        rankings.listRanking(tenderId).stream()
            .filter(r -> Integer.valueOf(1).equals(r.rankPosition()))
            .map(r -> new RecommendAwards.LotChoice(r.lotId(), r.bidId(), ""))
            .toList();
    recommendAwards.run(chair, tenderId, new RecommendAwards.Recommendation(null, first));
  }

  /** The technical committee accepts the same day. */
  private void accept(DemoPlan plan, DemoCast cast, long tenderId) {
    DecisionQueries.Decision decision = decision(tenderId);
    List<DemoPerson> members = plan.people().stream().filter(CommitteeStory::isTechnical).toList();
    for (DemoPerson member : members) {
      castVote.run(
          cast.person(member.code()),
          decision.id(),
          CastVote.Ballot.on(VoteChoice.FOR, "", decision.documentSha256()));
    }
    DemoPerson chair = members.stream().filter(DemoPerson::chair).findFirst().orElseThrow();
    closeDecision.run(cast.person(chair.code()), decision.id());
  }

  private void decide(
      DemoPlan plan,
      DemoTender tender,
      DemoCast cast,
      Timetable timetable,
      Map<String, Long> numbers) {
    for (DemoTender.Vote vote : tender.votes()) {
      timetable.add(
          vote.at(),
          () -> {
            DecisionQueries.Decision decision = decision(id(numbers, tender));
            castVote.run(
                cast.person(vote.person()),
                decision.id(),
                new CastVote.Ballot(
                    VoteChoice.valueOf(vote.choice().name()),
                    vote.reason().ar(),
                    decision.documentSha256(),
                    decision.packSha256()));
          });
    }
    add(
        timetable,
        tender.dates().decidedAt(),
        () ->
            closeDecision.run(
                chair(plan, cast, DemoRole.COMMITTEE_MEMBER), decision(id(numbers, tender)).id()));
  }

  private DecisionQueries.Decision decision(long tenderId) {
    // Nobody's own vote is asked for here.
    return decisions.listOf(tenderId, 0).stream()
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("No decision on tender " + tenderId));
  }
}
