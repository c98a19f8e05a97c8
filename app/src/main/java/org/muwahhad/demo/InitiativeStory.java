package org.muwahhad.demo;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.muwahhad.committee.CommitteeCode;
import org.muwahhad.committee.VoteChoice;
import org.muwahhad.initiative.CloseInitiative;
import org.muwahhad.initiative.DecideInitiative;
import org.muwahhad.initiative.InitiativeOutcome;
import org.muwahhad.initiative.SubmitInitiative;
import org.muwahhad.shared.Bilingual;

/**
 * The initiatives of the strategy in its three phases: one achieved, four under way, one before the
 * ministers, one returned by them and one in preparation.
 */
@Singleton
class InitiativeStory {
  private static final Bilingual SERVICES = new Bilingual("خدمة", "services");
  private static final Bilingual PERCENT = new Bilingual("بالمئة", "per cent");
  private static final Bilingual ENTITIES = new Bilingual("جهة", "entities");
  private final SubmitInitiative submit;
  private final DecideInitiative decide;
  private final CloseInitiative close;
  private final InitiativeSteps steps;

  InitiativeStory(
      SubmitInitiative submit,
      DecideInitiative decide,
      CloseInitiative close,
      InitiativeSteps steps) {
    this.steps = steps;
    this.submit = submit;
    this.decide = decide;
    this.close = close;
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
    InitiativeSteps.Scene scene = new InitiativeSteps.Scene(cast, timetable, now, new HashMap<>());
    addFoundation(scene);
    addIntegration(scene);
    addLeadership(scene);
    scene.at(
        2,
        () -> {
          steps.serve(scene, "INI-03", rounds, tenders);
          steps.serve(scene, "INI-04", rounds, tenders);
        });
    return scene.numbers();
  }

  private void addFoundation(InitiativeSteps.Scene scene) {
    steps.approve(
        scene,
        340,
        InitiativeDrafts.draft(
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
            InitiativeSteps.ALL,
            List.of(
                InitiativeDrafts.milestone(
                    "اعتماد قائمة الخدمات", "List of services agreed", scene.day(-300)),
                InitiativeDrafts.milestone(
                    "إطلاق الدفعة الأولى", "First services launched", scene.day(-150))),
            List.of(
                InitiativeDrafts.indicator(
                    "خدمات متاحة", "Services offered", SERVICES, "0", "12"))));
    steps.reach(scene, "INI-01", 1, 298, "محضر اللجنة التنفيذية الثاني");
    steps.reach(scene, "INI-01", 2, 140, "إعلان إطلاق الخدمات على البوابة الخليجية");
    steps.measure(scene, "INI-01", 1, 130, "12", "تقرير الأمانة العامة نصف السنوي");
    scene.at(
        60,
        () ->
            close.run(
                scene.cast().person("buyer"),
                scene.number("INI-01"),
                new CloseInitiative.Ending(
                    InitiativeOutcome.ACHIEVED, "أُتيحت اثنتا عشرة خدمة في الدول الست.")));
    steps.approve(
        scene,
        320,
        InitiativeDrafts.draft(
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
            InitiativeSteps.ALL,
            List.of(
                InitiativeDrafts.milestone("المسودة الأولى", "First draft", scene.day(-240)),
                InitiativeDrafts.milestone(
                    "ملاحظات الدول", "Comments of the states", scene.day(-120)),
                InitiativeDrafts.milestone("الصيغة النهائية", "Final text", scene.day(75))),
            List.of(
                InitiativeDrafts.indicator(
                    "دول اعتمدتها", "States that adopted it", ENTITIES, "0", "6"))));
    steps.reach(scene, "INI-02", 1, 236, "المسودة المرفوعة إلى اللجنة الفنية");
    steps.reach(scene, "INI-02", 2, 110, "ملاحظات الدول الست مجمّعة في جدول واحد");
    steps.measure(scene, "INI-02", 1, 40, "2", "إفادات المنسقين الوطنيين");
    steps.approve(
        scene,
        300,
        InitiativeDrafts.draft(
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
            InitiativeSteps.ALL,
            List.of(
                InitiativeDrafts.milestone("حصر التراخيص", "Licences counted", scene.day(-210)),
                InitiativeDrafts.milestone(
                    "توقيع أول اتفاقية", "First agreement signed", scene.day(-20)),
                InitiativeDrafts.milestone(
                    "نقل التراخيص القائمة", "Existing licences moved", scene.day(160))),
            List.of(
                InitiativeDrafts.indicator("التوفير", "Saving", PERCENT, "0", "15"),
                InitiativeDrafts.indicator(
                    "جهات مستفيدة", "Entities served", ENTITIES, "0", "60"))));
    steps.reach(scene, "INI-03", 1, 205, "جدول الحصر المعتمد من الدول");
    steps.measure(scene, "INI-03", 1, 30, "9.5", "تقرير الوفر للمنافسات المرسّاة");
    steps.measure(scene, "INI-03", 2, 30, "34", "طلبات الجهات في الجولات");
  }

  private void addIntegration(InitiativeSteps.Scene scene) {
    steps.approve(
        scene,
        200,
        InitiativeDrafts.draft(
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
                InitiativeDrafts.milestone(
                    "معايير تصنيف البيانات", "Standards for data", scene.day(-45)),
                InitiativeDrafts.milestone(
                    "تشغيل أول مركز", "First centre in operation", scene.day(300))),
            List.of(
                InitiativeDrafts.indicator("أنظمة منقولة", "Systems moved", SERVICES, "0", "80"))));
    steps.measure(scene, "INI-04", 1, 15, "11", "تقرير الفريق الفني");
    steps.approve(
        scene,
        180,
        InitiativeDrafts.draft(
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
            InitiativeSteps.ALL,
            List.of(
                InitiativeDrafts.milestone(
                    "اتفاقية التبادل", "Agreement on exchange", scene.day(-90)),
                InitiativeDrafts.milestone("ربط ست جهات", "Six bodies joined", scene.day(120))),
            List.of(
                InitiativeDrafts.indicator("جهات مرتبطة", "Bodies joined", ENTITIES, "0", "24"))));
    steps.reach(scene, "INI-05", 1, 95, "الاتفاقية موقّعة من الدول الست");
    steps.measure(scene, "INI-05", 1, 20, "5", "سجل تشغيل الشبكة");
    steps.propose(
        scene,
        25,
        InitiativeDrafts.draft(
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
            InitiativeSteps.ALL,
            List.of(
                InitiativeDrafts.milestone("اختيار المقر", "Seat chosen", scene.day(60)),
                InitiativeDrafts.milestone("بدء التشغيل", "Start of operation", scene.day(365))),
            List.of(
                InitiativeDrafts.indicator(
                    "إنذارات متبادلة", "Warnings exchanged", SERVICES, "0", "500"))));
    scene.at(18, () -> submit.run(scene.cast().person("buyer"), scene.number("INI-06")));
    scene.at(9, () -> steps.vote(scene, "INI-06", List.of("AE", "OM", "QA"), VoteChoice.FOR));
  }

  private void addLeadership(InitiativeSteps.Scene scene) {
    steps.propose(
        scene,
        70,
        InitiativeDrafts.draft(
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
            InitiativeSteps.ALL,
            List.of(InitiativeDrafts.milestone("نموذج تجريبي", "Pilot model", scene.day(420))),
            List.of(
                InitiativeDrafts.indicator(
                    "جهات مستفيدة", "Entities served", ENTITIES, "0", "40"))));
    scene.at(60, () -> submit.run(scene.cast().person("buyer"), scene.number("INI-07")));
    scene.at(
        52,
        () -> {
          steps.vote(scene, "INI-07", List.of("AE", "BH", "OM", "QA", "SA"), VoteChoice.FOR);
          steps.vote(scene, "INI-07", List.of("KW"), VoteChoice.AGAINST);
        });
    scene.at(
        50,
        () ->
            decide.run(
                scene.cast().person(InitiativeSteps.CHAIR),
                scene.number("INI-07"),
                "تُقدَّم دراسة جدوى تفصيلية قبل إعادة العرض."));
    steps.propose(
        scene,
        6,
        InitiativeDrafts.draft(
            "INI-08",
            3,
            CommitteeCode.EXECUTIVE,
            new Bilingual("الهوية الرقمية الموحدة", "Common digital identity"),
            new Bilingual(
                "اعتراف متبادل بالهوية الرقمية بين الدول الست.",
                "The six states recognise each other’s digital identities."),
            "8250000",
            "USD",
            InitiativeSteps.ALL,
            List.of(
                InitiativeDrafts.milestone("الإطار القانوني", "Legal framework", scene.day(400))),
            List.of(
                InitiativeDrafts.indicator(
                    "خدمات تقبلها", "Services that accept it", SERVICES, "0", "50"))));
  }
}
