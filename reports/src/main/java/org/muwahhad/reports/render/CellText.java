package org.muwahhad.reports.render;

import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.document.Cell;

/** Writes the values of a document as words of one edition. */
final class CellText {
  private final EditionText text;

  CellText(EditionText text) {
    this.text = text;
  }

  /** Among words: what is a text stands in both languages in the bilingual edition. */
  String inText(Cell cell) {
    if (cell instanceof Cell.Words words) {
      return text.text(words.text());
    }
    if (cell instanceof Cell.YesNo answer) {
      return text.text(text.both(answer.yes() ? "yes" : "no"));
    }
    if (cell instanceof Cell.Day day) {
      return text.date(day.day());
    }
    if (cell instanceof Cell.Time time) {
      return text.dateTime(time.at());
    }
    if (cell instanceof Cell.Hijri hijri) {
      return text.hijri(hijri.at());
    }
    if (cell instanceof Cell.Code code) {
      return text.code(code.code());
    }
    return asFigure(cell);
  }

  /** In a column of figures, in one line. */
  String inColumn(Cell cell) {
    return cell instanceof Cell.Percent percent
        ? text.percentInColumn(percent.percent())
        : asFigure(cell);
  }

  /** A figure, in one line. */
  String asFigure(Cell cell) {
    if (cell instanceof Cell.Amount amount) {
      return text.amount(amount.money());
    }
    if (cell instanceof Cell.Priced priced) {
      return text.money(priced.money());
    }
    if (cell instanceof Cell.Each each) {
      return each.named()
          ? text.eachPriced(each.price())
          : text.each(each.price(), each.decimals());
    }
    if (cell instanceof Cell.UnitPrice unit) {
      String price = text.unitPrice(unit.price());
      return unit.lowest() ? text.embedded("* " + price) : price;
    }
    if (cell instanceof Cell.Quantity quantity) {
      return text.number(quantity.number());
    }
    if (cell instanceof Cell.Rate rate) {
      return text.rate(rate.rate());
    }
    if (cell instanceof Cell.Score score) {
      return text.score(score.score());
    }
    if (cell instanceof Cell.Percent percent) {
      return text.percent(percent.percent());
    }
    return plain(cell);
  }

  /** In one line without any mark-up, as in a chart. */
  String plain(Cell cell) {
    if (cell instanceof Cell.Words words) {
      return text.plain(words.text());
    }
    if (cell instanceof Cell.Code code) {
      return code.code();
    }
    if (cell instanceof Cell.YesNo answer) {
      return text.plain(text.both(answer.yes() ? "yes" : "no"));
    }
    if (cell instanceof Cell.Day day) {
      return day.day().toString();
    }
    if (cell instanceof Cell.Time time) {
      return text.stamp(time.at());
    }
    if (cell instanceof Cell.Hijri hijri) {
      return text.plain(text.hijriIn(hijri.at()));
    }
    return cell instanceof Cell.None ? text.plain(new Bilingual("—", "—")) : asFigure(cell);
  }
}
