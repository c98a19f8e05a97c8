package org.muwahhad.demo;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.muwahhad.access.Actor;
import org.muwahhad.plan.intention.AnnounceIntention;
import org.muwahhad.plan.intention.AnswerInvitationRequest;
import org.muwahhad.plan.intention.InvitationAnswer;
import org.muwahhad.plan.intention.RequestInvitation;
import org.muwahhad.plan.intention.WithdrawIntention;
import org.muwahhad.plan.joint.PublishJointPlan;
import org.muwahhad.plan.state.BeginStatePlan;
import org.muwahhad.plan.state.SaveStatePlan;
import org.muwahhad.plan.state.SubmitStatePlan;
import org.muwahhad.seeds.demo.DemoEntity;
import org.muwahhad.seeds.demo.DemoItem;
import org.muwahhad.seeds.demo.DemoPlan;
import org.muwahhad.seeds.demo.DemoRound;
import org.muwahhad.seeds.demo.DemoSubmission;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.RiyadhDay;

/**
 * What comes before the rounds: the plans of the six states for the last year and this one with
 * their joint plans, further editions, a draft for the next year, an intention to buy before each
 * round but one, and one that is withdrawn.
 */
@Singleton
class PlanStory {
  private static final Duration BEFORE_ROUND = Duration.ofDays(30);
  private static final Set<DayOfWeek> REST =
      Set.of(DayOfWeek.FRIDAY, DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
  private static final BigDecimal THOUSAND = new BigDecimal("1000");
  private static final List<BigDecimal> QUARTERS =
      List.of(
          new BigDecimal("0.12"),
          new BigDecimal("0.18"),
          new BigDecimal("0.08"),
          new BigDecimal("0.14"));
  private static final List<String> STATES = List.of("AE", "BH", "KW", "OM", "QA", "SA");

  /** The round that is planned without an intention. */
  private static final String URGENT_ROUND = "-07";

  private final BeginStatePlan beginStatePlan;
  private final SaveStatePlan saveStatePlan;
  private final SubmitStatePlan submitStatePlan;
  private final PublishJointPlan publishJointPlan;
  private final AnnounceIntention announceIntention;
  private final RequestInvitation requestInvitation;
  private final AnswerInvitationRequest answerRequest;
  private final WithdrawIntention withdrawIntention;

  PlanStory(
      BeginStatePlan beginStatePlan,
      SaveStatePlan saveStatePlan,
      SubmitStatePlan submitStatePlan,
      PublishJointPlan publishJointPlan,
      AnnounceIntention announceIntention,
      RequestInvitation requestInvitation,
      AnswerInvitationRequest answerRequest,
      WithdrawIntention withdrawIntention) {
    this.beginStatePlan = beginStatePlan;
    this.saveStatePlan = saveStatePlan;
    this.submitStatePlan = submitStatePlan;
    this.publishJointPlan = publishJointPlan;
    this.announceIntention = announceIntention;
    this.requestInvitation = requestInvitation;
    this.answerRequest = answerRequest;
    this.withdrawIntention = withdrawIntention;
  }

  /**
   * Enters all plans and intentions; returns where the numbers of the intentions will stand, by the
   * codes of their rounds, once they are played. The urgent round has none.
   */
  Map<String, Long> enter(DemoPlan plan, DemoCast cast, Timetable timetable, Instant now) {
    Map<String, Long> intentions = new HashMap<>();
    Map<String, Map<String, BigDecimal>> demand = demand(plan);
    int year = plan.today().getYear();
    enterYear(demand, cast, timetable, year - 1);
    enterFurtherEdition(demand, cast, timetable, year - 1);
    enterYear(demand, cast, timetable, year);
    timetable.add(
        now.minus(Duration.ofDays(20)),
        () ->
            submit(
                cast,
                "OM",
                year,
                demand,
                new BigDecimal("1.1"),
                "أُضيفت احتياجات مدارس جديدة بعد اعتماد الموازنة."));
    timetable.add(
        now.minus(Duration.ofDays(10)),
        () -> save(cast, "KW", year + 1, demand, new BigDecimal("1.2"), ""));
    plan.rounds().stream()
        .filter(r -> !r.code().endsWith(URGENT_ROUND))
        .forEach(round -> enterIntention(round, cast, timetable, intentions));
    enterWaiting(cast, timetable, intentions, now, year);
    enterWithdrawn(cast, timetable, intentions, now, year);
    return intentions;
  }

  /** All states plan in November, and the joint plan is published in December. */
  private void enterYear(
      Map<String, Map<String, BigDecimal>> demand, DemoCast cast, Timetable timetable, int year) {
    for (int i = 0; i < STATES.size(); i++) {
      String state = STATES.get(i);
      timetable.add(
          at(LocalDate.of(year - 1, 11, 8 + 2 * i)),
          () -> submit(cast, state, year, demand, BigDecimal.ONE, ""));
    }
    timetable.add(
        at(LocalDate.of(year - 1, 12, 8)),
        () ->
            publishJointPlan.run(cast.person("buyer"), new PublishJointPlan.NewEdition(year, "")));
  }

  /** One state plans more in the year itself: a further edition, whose figures stand. */
  private void enterFurtherEdition(
      Map<String, Map<String, BigDecimal>> demand, DemoCast cast, Timetable timetable, int year) {
    timetable.add(
        at(LocalDate.of(year, 2, 9)),
        () ->
            submit(
                cast,
                "QA",
                year,
                demand,
                new BigDecimal("1.05"),
                "أُضيفت احتياجات مستشفى جديد إلى الخطة."));
    timetable.add(
        at(LocalDate.of(year, 3, 8)),
        () ->
            publishJointPlan.run(
                cast.person("buyer"),
                new PublishJointPlan.NewEdition(year, "عدّلت قطر خطتها خلال السنة.")));
  }

  private static Instant at(LocalDate day) {
    LocalDate working = day;
    while (REST.contains(working.getDayOfWeek())) {
      working = working.plusDays(1);
    }
    return working.atTime(10, 0).atZone(RiyadhDay.ZONE).toInstant();
  }

  private void submit(
      DemoCast cast,
      String state,
      int year,
      Map<String, Map<String, BigDecimal>> demand,
      BigDecimal factor,
      String reason) {
    submitStatePlan.run(coordinator(cast, state), save(cast, state, year, demand, factor, reason));
  }

  private long save(
      DemoCast cast,
      String state,
      int year,
      Map<String, Map<String, BigDecimal>> demand,
      BigDecimal factor,
      String reason) {
    Actor coordinator = coordinator(cast, state);
    long id = beginStatePlan.run(coordinator, year);
    List<SaveStatePlan.CategoryNeeds> needs =
        demand.getOrDefault(state, Map.of()).entrySet().stream()
            .map(
                e ->
                    new SaveStatePlan.CategoryNeeds(
                        e.getKey(),
                        amount(e.getValue(), factor, 0),
                        amount(e.getValue(), factor, 1),
                        amount(e.getValue(), factor, 2),
                        amount(e.getValue(), factor, 3)))
            .toList();
    saveStatePlan.run(coordinator, id, new SaveStatePlan.StatePlanContent(needs, reason, 0));
    return id;
  }

  /** Whole thousands. */
  private static BigDecimal amount(BigDecimal demand, BigDecimal factor, int quarter) {
    return demand
        .multiply(factor)
        .multiply(QUARTERS.get(quarter))
        .divideToIntegralValue(THOUSAND)
        .multiply(THOUSAND);
  }

  /** By state and group of categories, what all rounds ask for. */
  private static Map<String, Map<String, BigDecimal>> demand(DemoPlan plan) {
    Map<String, String> groups = new HashMap<>();
    for (DemoItem item : plan.items()) {
      groups.put(item.code(), item.category().substring(0, 3) + "00000");
    }
    Map<String, String> states = new HashMap<>();
    for (DemoEntity entity : plan.entities()) {
      states.put(entity.code(), entity.state());
    }
    Map<String, Map<String, BigDecimal>> sums = new HashMap<>();
    for (DemoRound round : plan.rounds()) {
      for (DemoSubmission submission : round.submissions()) {
        Map<String, BigDecimal> own =
            sums.computeIfAbsent(
                states.getOrDefault(submission.entity(), ""), s -> new TreeMap<>());
        submission
            .lines()
            .forEach(
                l ->
                    own.merge(
                        groups.getOrDefault(l.item(), ""),
                        l.estimatedUnitPrice().multiply(BigDecimal.valueOf(l.quantity())),
                        BigDecimal::add));
      }
    }
    return sums;
  }

  /** Kuwait asked to be invited to a round that was announced without it, and was. */
  private void enterIntention(
      DemoRound round, DemoCast cast, Timetable timetable, Map<String, Long> intentions) {
    Actor buyer = cast.person("buyer");
    boolean withoutKuwait = !round.invitedStates().contains("QA");
    List<String> states =
        round.invitedStates().stream().filter(s -> !withoutKuwait || !s.equals("KW")).toList();
    Instant announced = round.opensAt().minus(BEFORE_ROUND);
    timetable.add(
        announced,
        () ->
            intentions.put(
                round.code(),
                announceIntention.run(
                    buyer,
                    new AnnounceIntention.IntentionContent(
                        round.code().replace("DR-", "PI-"),
                        CatalogStory.text(round.name()),
                        new Bilingual(
                            "شراء موحّد: " + round.name().ar() + ".",
                            "Joint purchase: " + round.name().en() + "."),
                        round.categories(),
                        states))));
    if (withoutKuwait) {
      timetable.add(
          announced.plus(Duration.ofDays(3)),
          () ->
              requestInvitation.run(
                  cast.person("officer.kw"),
                  DemandStory.number(intentions, round.code()),
                  "تحتاج الوزارة إلى تحديث مركز البيانات هذا العام."));
      timetable.add(
          announced.plus(Duration.ofDays(5)),
          () ->
              answerRequest.run(
                  buyer,
                  DemandStory.number(intentions, round.code()),
                  "KW",
                  new AnswerInvitationRequest.Answer(InvitationAnswer.ACCEPTED, "")));
    }
  }

  /** An intention that is young yet: one request waits, and one was refused. */
  private void enterWaiting(
      DemoCast cast, Timetable timetable, Map<String, Long> intentions, Instant now, int year) {
    String code = "PI-" + year + "-21";
    Actor buyer = cast.person("buyer");
    timetable.add(
        now.minus(Duration.ofDays(4)),
        () ->
            intentions.put(
                code,
                announceIntention.run(
                    buyer,
                    new AnnounceIntention.IntentionContent(
                        code,
                        new Bilingual("برمجيات الحماية وتدقيقها", "Security software and audits"),
                        new Bilingual(
                            "تراخيص برمجيات الحماية للأعوام الثلاثة القادمة وتدقيق سنوي للحواسيب.",
                            "Licences of security software for three years, and a yearly computer"
                                + " audit."),
                        List.of("48730000", "72810000"),
                        List.of("AE", "KW", "OM", "SA")))));
    timetable.add(
        now.minus(Duration.ofDays(3)),
        () ->
            requestInvitation.run(
                cast.person("coordinator.bh"),
                DemandStory.number(intentions, code),
                "تنتهي تراخيص ثلاث جهات في البحرين في المدة نفسها."));
    timetable.add(
        now.minus(Duration.ofDays(2)),
        () ->
            requestInvitation.run(
                cast.person("officer.qa"),
                DemandStory.number(intentions, code),
                "نحتاج إلى أجهزة اتصال لاسلكي لمبانينا."));
    timetable.add(
        now.minus(Duration.ofDays(1)),
        () ->
            answerRequest.run(
                buyer,
                DemandStory.number(intentions, code),
                "QA",
                new AnswerInvitationRequest.Answer(
                    InvitationAnswer.REFUSED, "لا تشمل نية الشراء أجهزة الاتصال اللاسلكي.")));
  }

  /** An intention that is withdrawn after a state asked to be invited. */
  private void enterWithdrawn(
      DemoCast cast, Timetable timetable, Map<String, Long> intentions, Instant now, int year) {
    String code = "PI-" + year + "-20";
    Actor buyer = cast.person("buyer");
    timetable.add(
        now.minus(Duration.ofDays(9)),
        () ->
            intentions.put(
                code,
                announceIntention.run(
                    buyer,
                    new AnnounceIntention.IntentionContent(
                        code,
                        new Bilingual("تدقيق الحواسيب", "Computer audits"),
                        new Bilingual(
                            "تدقيق سنوي لحواسيب الجهات.",
                            "A yearly audit of the computers of entities."),
                        List.of("72810000"),
                        List.of("AE", "SA")))));
    timetable.add(
        now.minus(Duration.ofDays(8)),
        () ->
            requestInvitation.run(
                cast.person("coordinator.bh"),
                DemandStory.number(intentions, code),
                "نحتاج إلى التدقيق لجهتين."));
    timetable.add(
        now.minus(Duration.ofDays(5)),
        () ->
            withdrawIntention.run(
                buyer,
                DemandStory.number(intentions, code),
                "ضُم التدقيق إلى نية شراء برمجيات الحماية."));
  }

  private static Actor coordinator(DemoCast cast, String state) {
    return cast.person("coordinator." + state.toLowerCase(Locale.ROOT));
  }
}
