package org.muwahhad.reports.render;

import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.document.TableCell;

/** Writes the values of a document as words of one edition. */
final class ReportCellText {
  private final EditionText text;

  ReportCellText(EditionText text) {
    this.text = text;
  }

  /** Among words: what is a text stands in both languages in the bilingual edition. */
  String inText(TableCell cell) {
    if (cell instanceof TableCell.Words words) {
      return text.text(words.text());
    }
    if (cell instanceof TableCell.YesNo answer) {
      return text.text(text.both(answer.yes() ? "yes" : "no"));
    }
    if (cell instanceof TableCell.Day day) {
      return text.date(day.day());
    }
    if (cell instanceof TableCell.Time time) {
      return text.dateTime(time.at());
    }
    if (cell instanceof TableCell.Hijri hijri) {
      return text.hijri(hijri.at());
    }
    if (cell instanceof TableCell.Code code) {
      return text.code(code.code());
    }
    return asFigure(cell);
  }

  /** In a column of figures, in one line. */
  String inColumn(TableCell cell) {
    return cell instanceof TableCell.Percent percent
        ? text.percentInColumn(percent.percent())
        : asFigure(cell);
  }

  /** A figure, in one line. */
  String asFigure(TableCell cell) {
    if (cell instanceof TableCell.Amount amount) {
      return text.amount(amount.money());
    }
    if (cell instanceof TableCell.PricedCell priced) {
      return text.money(priced.money());
    }
    if (cell instanceof TableCell.UnitPriceCell each) {
      return each.named()
          ? text.eachPriced(each.price())
          : text.each(each.price(), each.decimals());
    }
    if (cell instanceof TableCell.UnitPrice unit) {
      String price = text.unitPrice(unit.price());
      return unit.lowest() ? text.embedded("* " + price) : price;
    }
    if (cell instanceof TableCell.Quantity quantity) {
      return text.number(quantity.number());
    }
    if (cell instanceof TableCell.Rate rate) {
      return text.rate(rate.rate());
    }
    if (cell instanceof TableCell.Score score) {
      return text.score(score.score());
    }
    if (cell instanceof TableCell.Percent percent) {
      return text.percent(percent.percent());
    }
    return plain(cell);
  }

  /** In one line without any mark-up, as in a chart. */
  String plain(TableCell cell) {
    if (cell instanceof TableCell.Words words) {
      return text.plain(words.text());
    }
    if (cell instanceof TableCell.Code code) {
      return code.code();
    }
    if (cell instanceof TableCell.YesNo answer) {
      return text.plain(text.both(answer.yes() ? "yes" : "no"));
    }
    if (cell instanceof TableCell.Day day) {
      return day.day().toString();
    }
    if (cell instanceof TableCell.Time time) {
      return text.stamp(time.at());
    }
    if (cell instanceof TableCell.Hijri hijri) {
      return text.plain(text.hijriIn(hijri.at()));
    }
    return cell instanceof TableCell.None ? text.plain(new Bilingual("—", "—")) : asFigure(cell);
  }
}
