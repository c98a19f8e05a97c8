package org.muwahhad.tender;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Actors;
import org.muwahhad.access.Role;
import org.muwahhad.bid.OpeningMembers;
import org.muwahhad.catalog.standard.Factor;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Language;
import org.muwahhad.tender.approval.ApproveTender;
import org.muwahhad.tender.approval.AskForApproval;
import org.muwahhad.tender.approval.PublishTender;
import org.muwahhad.tender.document.AddDossierDocument;
import org.muwahhad.tender.document.DossierKind;
import org.muwahhad.tender.lot.AggregateRound;
import org.muwahhad.tender.lot.ConfirmLotNames;
import org.muwahhad.upload.InspectFile;

/** Rounds with demand, and the tenders made of them, for tests. */
public final class TenderFixture {
  public static final Bilingual TITLE =
      new Bilingual("المنافسة الموحدة للحواسيب", "Joint tender for computers");
  private static final AtomicInteger COUNTER = new AtomicInteger();
  private final TestApp app;
  private final World world;
  private final Actor buyer;

  private TenderFixture(TestApp app, World world) {
    this.app = app;
    this.world = world;
    this.buyer = world.aPersonWho(Role.CENTRAL_BUYER);
  }

  /** A fixture with the default rules and enough people for two panels. */
  public static TenderFixture in(TestApp app, World world) {
    TenderFixture fixture = new TenderFixture(app, world);
    fixture.addRules();
    new OpeningMembers(app, world).add(4);
    for (int i = 0; i < 4; i++) {
      world.aPersonWho(Role.EVALUATOR);
    }
    return fixture;
  }

  /** A fixture on rules and people that are there already. */
  public static TenderFixture over(TestApp app, World world) {
    return new TenderFixture(app, world);
  }

  /** A line: an item revision and a quantity in its unit. */
  public record Line(long revision, String quantity) {}

  /** The buyer who aggregates. */
  public Actor buyer() {
    return buyer;
  }

  /** A round that closed some days ago; submissions can be put into it as if it were still then. */
  public long aRound() {
    return round("CLOSED", "- INTERVAL 10 DAY", "- INTERVAL 5 DAY");
  }

  /** A round that takes demand now. */
  public long anOpenRound() {
    return round("OPEN", "+ INTERVAL 1 DAY", "+ INTERVAL 2 DAY");
  }

  private long round(String status, String closes, String endorsedUntil) {
    long round =
        world.insert(
            """
            INSERT INTO demand_round (code, name_ar, name_en, opens_at, closes_at, endorsement_until,
                                      status, closed_at, created_by, created_at, updated_at)
            VALUES ('TR-%1$d', 'جولة الحواسيب', 'Computer round', UTC_TIMESTAMP(6) - INTERVAL 20 DAY,
                    UTC_TIMESTAMP(6) %2$s, UTC_TIMESTAMP(6) %3$s, '%4$s',
                    IF('%4$s' = 'CLOSED', closes_at, NULL), %5$d, UTC_TIMESTAMP(6),
                    UTC_TIMESTAMP(6))"""
                .formatted(
                    COUNTER.incrementAndGet(), closes, endorsedUntil, status, buyer.personId()));
    app.sql(
        "INSERT INTO round_category (round_id, category_code) VALUES (%d, '30000000')"
            .formatted(round));
    app.sql(
        "INSERT INTO round_state (round_id, state_code) SELECT %d, code FROM member_state"
            .formatted(round));
    return round;
  }

  /** A submission of a new entity of a state, endorsed. */
  public long endorsed(long round, String state, List<Line> lines) {
    long submission = submitted(round, state, lines);
    beforeEndorsementEnds(
        """
        UPDATE submission SET status = 'ENDORSED', endorsed_by = %d, endorsed_at = UTC_TIMESTAMP(6)
         WHERE id = %d"""
            .formatted(buyer.personId(), submission));
    return submission;
  }

  /** A submission of a new entity of a state, submitted and not endorsed. */
  public long submitted(long round, String state, List<Line> lines) {
    long entity = world.anEntityIn(state);
    long submission =
        world.insert(
            """
            INSERT INTO submission (round_id, entity_id, state_code, status, status_reason, created_by,
                                    created_at, updated_at)
            VALUES (%d, %d, '%s', 'RETURNED', 'To be completed', %d, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))"""
                .formatted(round, entity, state, buyer.personId()));
    for (int i = 0; i < lines.size(); i++) {
      addLine(submission, entity, i + 1, lines.get(i));
    }
    beforeEndorsementEnds("UPDATE submission SET status = 'SUBMITTED' WHERE id = " + submission);
    return submission;
  }

  private void addLine(long submission, long entity, int number, Line line) {
    app.sql(
        """
        INSERT INTO demand_line (submission_id, entity_id, line_number, revision_id, unit_code,
                                 quantity, need_by, site_id, estimated_unit_price, currency,
                                 commitment, budget_line, justification)
        SELECT %d, %d, %d, r.id, r.unit_code, %s, '2027-06-30', %d, 1000, 'SAR', 'FIRM', 'B-1',
               'Needed' FROM item_revision r WHERE r.id = %d"""
            .formatted(
                submission,
                entity,
                number,
                line.quantity(),
                world.siteOf(entity),
                line.revision()));
  }

  /** A closed round: two laptops of three states and a screen, endorsed; one more not endorsed. */
  public long aClosedRound() {
    long laptop = anItem("30213100");
    long tower = anItem("30213100");
    long screen = anItem("30231300");
    long round = aRound();
    endorsed(round, "KW", List.of(new Line(laptop, "100"), new Line(tower, "20")));
    endorsed(round, "OM", List.of(new Line(laptop, "50.5"), new Line(screen, "10")));
    endorsed(round, "SA", List.of(new Line(laptop, "200"), new Line(screen, "30")));
    submitted(round, "QA", List.of(new Line(laptop, "999")));
    return round;
  }

  /** A catalog item of a category; returns the number of its revision. */
  public long anItem(String category) {
    return world.anItem("ITEM-" + COUNTER.incrementAndGet(), category, "900");
  }

  /** The same of what is counted in years, and so in parts of them. */
  public long aService(String category) {
    return world.anItem("ITEM-" + COUNTER.incrementAndGet(), category, "900", "ANN");
  }

  /** Makes an item the equivalent of a standard, one unit of it being so many of the standard. */
  public void equivalent(long revision, long standard, Factor factor) {
    long group =
        world.insert(
            "INSERT INTO equivalence_group (created_at, created_by) VALUES (UTC_TIMESTAMP(6), %d)"
                .formatted(buyer.personId()));
    String member =
        """
        INSERT INTO equivalence_member (item_id, group_id, standard_of, numerator, denominator,
                                        unit_code)
        SELECT item_id, %d, %s, %d, %d, unit_code FROM item_revision WHERE id = %d""";
    app.sql(member.formatted(group, Long.toString(group), 1, 1, standard));
    app.sql(member.formatted(group, "NULL", factor.numerator(), factor.denominator(), revision));
  }

  /** A tender in draft, made of a closed round. */
  public long aDraft() {
    return app.get(AggregateRound.class).run(buyer, aClosedRound(), TITLE);
  }

  /**
   * A draft is sent for approval by who prepared it, with a document if it has none, and the names
   * that its lots have.
   */
  public static void send(TestApp app, long tender) {
    complete(app, tender);
    app.get(AskForApproval.class).run(preparer(app, tender), tender);
  }

  /** The database takes a statement from nobody. */
  public void refused(String statement, String why) {
    assertThatThrownBy(() -> app.sql(statement))
        .isInstanceOf(TestApp.SqlRefused.class)
        .hasMessageContaining(why);
  }

  private static Actor preparer(TestApp app, long tender) {
    return app.get(Actors.class)
        .get(Long.parseLong(app.ask("SELECT prepared_by FROM joint_tender WHERE id = " + tender)));
  }

  /** A draft without documents gets one, and the names of its lots are confirmed. */
  public static void complete(TestApp app, long tender) {
    addDocument(app, tender);
    if (!app.get(TenderQueries.class).listLotsAsProposed(tender).isEmpty()) {
      app.get(ConfirmLotNames.class).run(preparer(app, tender), tender);
    }
  }

  private static void addDocument(TestApp app, long tender) {
    if (app.ask("SELECT COUNT(*) FROM dossier_edition WHERE tender_id = " + tender).equals("0")) {
      app.get(AddDossierDocument.class)
          .run(
              preparer(app, tender),
              tender,
              DossierKind.CONTRACT,
              new Bilingual("شروط العقد", "Terms of contract"),
              Map.of(Language.AR, file("fileAr", "شروط"), Language.EN, file("fileEn", "terms")));
    }
  }

  private static InspectFile.UploadedFile file(String field, String text) {
    return new InspectFile.UploadedFile(
        field, text + ".txt", text.getBytes(StandardCharsets.UTF_8));
  }

  /** A draft is sent for approval and approved. */
  public static void approve(TestApp app, Actor approver, long tender) {
    send(app, tender);
    app.get(ApproveTender.class).run(approver, tender);
  }

  /** A tender approved by a second buyer. */
  public long anApproved() {
    long tender = aDraft();
    approve(app, world.aPersonWho(Role.CENTRAL_BUYER), tender);
    return tender;
  }

  /** A tender that takes bids now; its deadline is more than 30 days ahead. */
  public long aPublished() {
    long tender = anApproved();
    app.get(PublishTender.class).run(buyer, tender);
    return tender;
  }

  /** The act last recorded for a tender. */
  public String lastAct(long tender) {
    return app.ask(
        "SELECT act FROM audit_entry WHERE object_type = 'tender' AND object_id = '%d' ORDER BY id DESC LIMIT 1"
            .formatted(tender));
  }

  /** What the entry of that act says. */
  public String lastDetail(long tender) {
    return app.ask(
        "SELECT detail FROM audit_entry WHERE object_type = 'tender' AND object_id = '%d' ORDER BY id DESC LIMIT 1"
            .formatted(tender));
  }

  /** How often an act was recorded for a tender. */
  public String countActs(long tender, String act) {
    return app.ask(
        "SELECT COUNT(*) FROM audit_entry WHERE object_type = 'tender' AND object_id = '%d' AND act = '%s'"
            .formatted(tender, act));
  }

  /** The ids that a query gives. */
  public List<Long> ids(String query) {
    String joined =
        app.ask("SELECT GROUP_CONCAT(x.id ORDER BY x.id) FROM (%s) AS x".formatted(query));
    List<Long> ids = new ArrayList<>();
    for (String id : joined.split(",")) {
      ids.add(Long.valueOf(id));
    }
    return ids;
  }

  /** Runs a statement as if the coordinators of a closed round still endorsed. */
  private void beforeEndorsementEnds(String statement) {
    try (Connection connection = app.connect();
        Statement s = connection.createStatement()) {
      s.execute("SET timestamp = UNIX_TIMESTAMP() - 7 * 86400");
      s.executeUpdate(statement);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void addRules() {
    app.sql(
        """
        INSERT INTO rule_default (code, value, unit, position, name_ar, name_en, source_ar, source_en)
        VALUES
        ('bid.minimum-days', 30, 'DAYS', 1, 'أقل مدة لتقديم العروض', 'Shortest bid period', 'قاعدة', 'Rule'),
        ('bid.urgent-minimum-days', 15, 'DAYS', 2, 'أقل مدة عند الاستعجال', 'Shortest urgent bid period', 'قاعدة', 'Rule'),
        ('questions.close-days', 10, 'DAYS', 3, 'آخر موعد للاستفسارات', 'Questions close', 'قاعدة', 'Rule'),
        ('answers.close-days', 6, 'DAYS', 4, 'آخر موعد للإجابات', 'Answers due', 'قاعدة', 'Rule'),
        ('amendment.extension-days', 7, 'DAYS', 5, 'أثر التعديل', 'Amendment', 'قاعدة', 'Rule'),
        ('technical.pass-mark', 70, 'POINTS', 6, 'درجة النجاح', 'Pass mark', 'قاعدة', 'Rule'),
        ('weight.quality', 60, 'PERCENT', 7, 'وزن الجودة', 'Weight of quality', 'قاعدة', 'Rule'),
        ('weight.price', 40, 'PERCENT', 8, 'وزن السعر', 'Weight of price', 'قاعدة', 'Rule'),
        ('bid.validity-days', 90, 'DAYS', 9, 'سريان العرض', 'Validity of a bid', 'قاعدة', 'Rule')""");
  }
}
