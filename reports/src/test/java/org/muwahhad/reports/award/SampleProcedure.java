package org.muwahhad.reports.award;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.award.AwardReport.Choice;
import org.muwahhad.reports.award.AwardReport.Decision;
import org.muwahhad.reports.award.AwardReport.Event;
import org.muwahhad.reports.award.AwardReport.Signatory;
import org.muwahhad.reports.award.AwardReport.Verification;
import org.muwahhad.reports.award.AwardReport.Vote;

/** The procedure, votes and signatures of the sample reports; all people are invented. */
final class SampleProcedure {

  private static final String[][] PEOPLE = {
    {"أحمد سالم الكعبي", "Ahmed Salem Al Kaabi"},
    {"مريم جاسم الدوسري", "Maryam Jasim Al Doseri"},
    {"بدر ناصر العجمي", "Bader Nasser Al Ajmi"},
    {"سعيد خلفان البلوشي", "Said Khalfan Al Balushi"},
    {"نورة حمد المري", "Noora Hamad Al Marri"},
    {"عبدالله فهد القحطاني", "Abdullah Fahad Al Qahtani"},
  };

  private SampleProcedure() {}

  static List<Event> timeline() {
    String[][] events = {
      {
        "0",
        "فتح جولة الطلب",
        "Demand round opened",
        "مكتب الشراء الموحد",
        "Joint Procurement Office"
      },
      {
        "21",
        "إقفال جولة الطلب واعتماد الطلبات",
        "Demand round closed and submissions endorsed",
        "المنسقون الوطنيون",
        "National coordinators"
      },
      {
        "25",
        "تجميع الطلب وإعداد الحزم",
        "Demand aggregated and lots drawn up",
        "مكتب الشراء الموحد",
        "Joint Procurement Office"
      },
      {"30", "نشر المناقصة", "Tender published", "مكتب الشراء الموحد", "Joint Procurement Office"},
      {"62", "الموعد النهائي لتقديم العروض", "Bid deadline", "ساعة النظام", "The system's clock"},
      {"63", "فتح المظاريف", "Opening of bids", "لجنة فتح المظاريف", "Opening committee"},
      {
        "70",
        "اكتمال التقييم الفني",
        "Technical evaluation completed",
        "لجنة الفحص",
        "Examination committee"
      },
      {
        "74",
        "اكتمال التقييم المالي والتوصية بالترسية",
        "Financial evaluation and recommendation",
        "لجنة الفحص",
        "Examination committee"
      },
      {"84", "قرار الترسية", "Award decision", "اللجنة الوزارية", "Ministerial committee"},
    };
    return Arrays.stream(events)
        .map(
            event ->
                new Event(
                    SampleAwardReports.START.plusSeconds(
                        Long.parseLong(event[0]) * SampleAwardReports.DAY),
                    new Bilingual(event[1], event[2]),
                    new Bilingual(event[3], event[4])))
        .toList();
  }

  static List<Decision> decisions() {
    return List.of(
        new Decision(
            new Bilingual("اللجنة الوزارية", "Ministerial committee"),
            new Bilingual(
                "الموافقة على ترسية الحزم الثلاث وفق توصية لجنة الفحص",
                "Approve the award of the three lots as recommended by the examination committee"),
            new Bilingual(
                "تمت الموافقة بأغلبية أربع دول دون اعتراض؛ النصاب أربع دول من ست",
                "Approved by four states without objection; the quorum is four of six states"),
            SampleAwardReports.START.plusSeconds(84 * SampleAwardReports.DAY + 7200),
            votes()));
  }

  private static List<Vote> votes() {
    List<Vote> votes = new ArrayList<>();
    for (int s = 0; s < PEOPLE.length; s++) {
      boolean absent = s == 3;
      boolean aside = s == 4;
      votes.add(
          new Vote(
              SampleAwardReports.states().get(s).code(),
              SampleAwardReports.both(PEOPLE[s]),
              absent ? Choice.ABSENT : aside ? Choice.RECUSED : Choice.APPROVE,
              absent
                  ? new Bilingual("اعتذر عن الحضور", "Sent apologies")
                  : aside
                      ? new Bilingual("لها مصلحة في الأمر", "Has an interest in the matter")
                      : new Bilingual("موافقة على التوصية", "Agrees with the recommendation"),
              absent || aside
                  ? Optional.empty()
                  : Optional.of(
                      SampleAwardReports.START.plusSeconds(
                          84 * SampleAwardReports.DAY + 3600 + 300L * s))));
    }
    return votes;
  }

  static List<Signatory> signatories() {
    List<Signatory> signatories = new ArrayList<>();
    for (int s = 0; s < PEOPLE.length; s++) {
      signatories.add(
          new Signatory(
              SampleAwardReports.both(PEOPLE[s]),
              new Bilingual(
                  "عضو اللجنة الوزارية للشراء الموحد",
                  "Member, Ministerial Committee for Joint Procurement"),
              SampleAwardReports.states().get(s).code()));
    }
    return signatories;
  }

  static Verification verification() {
    return new Verification(
        new Bilingual(
            "للتحقق من صحة هذه الوثيقة يُمسح الرمز أو يُفتح العنوان أدناه، ثم تُقارن بصمة الملف"
                + " (SHA-256) بالبصمة المسجلة في النظام.",
            "To verify this document, scan the code or open the address below and compare the"
                + " file's SHA-256 hash with the one recorded in the system."),
        "AR-2026-014-01",
        "https://muwahhad.example/verify/AR-2026-014-01",
        "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        "https://muwahhad.example/api/v1/publications/JT-2026-014/release?sha256=9f86d081",
        Optional.of(
            new AwardReport.PublicBundle(
                2,
                "60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752",
                "https://muwahhad.example/publications/JT-2026-014/bundle")));
  }
}
