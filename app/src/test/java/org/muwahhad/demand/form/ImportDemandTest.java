package org.muwahhad.demand.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.demand.submission.DemandFixture;
import org.muwahhad.demand.submission.SaveDraft;
import org.muwahhad.shared.Language;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.TableFile;

class ImportDemandTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final DemandFixture DEMAND = new DemandFixture(APP, WORLD);
  private static final String LAPTOP = DEMAND.aLaptop();
  private static final String DAY = LocalDate.now().plusDays(150).toString();
  private final ImportDemand importDemand = APP.get(ImportDemand.class);

  @Test
  void a_file_with_arabic_columns_replaces_the_draft() {
    DemandFixture.Side side = DEMAND.aDraft(DEMAND.anOpenRound(), "KW");
    APP.get(SaveDraft.class)
        .run(side.officer(), side.submission(), 0, List.of(DemandFixture.line(LAPTOP, "1")));

    int lines =
        importDemand.run(
            side.officer(),
            side.submission(),
            csv(
                "رمز الصنف,الكمية,تاريخ الحاجة,نوع الطلب,بند الميزانية,المبررات",
                LAPTOP + ",٢٥," + DAY + ",تقديري,B-7,أجهزة جديدة",
                LAPTOP + ",\"1,000\"," + DAY + ",,B-8,مركز تدريب"));

    assertThat(lines).isEqualTo(2);
    assertThat(
            APP.ask(
                "SELECT GROUP_CONCAT(CONCAT(quantity, commitment) ORDER BY line_number)"
                    + " FROM demand_line WHERE submission_id = "
                    + side.submission()))
        .isEqualTo("25.000INDICATIVE,1000.000FIRM");
    assertThat(DEMAND.lastAct("submission", side.submission())).isEqualTo("demand.imported");
  }

  @Test
  void a_workbook_is_read_like_a_text_file() throws IOException {
    DemandFixture.Side side = DEMAND.aDraft(DEMAND.anOpenRound(), "KW");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Workbook book = new Workbook(bytes, "test", "1.0")) {
      Worksheet sheet = book.newWorksheet("demand");
      sheet.value(0, 0, "item code");
      sheet.value(0, 1, "quantity");
      sheet.value(0, 2, "need by");
      sheet.value(1, 0, LAPTOP);
      sheet.value(1, 1, 12.5);
      sheet.value(1, 2, LocalDate.now().plusDays(150));
      sheet.style(1, 2).format("yyyy-mm-dd").set();
    }

    importDemand.run(
        side.officer(),
        side.submission(),
        TableFile.read(new ByteArrayInputStream(bytes.toByteArray()), "demand.xlsx"));

    assertThat(
            APP.ask(
                "SELECT CONCAT(quantity, ' ', need_by) FROM demand_line WHERE submission_id = "
                    + side.submission()))
        .isEqualTo("12.500 " + DAY);
  }

  @Test
  void one_mistake_and_nothing_is_imported_and_every_mistake_is_told_with_its_line() {
    DemandFixture.Side side = DEMAND.aDraft(DEMAND.anOpenRound(), "KW");
    TableFile file =
        csv(
            "item,quantity,needBy,commitment",
            LAPTOP + ",5,31-Dec-2099,firm",
            "",
            "NO-SUCH,many,12/31/2099,perhaps");

    assertThatThrownBy(() -> importDemand.run(side.officer(), side.submission(), file))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r -> {
              assertThat(DemandTable.messages(r, Language.EN))
                  .containsExactlyInAnyOrder(
                      "Line 4, item code: The catalog has no item with the code NO-SUCH.",
                      "Line 4, quantity: Enter a number, such as 1250, 1,250 or 12.5.",
                      "Line 4, need by: Enter a valid date.",
                      "Line 4, commitment: Write firm or indicative.");
              assertThat(DemandTable.messages(r, Language.AR)).allMatch(m -> m.contains("السطر"));
            });
    assertThat(
            APP.ask("SELECT COUNT(*) FROM demand_line WHERE submission_id = " + side.submission()))
        .isEqualTo("0");
  }

  @Test
  void a_file_without_its_columns_is_refused_as_a_whole() {
    DemandFixture.Side side = DEMAND.aDraft(DEMAND.anOpenRound(), "KW");

    assertThatThrownBy(
            () ->
                importDemand.run(
                    side.officer(), side.submission(), csv("item,colour", LAPTOP + ",red")))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r ->
                assertThat(r.faults())
                    .extracting(Refusal.Fault::code)
                    .containsExactly(
                        "demand.import-column-missing", "demand.import-column-unknown"));
  }

  @Test
  void a_file_without_lines_is_refused_and_the_draft_stays() {
    DemandFixture.Side side = DEMAND.aDraft(DEMAND.anOpenRound(), "KW");
    APP.get(SaveDraft.class)
        .run(side.officer(), side.submission(), 0, List.of(DemandFixture.line(LAPTOP, "1")));

    for (TableFile file : List.of(csv("item,quantity"), csv("item,quantity", "", ", ", ","))) {
      assertThatThrownBy(() -> importDemand.run(side.officer(), side.submission(), file))
          .isInstanceOfSatisfying(
              Refusal.InvalidInput.class,
              r ->
                  assertThat(r.faults())
                      .containsExactly(new Refusal.Fault(TableFile.FIELD, "demand.import-empty")));
    }
    assertThat(
            APP.ask("SELECT COUNT(*) FROM demand_line WHERE submission_id = " + side.submission()))
        .isEqualTo("1");
  }

  @Test
  void only_an_officer_of_the_entity_imports() {
    DemandFixture.Side side = DEMAND.aDraft(DEMAND.anOpenRound(), "KW");

    assertThatThrownBy(
            () ->
                importDemand.run(
                    WORLD.anOfficerOf(WORLD.anEntityIn("KW")),
                    side.submission(),
                    csv("item,quantity", LAPTOP + ",1")))
        .isInstanceOf(Refusal.NotFound.class);
  }

  private static TableFile csv(String... lines) {
    byte[] bytes = String.join("\r\n", lines).getBytes(StandardCharsets.UTF_8);
    return TableFile.read(new ByteArrayInputStream(bytes), "demand.csv");
  }
}
