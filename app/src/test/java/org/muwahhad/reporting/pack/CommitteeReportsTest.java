package org.muwahhad.reporting.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDNameTreeNode;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Actors;
import org.muwahhad.access.DemoPersonQueries;
import org.muwahhad.demo.LoadedDemo;
import org.muwahhad.reporting.Format;
import org.muwahhad.reporting.Issue;
import org.muwahhad.reporting.Reporter;
import org.muwahhad.reporting.Subject;
import org.muwahhad.reporting.figures.Readers;
import org.muwahhad.reporting.figures.Reported;
import org.muwahhad.reports.Edition;
import org.muwahhad.reports.render.ReportPrinter;

/**
 * What a committee reads and what bidders are written: the award report, papers, minutes, letters.
 */
@Tag("long")
class CommitteeReportsTest {
  private static final TestApp APP = LoadedDemo.app();
  private static final String AWARDED =
      APP.ask("SELECT MIN(id) FROM joint_tender WHERE status = 'AWARDED'");
  private static final String MEMBER =
      """
      SELECT MIN(p.login) FROM person p JOIN committee_member m ON m.person_id = p.id
        JOIN meeting g ON g.committee_id = m.committee_id
       WHERE g.id = %s AND p.password_hash IS NOT NULL""";

  @Test
  void the_award_report_is_read_on_the_screen_and_had_as_text_document_and_page() throws Exception {
    Browserless buyer = as(login("CENTRAL_BUYER"));
    String report = "/reports/award/" + AWARDED;

    assertThat(buyer.get(report + "?edition=ARABIC").body())
        .contains("تقرير الترسية", "dir=\"rtl\"");
    assertThat(bytes(buyer, report + "/BILINGUAL/DOCX")).startsWith('P', 'K');
    try (PDDocument pdf = Loader.loadPDF(bytes(buyer, report + "/ENGLISH/PDF"))) {
      Set<String> files = files(pdf);
      assertThat(files).contains("figures.json", "table-01-outcomes.csv", "ocds-release.json");
      assertThat(content(pdf, "ocds-release.json"))
          .contains("\"ocid\":\"" + APP.ask("SELECT ocid FROM joint_tender WHERE id = " + AWARDED));
    }
  }

  @Test
  void what_takes_long_tells_how_far_it_is_in_every_format() throws Exception {
    Actor member =
        APP.get(Actors.class)
            .get(APP.ask(MEMBER.formatted(APP.ask("SELECT MIN(id) FROM meeting"))));
    tells(Reported.award(APP, Readers.BUYER, Long.parseLong(AWARDED)));
    tells(
        APP.get(PackReporter.class)
            .gather(
                member,
                Subject.of(
                    Subject.SubjectKind.MEETING,
                    Long.parseLong(APP.ask("SELECT MIN(id) FROM meeting")))));
  }

  private static <R extends Record> void tells(Reporter.GatheredReport<R> gathered)
      throws IOException {
    for (Format format : Format.values()) {
      List<Integer> told = new ArrayList<>();
      gathered
          .printing()
          .write(
              new ReportPrinter<>(gathered.template()).telling(told::add),
              gathered.record().apply(Issue.NONE),
              Edition.ENGLISH,
              format,
              OutputStream.nullOutputStream());
      assertThat(told).as(format.name()).isSorted().startsWith(5).endsWith(95);
    }
  }

  @Test
  void a_bidder_has_its_own_letter_and_nobody_elses() throws Exception {
    String[] own = APP.ask(BIDDER.formatted("MIN")).split(",");
    String[] other = APP.ask(BIDDER.formatted("MAX")).split(",");
    String letter = "/reports/letter/" + AWARDED + "-" + own[0];
    Browserless bidder = as(own[1]);

    assertThat(bidder.get("/tenders/" + AWARDED + "/award/letter").body()).contains(letter);
    assertThat(bidder.get(letter + "?edition=ENGLISH").body()).contains("What comes next");
    byte[] file = bytes(bidder, letter + "/ARABIC/PDF");
    assertThat(new String(file, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
    assertThat(bytes(bidder, letter + "/ARABIC/PDF")).isEqualTo(file);
    assertThat(as(other[1]).get(letter + "/ARABIC/PDF").statusCode()).isEqualTo(404);
    assertThat(as(login("COMMITTEE_MEMBER")).get(letter).statusCode()).isEqualTo(403);
  }

  @Test
  void central_buyers_and_auditors_read_a_copy_of_each_letter_the_same_file_as_the_bidder()
      throws Exception {
    String[] own = APP.ask(BIDDER.formatted("MIN")).split(",");
    String letter = "/reports/letter/" + AWARDED + "-" + own[0];
    byte[] file = bytes(as(own[1]), letter + "/ENGLISH/PDF");

    for (String role : List.of("CENTRAL_BUYER", "AUDITOR")) {
      Browserless reader = as(login(role));
      assertThat(reader.get("/tenders/" + AWARDED + "/award").body()).contains(letter);
      assertThat(bytes(reader, letter + "/ENGLISH/PDF")).isEqualTo(file);
      assertThat(reader.get("/reports/letter/" + AWARDED + "-999999").statusCode()).isEqualTo(404);
    }
    assertThat(as(own[1]).get("/tenders/" + AWARDED + "/award").body())
        .doesNotContain("id=\"letters\"");
  }

  private static final String BIDDER =
      """
      SELECT CONCAT(b.supplier_id, ',', p.login)
        FROM opened_bid o JOIN bid b ON b.id = o.bid_id
        JOIN role_grant g ON g.supplier_id = b.supplier_id AND g.role = 'BIDDER'
        JOIN person p ON p.id = g.person_id
       WHERE o.tender_id = (SELECT MIN(id) FROM joint_tender WHERE status = 'AWARDED')
         AND p.password_hash IS NOT NULL
         AND b.supplier_id = (SELECT %s(x.supplier_id) FROM opened_bid y
                                JOIN bid x ON x.id = y.bid_id
                                JOIN role_grant r ON r.supplier_id = x.supplier_id
                                JOIN person q ON q.id = r.person_id
                                 AND q.password_hash IS NOT NULL
                               WHERE y.tender_id = o.tender_id)
       ORDER BY p.id LIMIT 1""";

  @Test
  void closed_minutes_are_a_report_and_open_ones_are_not_to_be_had() throws Exception {
    String closed = APP.ask("SELECT MIN(id) FROM meeting WHERE status = 'CLOSED'");
    Browserless member = as(APP.ask(MEMBER.formatted(closed)));

    assertThat(member.get("/meetings/" + closed + "/minutes").body())
        .contains("/reports/minutes/" + closed);
    assertThat(member.get("/reports/minutes/" + closed + "?edition=ENGLISH").body())
        .contains("Hash of the minutes (SHA-256)");
    assertThat(member.get("/meetings/" + closed + "/minutes/arabic").statusCode()).isEqualTo(200);
  }

  @Test
  void the_papers_of_a_meeting_are_one_file_with_its_hash_on_record() throws Exception {
    String meeting =
        APP.ask(
            """
            SELECT MAX(i.meeting_id) FROM meeting_item i JOIN decision d ON d.id = i.decision_id
              JOIN joint_tender t ON t.id = d.tender_id
             WHERE t.status IN ('RECOMMENDED', 'DECIDED', 'STANDSTILL', 'AWARDED')""");
    Browserless member = as(APP.ask(MEMBER.formatted(meeting)));
    String pack = "/reports/pack/" + meeting;

    assertThat(member.get("/meetings/" + meeting).body()).contains(pack + "/ARABIC/PDF");
    byte[] file = bytes(member, pack + "/BILINGUAL/PDF");
    assertThat(bytes(member, pack + "/BILINGUAL/PDF")).isEqualTo(file);
    try (PDDocument pdf = Loader.loadPDF(file)) {
      assertThat(files(pdf)).anyMatch(name -> name.matches("\\d\\d-ocds-release.json"));
      assertThat(pdf.getDocumentCatalog().getDocumentOutline().children()).hasSizeGreaterThan(2);
    }
    assertThat(
            APP.ask(
                "SELECT COUNT(*) FROM issued_report WHERE report = 'PACK' AND subject_id = "
                    + meeting))
        .isEqualTo("1");
    HttpResponse<String> stranger = as(login("OPENING_MEMBER")).get(pack);
    assertThat(stranger.statusCode()).isIn(403, 404);
  }

  @Test
  void the_page_of_a_meeting_and_its_file_of_papers_name_the_same_documents() {
    int withPapers = 0;
    for (String meeting : APP.ask("SELECT GROUP_CONCAT(id) FROM meeting").split(",")) {
      Browserless member = as(APP.ask(MEMBER.formatted(meeting)));
      member.get("/language/en");
      String page = member.get("/meetings/" + meeting).body();
      List<String> onPage = new ArrayList<>();
      if (page.contains("<ol id=\"papers\">")) {
        String list = page.substring(page.indexOf("<ol id=\"papers\">"));
        Pattern.compile("<a href=\"(/reports/[^\"]+)\">([^<]+)</a>")
            .matcher(list.substring(0, list.indexOf("</ol>")))
            .results()
            .forEach(
                m -> {
                  onPage.add(m.group(2));
                  assertThat(member.get(m.group(1)).statusCode()).as(m.group(1)).isEqualTo(200);
                });
      }

      List<String> inFile =
          APP
              .get(PackReporter.class)
              .gather(
                  APP.get(Actors.class).get(APP.ask(MEMBER.formatted(meeting))),
                  Subject.of(Subject.SubjectKind.MEETING, Long.parseLong(meeting)))
              .record()
              .apply(Issue.NONE)
              .papers()
              .stream()
              .map(p -> p.title().en())
              .toList();
      String cover = member.get("/reports/pack/" + meeting + "?edition=ENGLISH").body();
      assertThat(inFile).allSatisfy(title -> assertThat(cover).contains(title));

      // A meeting without questions has no papers.
      assertThat(onPage).as("meeting " + meeting).isEqualTo(inFile);
      withPapers += onPage.isEmpty() ? 0 : 1;
    }
    assertThat(withPapers).isGreaterThan(1);
  }

  private static byte[] bytes(Browserless browser, String path) throws IOException {
    return browser.follow(path).body().readAllBytes();
  }

  private static Set<String> files(PDDocument pdf) throws IOException {
    return names(pdf.getDocumentCatalog().getNames().getEmbeddedFiles());
  }

  /** Of a tree (ISO 32000-1, 7.9.6), which many files have grow branches. */
  private static Set<String> names(PDNameTreeNode<PDComplexFileSpecification> node)
      throws IOException {
    Set<String> names = new TreeSet<>();
    if (node.getNames() != null) {
      names.addAll(node.getNames().keySet());
    }
    if (node.getKids() != null) {
      for (PDNameTreeNode<PDComplexFileSpecification> kid : node.getKids()) {
        names.addAll(names(kid));
      }
    }
    return names;
  }

  private static String content(PDDocument pdf, String name) throws IOException {
    var file = pdf.getDocumentCatalog().getNames().getEmbeddedFiles().getNames().get(name);
    return new String(
        Objects.requireNonNull(file).getEmbeddedFile().toByteArray(), StandardCharsets.UTF_8);
  }

  private static String login(String role) {
    return APP.ask(
        """
        SELECT MIN(p.login) FROM person p JOIN role_grant g ON g.person_id = p.id
         WHERE p.is_demo AND p.password_hash IS NOT NULL AND g.role = '%s'"""
            .formatted(role));
  }

  private static Browserless as(String login) {
    Browserless browser = Browserless.at(APP);
    browser.get("/sign-in");
    browser.post("/sign-in", "login", login, "password", DemoPersonQueries.PASSWORD);
    return browser;
  }
}
