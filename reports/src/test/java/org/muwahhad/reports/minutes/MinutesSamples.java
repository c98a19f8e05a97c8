package org.muwahhad.reports.minutes;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.Sample;
import org.muwahhad.reports.document.DocumentHead;

/** Minutes to print; all people are invented. */
public final class MinutesSamples {
  static final String HASH = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
  private static final String[][] SEATS = {
    {"الإمارات", "United Arab Emirates", "أحمد سالم الكعبي", "Ahmed Salem Al Kaabi"},
    {"البحرين", "Bahrain", "مريم جاسم الدوسري", "Maryam Jasim Al Doseri"},
    {"الكويت", "Kuwait", "بدر ناصر العجمي", "Bader Nasser Al Ajmi"},
    {"عُمان", "Oman", "سالم الحارثي", "Salim Al Harthi"},
    {"قطر", "Qatar", "نورة حمد المري", "Noora Hamad Al Marri"},
    {"السعودية", "Saudi Arabia", "عبدالله فهد القحطاني", "Abdullah Fahad Al Qahtani"},
  };
  private static final Bilingual LONG =
      new Bilingual(
          "توريد أجهزة الحاسب الآلي (HPE Gen12، فئة A+) ومعدات الشبكات ".repeat(5).strip(),
          "Supply of computers (HPE Gen12, class A+) & network <equipment> ".repeat(5).strip());

  private MinutesSamples() {}

  public static List<Sample<?>> all() {
    MinutesTemplate template = new MinutesTemplate();
    return List.of(
        new Sample<>("minutes-small", template, minutes(1, title(1), "")),
        new Sample<>("minutes-large", template, minutes(24, title(2), "نوافق على التوصية")),
        new Sample<>("minutes-nasty", template, minutes(2, LONG, LONG.ar())),
        new Sample<>("minutes-without-questions", template, minutes(0, title(1), "")));
  }

  static Bilingual state(int seat) {
    return new Bilingual(SEATS[seat][0], SEATS[seat][1]);
  }

  static Bilingual member(int seat) {
    return new Bilingual(SEATS[seat][2], SEATS[seat][3]);
  }

  private static Bilingual title(int number) {
    return new Bilingual("أجهزة الحاسوب " + number, "Computers " + number);
  }

  static MinutesReport minutes(int questions, Bilingual title, String reason) {
    return new MinutesReport(
        "M-7",
        HASH,
        HASH,
        Instant.parse("2026-05-24T07:00:00Z"),
        Instant.parse("2026-05-24T09:30:00Z"),
        new Bilingual("جهاز الشراء المركزي", "Central purchasing body"),
        new Bilingual("اللجنة التنفيذية للشراء الموحد", "Executive committee"),
        new Bilingual("الأغلبية", "Majority"),
        new Bilingual("حضوري", "In person"),
        "Riyadh, main hall",
        member(3),
        IntStream.range(0, 5).mapToObj(MinutesSamples::state).toList(),
        questions == 0 ? List.of() : List.of(state(5)),
        IntStream.rangeClosed(1, questions).mapToObj(i -> item(i, title, reason)).toList(),
        questions == 0
            ? List.of()
            : List.of(new MinutesReport.Remark(state(3), member(3), "نطلب متابعة التوريد")),
        IntStream.of(3, 0, 1, 2)
            .mapToObj(
                s ->
                    new MinutesReport.Signatory(
                        state(s),
                        member(s),
                        s == 3
                            ? new Bilingual("رئيس اللجنة", "Chair")
                            : new Bilingual("عضو اللجنة", "Member")))
            .toList(),
        new DocumentHead.Proof("M-7", "https://example.org/meetings/7/minutes"));
  }

  private static Bilingual choice(int seat) {
    return seat == 4 ? new Bilingual("ممتنع", "Abstained") : new Bilingual("موافق", "In favour");
  }

  private static MinutesReport.MinutesItem item(int position, Bilingual title, String reason) {
    return new MinutesReport.MinutesItem(
        position,
        "JT-2026-" + position,
        title,
        HASH,
        new Bilingual("معتمد", "Adopted"),
        new Bilingual("موافق 4، معترض 0، ممتنع 1", "4 in favour, 0 against, 1 abstained"),
        new Bilingual(
            "اكتمل النصاب: حضرت 5 دول، والمطلوب 4 دول",
            "Quorum reached: 5 states are present, 4 needed"),
        position % 2 == 1
            ? Bilingual.empty()
            : new Bilingual("أُعيدت إلى لجنة الفحص: " + reason, "Back to the panel: " + reason),
        IntStream.range(0, 5)
            .mapToObj(s -> new MinutesReport.Vote(state(s), member(s), choice(s), reason))
            .toList(),
        List.of(new Bilingual("لم تشارك السعودية في التصويت", "Saudi Arabia took no part")),
        List.of(new MinutesReport.Remark(state(3), member(3), "نطلب متابعة التوريد")));
  }
}
