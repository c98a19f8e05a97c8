package org.muwahhad.bid.workbook;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Worksheet;
import org.muwahhad.bid.Offer;
import org.muwahhad.bid.room.AnswerRoomView;
import org.muwahhad.bid.room.BidRoomView;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.requirement.Claim;
import org.muwahhad.tender.requirement.Requirement;
import org.muwahhad.web.Texts;
import org.muwahhad.web.workbook.ChoiceLists;
import org.muwahhad.web.workbook.EntrySheet;
import org.muwahhad.web.workbook.GuideSheet;
import org.muwahhad.web.workbook.WorkbookBytes;

/**
 * Writes the requirements of a tender as a workbook: one sheet with what is asked for, locked but
 * for the answers, one that explains, and a hidden list of what may be said of compliance.
 */
final class AnswerWorkbook {
  private static final String CLAIMS = "muwahhad_claims";
  private static final int STEPS = 3;

  private final Texts t;
  private final BidRoomView room;
  private final AnswerRoomView answers;
  private final AnswerSource source;
  private final EntrySheet<AnswerColumn> sheet;

  private AnswerWorkbook(
      Texts t, BidRoomView room, AnswerRoomView answers, AnswerSource source, Worksheet worksheet) {
    this.t = t;
    this.room = room;
    this.answers = answers;
    this.source = source;
    this.sheet =
        new EntrySheet<>(
            worksheet,
            t,
            AnswerColumn.values(),
            answers.requirements().size(),
            column -> column == AnswerColumn.LOT ? "0" : "@");
  }

  /** The workbook as XLSX, in the language of the texts, with the draft's answers. */
  static byte[] write(Texts t, BidRoomView room, AnswerRoomView answers, AnswerSource source) {
    return WorkbookBytes.of(
        book -> {
          AnswerWorkbook file =
              new AnswerWorkbook(
                  t, room, answers, source, book.newWorksheet(t.get("bid.answers.title")));
          file.writeGuide(book.newWorksheet(t.get("bid.workbook.sheet-guide")));
          new ChoiceLists(book)
              .add(CLAIMS, Arrays.stream(Claim.values()).map(c -> claim(t, c)).toList());
          file.writeAnswers();
        });
  }

  static String claim(Texts t, Claim claim) {
    return t.get("requirement.claim." + claim);
  }

  private void writeAnswers() {
    Map<Long, TenderQueries.LotItem> items =
        answers.items().stream()
            .collect(Collectors.toMap(TenderQueries.LotItem::id, Function.identity()));
    Map<Long, Integer> lots =
        answers.lots().stream()
            .collect(
                Collectors.toMap(TenderQueries.TenderLot::id, TenderQueries.TenderLot::number));
    List<Requirement> requirements = answers.requirements();
    for (int i = 0; i < requirements.size(); i++) {
      Requirement requirement = requirements.get(i);
      TenderQueries.LotItem item = items.get(requirement.lotItemId());
      int row = i + 1;
      sheet.text(row, AnswerColumn.KEY, Long.toString(requirement.id()));
      sheet.text(row, AnswerColumn.SOURCE, source.text());
      sheet.number(
          row, AnswerColumn.LOT, BigDecimal.valueOf(lots.getOrDefault(requirement.lotId(), 0)));
      if (item != null) {
        sheet.text(row, AnswerColumn.ITEM_CODE, item.itemCode());
        sheet.text(row, AnswerColumn.ITEM, t.of(item.name()));
      }
      writeRequirement(row, requirement);
      Offer.RequirementAnswer answer = answers.answers().get(requirement.id());
      if (answer != null) {
        writeAnswer(row, requirement, answer);
      }
    }
    sheet.choices(AnswerColumn.CLAIM, CLAIMS, false, t.get("bid.answer-workbook.explain.claim"));
    sheet.finish(AnswerColumn.ITEM, room.tender().number());
  }

  private void writeRequirement(int row, Requirement requirement) {
    sheet.text(row, AnswerColumn.REQUIREMENT, t.of(requirement.name()));
    sheet.text(row, AnswerColumn.ASKED, requirement.asked(t));
    sheet.text(
        row,
        AnswerColumn.NEED,
        t.get(requirement.mandatory() ? "requirement.mandatory" : "requirement.desirable"));
    sheet.text(
        row,
        AnswerColumn.CHOICES,
        requirement.choices().stream()
            .map(c -> t.of(c.name()))
            .collect(Collectors.joining(t.language().isArabic() ? "، " : ", ")));
  }

  private void writeAnswer(int row, Requirement requirement, Offer.RequirementAnswer answer) {
    sheet.text(row, AnswerColumn.VALUE, value(requirement, answer));
    Claim claim = answer.claim();
    if (claim != null) {
      sheet.text(row, AnswerColumn.CLAIM, claim(t, claim));
    }
    sheet.text(row, AnswerColumn.REMARK, answer.words());
  }

  /** Choices and yes or no in words, numbers without a unit, so that all can be read back. */
  private String value(Requirement requirement, Offer.RequirementAnswer answer) {
    return requirement.comparison().isNumeric()
        ? answer.offered()
        : requirement.offeredWords(t, answer.offered());
  }

  private void writeGuide(Worksheet guide) {
    new GuideSheet(guide, t, t.get("bid.answer-workbook.title"))
        .pair(t.get("bid.tender"), room.tender().number())
        .pair("", t.of(room.tender().title()))
        .steps(STEPS, step -> t.get("bid.answer-workbook.step." + step))
        .columns(AnswerColumn.values(), code -> t.get("bid.answer-workbook.explain." + code))
        .finish();
  }
}
