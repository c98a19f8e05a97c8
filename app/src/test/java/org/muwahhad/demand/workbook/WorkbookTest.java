package org.muwahhad.demand.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.muwahhad.demand.submission.DemandFixture.line;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.demand.submission.DemandFixture;
import org.muwahhad.demand.submission.DraftLine;
import org.muwahhad.demand.submission.LineCheck;
import org.muwahhad.demand.submission.LineField;
import org.muwahhad.demand.submission.LineInput;
import org.muwahhad.demand.submission.SaveDraft;
import org.muwahhad.shared.Language;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.TableFile;

@Tag("long")
class WorkbookTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final DemandFixture DEMAND = new DemandFixture(APP, WORLD);
  private static final String LAPTOP = DEMAND.aLaptop();
  private static final String OTHER = DEMAND.aLaptop();

  @Test
  void what_comes_back_untouched_changes_nothing_in_either_language() {
    DemandFixture.Side side = aDraftWith(line(LAPTOP, "5"), line(OTHER, "12.125"));

    for (Language language : Language.values()) {
      WorkbookReview review = send(side, new EditedWorkbook(download(side, language)).bytes());

      assertThat(review.changes()).isEmpty();
      assertThat(review.unchanged()).isEqualTo(2);
      assertThat(review.canBeApplied()).isFalse();
    }
  }

  @Test
  void the_reason_for_which_an_item_was_kept_goes_out_and_comes_back() {
    LineInput usual = line(LAPTOP, "5");
    DemandFixture.Side side =
        aDraftWith(
            new LineInput(
                usual.item(),
                usual.quantity(),
                usual.needBy(),
                usual.site(),
                usual.unitPrice(),
                usual.commitment(),
                usual.budgetLine(),
                usual.justification(),
                "Needed by the laboratory"));
    EditedWorkbook book = new EditedWorkbook(download(side, Language.AR));

    apply(side, send(side, book.set(2, "quantity", "6").bytes()));

    String reason =
        "SELECT kept_reason FROM demand_line WHERE submission_id = " + side.submission();
    assertThat(APP.ask(reason)).isEqualTo("Needed by the laboratory");
    apply(side, send(side, book.set(2, "quantity", "6").set(2, "keptReason", "Other").bytes()));
    assertThat(APP.ask(reason)).isEqualTo("Needed by the laboratory");
    EditedWorkbook fresh = new EditedWorkbook(download(side, Language.EN));
    apply(side, send(side, fresh.set(2, "keptReason", "A new reason").bytes()));
    assertThat(APP.ask(reason)).isEqualTo("A new reason");
  }

  @Test
  void changed_marked_and_new_rows_are_shown_first_and_then_applied() {
    DemandFixture.Side side = aDraftWith(line(LAPTOP, "5"), line(OTHER, "7"));
    EditedWorkbook book = new EditedWorkbook(download(side, Language.AR));
    book.set(2, "quantity", "6").set(3, "remove", "نعم");
    book.set(4, "item", OTHER + " · جهاز").set(4, "quantity", "40").set(4, "commitment", "تقديري");

    WorkbookReview review = send(side, book.bytes());

    assertThat(review.changes())
        .extracting(WorkbookChange::kind)
        .containsExactly(
            WorkbookChange.WorkbookChangeKind.REMOVED,
            WorkbookChange.WorkbookChangeKind.CHANGED,
            WorkbookChange.WorkbookChangeKind.ADDED);
    assertThat(review.changes().get(1).shown()).containsExactly(LineField.QUANTITY);
    assertThat(lines(side)).isEqualTo(LAPTOP + " 5.000," + OTHER + " 7.000");

    apply(side, review);

    assertThat(lines(side)).isEqualTo(LAPTOP + " 6.000," + OTHER + " 40.000");
    assertThat(DEMAND.lastAct("submission", side.submission()))
        .isEqualTo("demand.workbook-applied");
  }

  @Test
  void a_row_that_is_left_out_of_the_file_removes_nothing() {
    DemandFixture.Side side = aDraftWith(line(LAPTOP, "5"), line(OTHER, "7"));
    EditedWorkbook book = new EditedWorkbook(download(side, Language.EN));
    book.without(3);

    assertThat(send(side, book.bytes()).changes()).isEmpty();
  }

  @Test
  void a_line_that_changed_meanwhile_stays_and_both_versions_are_shown() {
    DemandFixture.Side side = aDraftWith(line(LAPTOP, "5"), line(OTHER, "7"));
    EditedWorkbook book = new EditedWorkbook(download(side, Language.EN));
    book.set(2, "quantity", "6").set(3, "quantity", "8");
    APP.get(SaveDraft.class)
        .run(
            side.officer(),
            side.submission(),
            DEMAND.version(side.submission()),
            List.of(line(LAPTOP, "50"), line(OTHER, "7")));

    WorkbookReview review = send(side, book.bytes());

    WorkbookChange conflict = review.changes().get(0);
    assertThat(conflict.kind()).isEqualTo(WorkbookChange.WorkbookChangeKind.CONFLICT);
    assertThat(conflict.before()).extracting(DraftLine::quantity).isEqualTo("50");
    assertThat(conflict.after()).extracting(DraftLine::quantity).isEqualTo("6");
    apply(side, review);
    assertThat(lines(side)).isEqualTo(LAPTOP + " 50.000," + OTHER + " 8.000");
  }

  @Test
  void a_workbook_sent_twice_adds_its_new_lines_once() {
    DemandFixture.Side side = aDraftWith(line(LAPTOP, "5"));
    EditedWorkbook book = new EditedWorkbook(download(side, Language.EN));
    book.set(3, "item", OTHER).set(3, "quantity", "2").set(3, "unitPrice", "300");
    apply(side, send(side, book.bytes()));

    WorkbookReview again = send(side, book.bytes());

    assertThat(again.changes()).isEmpty();
    assertThat(lines(side)).isEqualTo(LAPTOP + " 5.000," + OTHER + " 2.000");
  }

  @Test
  void mistakes_are_told_by_cell_and_nothing_is_applied() {
    DemandFixture.Side side = aDraftWith(line(LAPTOP, "5"), line(OTHER, "7"));
    EditedWorkbook book = new EditedWorkbook(download(side, Language.EN));
    book.set(2, "quantity", "many").set(3, "item", "NO-SUCH").set(4, "item", LAPTOP);
    book.set(4, "quantity", "3").set(4, "commitment", "perhaps");

    WorkbookReview review = send(side, book.bytes());

    assertThat(review.changes())
        .extracting(c -> c.cells().values().iterator().next())
        .containsExactlyInAnyOrder("F2", "D3", "L4");
    assertThatThrownBy(() -> apply(side, review)).isInstanceOf(Refusal.InvalidInput.class);
    assertThat(lines(side)).isEqualTo(LAPTOP + " 5.000," + OTHER + " 7.000");
  }

  @Test
  void an_emptied_row_is_a_mistake_and_no_removal() {
    DemandFixture.Side side = aDraftWith(line(LAPTOP, "5"));
    EditedWorkbook book = new EditedWorkbook(download(side, Language.EN));
    Stream.of(LineField.values()).forEach(f -> book.set(2, f.code(), ""));

    WorkbookReview review = send(side, book.bytes());

    assertThat(review.changes().get(0).faults().get("item"))
        .extracting(Refusal.Fault::code)
        .isEqualTo("demand.workbook-emptied");
  }

  @Test
  void a_review_that_no_longer_holds_is_not_applied() {
    DemandFixture.Side side = aDraftWith(line(LAPTOP, "5"));
    EditedWorkbook book = new EditedWorkbook(download(side, Language.EN));
    WorkbookReview review = send(side, book.set(2, "quantity", "6").bytes());

    assertThatThrownBy(
            () ->
                APP.get(ApplyWorkbook.class)
                    .run(side.officer(), side.submission(), "0".repeat(64), review.version()))
        .isInstanceOfSatisfying(
            Refusal.RuleBroken.class, r -> assertThat(r.code()).isEqualTo("demand.workbook-gone"));
    APP.get(SaveDraft.class)
        .run(side.officer(), side.submission(), review.version(), List.of(line(OTHER, "1")));
    assertThatThrownBy(() -> apply(side, review)).isInstanceOf(Refusal.Conflict.class);
  }

  @Test
  void the_workbook_of_another_entity_and_other_files_are_refused() {
    long round = DEMAND.anOpenRound();
    DemandFixture.Side side = DEMAND.aDraft(round, "KW");
    DemandFixture.Side other = DEMAND.aDraft(round, "OM");
    byte[] theirs = new EditedWorkbook(download(other, Language.EN)).set(2, "item", "X").bytes();

    assertThatThrownBy(() -> send(side, theirs)).isInstanceOf(Refusal.InvalidInput.class);
    assertThatThrownBy(() -> send(side, "item,quantity\nA,1\n".getBytes()))
        .isInstanceOf(Refusal.InvalidInput.class);
    assertThatThrownBy(
            () ->
                APP.get(DownloadWorkbook.class)
                    .run(side.officer(), other.submission(), Language.EN))
        .isInstanceOf(Refusal.NotPermitted.class);
    assertThatThrownBy(() -> APP.get(ReviewWorkbook.class).find(side.officer(), other.submission()))
        .isInstanceOf(Refusal.NotFound.class);
  }

  @Test
  void no_workbook_waits_for_what_was_lines_open() {
    DemandFixture.Side side = DEMAND.aSubmission(DEMAND.anOpenRound(), "KW", line(LAPTOP, "5"));

    assertThatThrownBy(
            () ->
                APP.sql(
                    "INSERT INTO demand_workbook VALUES (%d, %d, 'a', '%s', '[]', UTC_TIMESTAMP(6))"
                        .formatted(side.submission(), side.officer().personId(), "0".repeat(64))))
        .hasMessageContaining("demand.not-editable");
  }

  @Test
  void the_pages_lead_from_the_form_to_the_review_and_back() {
    DemandFixture.Side side = aDraftWith(line(LAPTOP, "5"));
    Browserless officer = Browserless.signedInAs(APP, side.officer());
    String path = "/rounds/" + side.round() + "/submission/workbook";
    EditedWorkbook book = new EditedWorkbook(download(side, Language.EN));
    send(side, book.set(2, "quantity", "6").bytes());

    assertThat(officer.get("/rounds/" + side.round() + "/submission").body()).contains(path);
    assertThat(officer.get(path).body()).contains("is waiting to be applied");
    String review = officer.get(path + "/review").body();
    assertThat(review).contains("In the draft", "In the workbook", "Apply the changes");
    String sha256 = review.replaceAll("(?s).*name=\"sha256\" value=\"([^\"]+)\".*", "$1");
    String version = review.replaceAll("(?s).*name=\"version\" value=\"([^\"]+)\".*", "$1");
    assertThat(officer.post(path + "/apply", Map.of("sha256", sha256, "version", version)).body())
        .contains("One change was applied");
    assertThat(officer.get(path + "/demand.xlsx").statusCode()).isEqualTo(200);
    assertThat(officer.upload(path, "lines.csv", "item,quantity\nA,1").statusCode()).isEqualTo(422);
    assertThat(officer.upload(path, "plan.pdf", "%PDF-1.7\n\u0000\u0001").body())
        .as("the file that is wanted is named")
        .contains("Upload the file that was downloaded from this page")
        .doesNotContain("Send a CSV");
  }

  @Test
  void ten_thousand_lines_go_out_come_back_and_are_shown() {
    List<LineInput> inputs = new ArrayList<>();
    for (int i = 0; i < LineCheck.MOST_LINES; i++) {
      inputs.add(line(i % 2 == 0 ? LAPTOP : OTHER, Integer.toString(i + 1)));
    }
    DemandFixture.Side side = aDraftWith(inputs.toArray(LineInput[]::new));
    EditedWorkbook book = new EditedWorkbook(download(side, Language.AR));
    for (int row = 2; row <= LineCheck.MOST_LINES + 1; row++) {
      book.set(row, "budgetLine", "B-" + row);
    }
    byte[] bytes = book.bytes();

    long start = System.nanoTime();
    WorkbookReview review = send(side, bytes);
    long shown = System.nanoTime() - start;
    apply(side, review);

    System.out.println(
        "workbook of 10,000 lines read, checked and shown in ms: " + shown / 1_000_000);
    assertThat(review.count(WorkbookChange.WorkbookChangeKind.CHANGED))
        .isEqualTo(LineCheck.MOST_LINES);
    assertThat(
            APP.ask(
                "SELECT COUNT(DISTINCT budget_line) FROM demand_line WHERE submission_id = "
                    + side.submission()))
        .isEqualTo(Integer.toString(LineCheck.MOST_LINES));
    Browserless officer = Browserless.signedInAs(APP, side.officer());
    String lines = "/rounds/" + side.round() + "/submission/lines";
    assertThat(officer.get("/rounds/" + side.round() + "/submission").body())
        .contains("B-101", lines + "?page=2")
        .doesNotContain("B-102");
    assertThat(officer.get(lines + "?page=100").body()).contains("B-10001");
    assertThat(officer.get(lines + "?page=999").body()).contains("B-10001");
  }

  private static DemandFixture.Side aDraftWith(LineInput... lines) {
    DemandFixture.Side side = DEMAND.aDraft(DEMAND.anOpenRound(), "KW");
    APP.get(SaveDraft.class).run(side.officer(), side.submission(), 0, List.of(lines));
    return side;
  }

  private static byte[] download(DemandFixture.Side side, Language language) {
    return APP.get(DownloadWorkbook.class).run(side.officer(), side.submission(), language);
  }

  private static WorkbookReview send(DemandFixture.Side side, byte[] bytes) {
    TableFile file = TableFile.read(new ByteArrayInputStream(bytes), "demand.xlsx");
    APP.get(StageWorkbook.class).run(side.officer(), side.submission(), file, "demand.xlsx");
    return APP.get(ReviewWorkbook.class).find(side.officer(), side.submission()).orElseThrow();
  }

  private static void apply(DemandFixture.Side side, WorkbookReview review) {
    APP.get(ApplyWorkbook.class)
        .run(side.officer(), side.submission(), review.sha256(), review.version());
  }

  private static String lines(DemandFixture.Side side) {
    return APP.ask(
        "SELECT GROUP_CONCAT(CONCAT(i.code, ' ', l.quantity) ORDER BY l.line_number) FROM"
            + " demand_line l JOIN item_revision v ON v.id = l.revision_id JOIN catalog_item i ON"
            + " i.id = v.item_id WHERE l.submission_id = "
            + side.submission());
  }
}
