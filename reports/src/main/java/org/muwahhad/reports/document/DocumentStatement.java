package org.muwahhad.reports.document;

import java.math.BigDecimal;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.Money;

/**
 * What a document says, by its values alone: how it is laid out, what its records are called and in
 * what order they hold their values does not count. A number that is printed to a fixed number of
 * decimals is the same however it was computed; one that is printed as it stands is not. Two things
 * that differ are never written alike.
 *
 * <p>Names count too: in a comparison the columns are called by bidders, and facts by states.
 */
final class DocumentStatement {

  private DocumentStatement() {}

  static String of(DocumentRow row) {
    StringBuilder said = new StringBuilder(kind(row.kind()));
    row.cells().forEach(cell -> said.append(of(cell)));
    return said.toString();
  }

  static String of(Block.NamedValue fact) {
    return of(fact.name()) + of(fact.value());
  }

  static String of(Bilingual words) {
    return measured("words", words.ar()) + measured("", words.en());
  }

  static String of(TableCell cell) {
    if (cell instanceof TableCell.Words words) {
      return of(words.text());
    } else if (cell instanceof TableCell.Code code) {
      return measured("code", code.code());
    } else if (cell instanceof TableCell.YesNo answer) {
      return measured("answer", answer.yes() ? "yes" : "no");
    } else if (cell instanceof TableCell.Day day) {
      return measured("day", day.day().toString());
    } else if (cell instanceof TableCell.Time time) {
      return measured("time", time.at().toString());
    } else if (cell instanceof TableCell.Hijri time) {
      return measured("time", time.at().toString());
    } else if (cell instanceof TableCell.None) {
      return measured("none", "");
    }
    return ofNumber(cell);
  }

  private static String ofNumber(TableCell cell) {
    if (cell instanceof TableCell.Amount amount) {
      return of(amount.money());
    } else if (cell instanceof TableCell.PricedCell priced) {
      return of(priced.money());
    } else if (cell instanceof TableCell.UnitPriceCell each) {
      return measured("each", each.price().currency() + " " + plain(each.price().amount()));
    } else if (cell instanceof TableCell.UnitPrice price) {
      return measured("price", plain(price.price()) + (price.lowest() ? " lowest" : ""));
    } else if (cell instanceof TableCell.Quantity quantity) {
      return measured("quantity", quantity.number().toPlainString());
    } else if (cell instanceof TableCell.Rate rate) {
      return measured("rate", plain(rate.rate()));
    } else if (cell instanceof TableCell.Score score) {
      return measured("score", plain(score.score()));
    } else if (cell instanceof TableCell.Percent percent) {
      return measured("percent", plain(percent.percent()));
    }
    throw new IllegalStateException("A cell of a kind that is not known");
  }

  private static String of(Money money) {
    return measured("money", money.currency() + " " + plain(money.amount()));
  }

  private static String plain(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }

  private static String kind(DocumentRow.RowKind kind) {
    return switch (kind) {
      case PLAIN -> "row";
      case SUM -> "sum";
      case HEADING -> "heading";
      case MARKED -> "marked";
      case REMARK -> "remark";
    };
  }

  /** With its length, so that none runs into the next. */
  private static String measured(String kind, String value) {
    return kind + value.length() + ":" + value;
  }
}
