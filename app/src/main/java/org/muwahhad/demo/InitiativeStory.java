package org.muwahhad.demo;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.muwahhad.access.Actor;
import org.muwahhad.committee.CommitteeCode;
import org.muwahhad.committee.VoteChoice;
import org.muwahhad.initiative.CloseInitiative;
import org.muwahhad.initiative.DecideInitiative;
import org.muwahhad.initiative.InitiativeDraft;
import org.muwahhad.initiative.InitiativeOutcome;
import org.muwahhad.initiative.LinkProcurement;
import org.muwahhad.initiative.ProposeInitiative;
import org.muwahhad.initiative.RecordIndicatorValue;
import org.muwahhad.initiative.RecordMilestone;
import org.muwahhad.initiative.SubmitInitiative;
import org.muwahhad.initiative.ViewInitiatives;
import org.muwahhad.initiative.VoteOnInitiative;
import org.muwahhad.shared.Bilingual;

/**
 * The initiatives of the strategy in its three phases: one achieved, four under way, one before the
 * ministers, one returned by them and one in preparation.
 */
@Singleton
class InitiativeStory {
  private static final ZoneId RIYADH = ZoneId.of("Asia/Riyadh");
  private static final List<String> ALL = List.of("AE", "BH", "KW", "OM", "QA", "SA");
  private static final String CHAIR = "minister.sa";
  private static final Bilingual SERVICES = new Bilingual("خدمة", "services");
  private static final Bilingual PERCENT = new Bilingual("بالمئة", "per cent");
  private static final Bilingual ENTITIES = new Bilingual("جهة", "entities");
  private final ProposeInitiative propose;
  private final SubmitInitiative submit;
  private final VoteOnInitiative vote;
  private final DecideInitiative decide;
  private final RecordMilestone recordMilestone;
  private final RecordIndicatorValue recordValue;
  private final LinkProcurement link;
  private final CloseInitiative close;
  private final ViewInitiatives view;

  InitiativeStory(
      ProposeInitiative propose,
      SubmitInitiative submit,
      VoteOnInitiative vote,
      DecideInitiative decide,
      RecordMilestone recordMilestone,
      RecordIndicatorValue recordValue,
      LinkProcurement link,
      CloseInitiative close,
      ViewInitiatives view) {
    this.propose = propose;
    this.submit = submit;
    this.vote = vote;
    this.decide = decide;
    this.recordMilestone = recordMilestone;
    this.recordValue = recordValue;
    this.link = link;
    this.close = close;
    this.view = view;
  }

  /** The people, the present, and the numbers of the initiatives once they are proposed. */
  private record Scene(DemoCast cast, Timetable timetable, Instant now, Map<String, Long> numbers) {

    long number(String code) {
      return Objects.requireNonNull(numbers.get(code));
    }

    LocalDate day(int fromNow) {
      return LocalDate.ofInstant(now, RIYADH).plusDays(fromNow);
    }

    void at(int daysAgo, Runnable act) {
      timetable.add(now.minus(Duration.ofDays(daysAgo)), act);
    }
  }

  /**
   * Returns the numbers of the initiatives by their codes, there once they are proposed.
   *
   * @param rounds numbers of the rounds by their codes, there once they are planned
   * @param tenders numbers of the tenders, there once they are made
   */
  Map<String, Long> enter(
      DemoCast cast,
      Timetable timetable,
      Map<String, Long> rounds,
      Map<String, Long> tenders,
      Instant now) {
    Scene scene = new Scene(cast, timetable, now, new HashMap<>());
    addFoundation(scene);
    addIntegration(scene);
    addLeadership(scene);
    scene.at(
        2,
        () -> {
          serve(scene, "INI-03", rounds, tenders);
          serve(scene, "INI-04", rounds, tenders);
        });
    return scene.numbers();
  }

  private void addFoundation(Scene scene) {
    approve(
        scene,
        340,
        draft(
            "INI-01",
            1,
            CommitteeCode.EXECUTIVE,
            new Bilingual("الخدمات الإلكترونية المشتركة", "Joint e-services"),
            new Bilingual(
                "إتاحة خدمات حكومية إلكترونية يستفيد منها مواطنو دول المجلس في أي دولة منها.",
                "Electronic government services that citizens of the member states use in any of"
                    + " them."),
            "4200000",
            "USD",
            ALL,
            List.of(
                milestone("اعتماد قائمة الخدمات", "List of services agreed", scene.day(-300)),
                milestone("إطلاق الدفعة الأولى", "First services launched", scene.day(-150))),
            List.of(indicator("خدمات متاحة", "Services offered", SERVICES, "0", "12"))));
    reach(scene, "INI-01", 1, 298, "محضر اللجنة التنفيذية الثاني");
    reach(scene, "INI-01", 2, 140, "إعلان إطلاق الخدمات على البوابة الخليجية");
    measure(scene, "INI-01", 1, 130, "12", "تقرير الأمانة العامة نصف السنوي");
    scene.at(
        60,
        () ->
            close.run(
                scene.cast().person("buyer"),
                scene.number("INI-01"),
                new CloseInitiative.Ending(
                    InitiativeOutcome.ACHIEVED, "أُتيحت اثنتا عشرة خدمة في الدول الست.")));
    approve(
        scene,
        320,
        draft(
            "INI-02",
            1,
            CommitteeCode.TECHNICAL,
            new Bilingual(
                "الاستراتيجية الاسترشادية للأمن السيبراني", "Guiding strategy for cyber security"),
            new Bilingual(
                "إطار استرشادي تبني عليه كل دولة ضوابطها الوطنية للأمن السيبراني.",
                "A guiding framework on which each state builds its national controls of cyber"
                    + " security."),
            "1500000",
            "SAR",
            ALL,
            List.of(
                milestone("المسودة الأولى", "First draft", scene.day(-240)),
                milestone("ملاحظات الدول", "Comments of the states", scene.day(-120)),
                milestone("الصيغة النهائية", "Final text", scene.day(75))),
            List.of(indicator("دول اعتمدتها", "States that adopted it", ENTITIES, "0", "6"))));
    reach(scene, "INI-02", 1, 236, "المسودة المرفوعة إلى اللجنة الفنية");
    reach(scene, "INI-02", 2, 110, "ملاحظات الدول الست مجمّعة في جدول واحد");
    measure(scene, "INI-02", 1, 40, "2", "إفادات المنسقين الوطنيين");
    approve(
        scene,
        300,
        draft(
            "INI-03",
            1,
            CommitteeCode.EXECUTIVE,
            new Bilingual("التراخيص البرمجية المشتركة", "Shared software licences"),
            new Bilingual(
                "شراء تراخيص البرمجيات الأكثر استخدامًا باتفاقيات موحدة لجميع الدول.",
                "The software licences used most are bought under common agreements for all"
                    + " states."),
            "9800000",
            "USD",
            ALL,
            List.of(
                milestone("حصر التراخيص", "Licences counted", scene.day(-210)),
                milestone("توقيع أول اتفاقية", "First agreement signed", scene.day(-20)),
                milestone("نقل التراخيص القائمة", "Existing licences moved", scene.day(160))),
            List.of(
                indicator("التوفير", "Saving", PERCENT, "0", "15"),
                indicator("جهات مستفيدة", "Entities served", ENTITIES, "0", "60"))));
    reach(scene, "INI-03", 1, 205, "جدول الحصر المعتمد من الدول");
    measure(scene, "INI-03", 1, 30, "9.5", "تقرير الوفر للمنافسات المرسّاة");
    measure(scene, "INI-03", 2, 30, "34", "طلبات الجهات في الجولات");
  }

  private void addIntegration(Scene scene) {
    approve(
        scene,
        200,
        draft(
            "INI-04",
            2,
            CommitteeCode.TECHNICAL,
            new Bilingual("السحابة الحكومية المشتركة", "Common government cloud"),
            new Bilingual(
                "خدمات سحابية حكومية بمعايير موحدة لتصنيف البيانات وحمايتها.",
                "Government cloud services with common standards for classifying and protecting"
                    + " data."),
            "6350000.500",
            "KWD",
            List.of("AE", "KW", "OM", "SA"),
            List.of(
                milestone("معايير تصنيف البيانات", "Standards for data", scene.day(-45)),
                milestone("تشغيل أول مركز", "First centre in operation", scene.day(300))),
            List.of(indicator("أنظمة منقولة", "Systems moved", SERVICES, "0", "80"))));
    measure(scene, "INI-04", 1, 15, "11", "تقرير الفريق الفني");
    approve(
        scene,
        180,
        draft(
            "INI-05",
            2,
            CommitteeCode.UNDERSECRETARIES,
            new Bilingual("الشبكة الخليجية لتبادل البيانات", "Gulf network for data exchange"),
            new Bilingual(
                "ربط الأنظمة الحكومية في الدول الست بشبكة آمنة لتبادل البيانات.",
                "Government systems of the six states are joined by a secure network for"
                    + " exchanging data."),
            "12000000",
            "AED",
            ALL,
            List.of(
                milestone("اتفاقية التبادل", "Agreement on exchange", scene.day(-90)),
                milestone("ربط ست جهات", "Six bodies joined", scene.day(120))),
            List.of(indicator("جهات مرتبطة", "Bodies joined", ENTITIES, "0", "24"))));
    reach(scene, "INI-05", 1, 95, "الاتفاقية موقّعة من الدول الست");
    measure(scene, "INI-05", 1, 20, "5", "سجل تشغيل الشبكة");
    propose(
        scene,
        25,
        draft(
            "INI-06",
            2,
            CommitteeCode.EXECUTIVE,
            new Bilingual("مركز العمليات الأمنية المشترك", "Joint centre for security operations"),
            new Bilingual(
                "رصد التهديدات السيبرانية وتبادل الإنذارات بين الدول على مدار الساعة.",
                "Cyber threats are watched and warnings exchanged among the states around the"
                    + " clock."),
            "7500000",
            "USD",
            ALL,
            List.of(
                milestone("اختيار المقر", "Seat chosen", scene.day(60)),
                milestone("بدء التشغيل", "Start of operation", scene.day(365))),
            List.of(indicator("إنذارات متبادلة", "Warnings exchanged", SERVICES, "0", "500"))));
    scene.at(18, () -> submit.run(scene.cast().person("buyer"), scene.number("INI-06")));
    scene.at(9, () -> vote(scene, "INI-06", List.of("AE", "OM", "QA"), VoteChoice.FOR));
  }

  private void addLeadership(Scene scene) {
    propose(
        scene,
        70,
        draft(
            "INI-07",
            3,
            CommitteeCode.TECHNICAL,
            new Bilingual(
                "الذكاء الاصطناعي في الخدمات الحكومية",
                "Artificial intelligence in government services"),
            new Bilingual(
                "نماذج لغوية عربية مشتركة تخدم الجهات الحكومية وفق ضوابط موحدة.",
                "Shared Arabic language models serve government bodies under common controls."),
            "15000000",
            "USD",
            ALL,
            List.of(milestone("نموذج تجريبي", "Pilot model", scene.day(420))),
            List.of(indicator("جهات مستفيدة", "Entities served", ENTITIES, "0", "40"))));
    scene.at(60, () -> submit.run(scene.cast().person("buyer"), scene.number("INI-07")));
    scene.at(
        52,
        () -> {
          vote(scene, "INI-07", List.of("AE", "BH", "OM", "QA", "SA"), VoteChoice.FOR);
          vote(scene, "INI-07", List.of("KW"), VoteChoice.AGAINST);
        });
    scene.at(
        50,
        () ->
            decide.run(
                scene.cast().person(CHAIR),
                scene.number("INI-07"),
                "تُقدَّم دراسة جدوى تفصيلية قبل إعادة العرض."));
    propose(
        scene,
        6,
        draft(
            "INI-08",
            3,
            CommitteeCode.EXECUTIVE,
            new Bilingual("الهوية الرقمية الموحدة", "Common digital identity"),
            new Bilingual(
                "اعتراف متبادل بالهوية الرقمية بين الدول الست.",
                "The six states recognise each other’s digital identities."),
            "8250000",
            "USD",
            ALL,
            List.of(milestone("الإطار القانوني", "Legal framework", scene.day(400))),
            List.of(indicator("خدمات تقبلها", "Services that accept it", SERVICES, "0", "50"))));
  }

  private void propose(Scene scene, int daysAgo, InitiativeDraft draft) {
    scene.at(
        daysAgo,
        () ->
            scene
                .numbers()
                .put(
                    Objects.requireNonNull(draft.code()),
                    propose.run(scene.cast().person("buyer"), draft)));
  }

  /** Proposed, sent a week later, and approved in the week after that. */
  private void approve(Scene scene, int daysAgo, InitiativeDraft draft) {
    String code = Objects.requireNonNull(draft.code());
    propose(scene, daysAgo, draft);
    scene.at(daysAgo - 7, () -> submit.run(scene.cast().person("buyer"), scene.number(code)));
    scene.at(daysAgo - 11, () -> vote(scene, code, ALL, VoteChoice.FOR));
    scene.at(daysAgo - 14, () -> decide.run(scene.cast().person(CHAIR), scene.number(code), null));
  }

  private void vote(Scene scene, String code, List<String> states, VoteChoice choice) {
    long id = scene.number(code);
    int version = view.get(scene.cast().person("buyer"), id).initiative().version();
    for (String state : states) {
      vote.run(
          scene.cast().person("minister." + state.toLowerCase(Locale.ROOT)),
          id,
          new VoteOnInitiative.InitiativeBallot(
              choice,
              choice == VoteChoice.AGAINST ? "لم تُعرض دراسة الجدوى ولا أثر المبادرة" : "",
              version));
    }
  }

  private void reach(Scene scene, String code, int position, int daysAgo, String evidence) {
    scene.at(
        daysAgo,
        () -> {
          Actor buyer = scene.cast().person("buyer");
          long id = scene.number(code);
          recordMilestone.run(
              buyer,
              id,
              view.get(buyer, id).milestones().get(position - 1).id(),
              new RecordMilestone.MilestoneRecord(scene.day(-daysAgo), evidence));
        });
  }

  private void measure(
      Scene scene, String code, int position, int daysAgo, String value, String source) {
    scene.at(
        daysAgo,
        () -> {
          Actor buyer = scene.cast().person("buyer");
          long id = scene.number(code);
          recordValue.run(
              buyer,
              id,
              view.get(buyer, id).indicators().get(position - 1).id(),
              new RecordIndicatorValue.Measurement(
                  "demo-" + daysAgo + "-" + value,
                  scene.day(-daysAgo),
                  new BigDecimal(value),
                  source));
        });
  }

  /** The first round and the first tender that serve nothing yet serve the initiative. */
  private void serve(
      Scene scene, String code, Map<String, Long> rounds, Map<String, Long> tenders) {
    Actor buyer = scene.cast().person("buyer");
    boolean first = code.equals("INI-03");
    link.run(
        buyer,
        scene.number(code),
        new LinkProcurement.ServingProcurement(nth(rounds, first ? 0 : 1), null));
    link.run(
        buyer,
        scene.number(code),
        new LinkProcurement.ServingProcurement(null, nth(tenders, first ? 0 : 1)));
  }

  private static Long nth(Map<String, Long> numbers, int position) {
    return numbers.values().stream()
        .distinct()
        .sorted(Comparator.naturalOrder())
        .skip(position)
        .findFirst()
        .orElseThrow();
  }

  private static InitiativeDraft draft(
      String code,
      int phase,
      CommitteeCode committee,
      Bilingual name,
      Bilingual purpose,
      String budget,
      String currency,
      List<String> states,
      List<InitiativeDraft.MilestoneDraft> milestones,
      List<InitiativeDraft.IndicatorDraft> indicators) {
    return new InitiativeDraft(
        code,
        name,
        purpose,
        phase,
        committee,
        new BigDecimal(budget),
        currency,
        states,
        milestones,
        indicators);
  }

  private static InitiativeDraft.MilestoneDraft milestone(String ar, String en, LocalDate due) {
    return new InitiativeDraft.MilestoneDraft(new Bilingual(ar, en), due);
  }

  private static InitiativeDraft.IndicatorDraft indicator(
      String ar, String en, Bilingual unit, String baseline, String target) {
    return new InitiativeDraft.IndicatorDraft(
        new Bilingual(ar, en), unit, new BigDecimal(baseline), new BigDecimal(target));
  }
}
