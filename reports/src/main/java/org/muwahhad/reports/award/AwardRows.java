package org.muwahhad.reports.award;

import java.util.List;
import org.muwahhad.reports.render.BarChart;
import org.muwahhad.reports.render.Emblem;
import org.muwahhad.reports.render.QrCode;

/**
 * The lines of the award report as its template prints them: one record for each kind of band,
 * every figure and word already written for the edition. Public because templates are compiled
 * outside this package.
 */
public final class AwardRows {

  private AwardRows() {}

  /** What the cover and the running lines say. */
  public record Cover(
      Emblem emblem,
      QrCode qrCode,
      String qrDescription,
      String body,
      String bodySecond,
      String title,
      String titleSecond,
      String number,
      String ocid,
      String method,
      String languages,
      String issued,
      String issuedHijri,
      String documentId,
      String edition,
      String verification,
      String address,
      String running) {}

  /** Column heads that name a currency, and the states' columns of the annex. */
  public record Heads(
      String award,
      String estimate,
      String converted,
      String evaluated,
      String net,
      String benchmark,
      String unitPrice,
      String amount,
      List<String> states) {

    /** The head of a state's column; empty beyond the last state. */
    public String state(int column) {
      return at(states, column);
    }
  }

  /** Four key figures side by side. */
  public record Cards(List<String> labels, List<String> values) {

    public String label(int card) {
      return at(labels, card);
    }

    public String value(int card) {
      return at(values, card);
    }
  }

  public record Outcome(String lot, String title, String winner, String amount) {}

  public record Event(String date, String hijri, String what, String by) {}

  public record Demand(
      String state,
      String entities,
      String lines,
      String quantity,
      String estimate,
      String share) {}

  /** A chart, its caption, and in words what it shows. */
  public record Chart(BarChart chart, String caption, String description) {}

  /** A paragraph. */
  public record Note(String text) {}

  /** A paragraph among several reasons. */
  public record Reason(String text) {}

  public record Fact(String label, String value) {}

  public record Bid(
      String rank,
      String bidder,
      String total,
      String converted,
      String preference,
      String evaluated,
      String technical,
      String price,
      String score) {}

  /** Why the bid in the row above is out. */
  public record Exclusion(String text) {}

  /** A bidder's scores for up to {@link #CRITERIA} criteria. */
  public record Scores(List<String> heads, String bidder, List<String> scores, String technical) {

    /** Columns of criteria in one table; further criteria go to a further table. */
    static final int CRITERIA = 6;

    public String head(int column) {
      return at(heads, column);
    }

    public String score(int column) {
      return at(scores, column);
    }
  }

  public record Rank(String rank, String bidder, String evaluated, String score) {}

  public record Awarded(
      String lot, String winner, String share, String amount, String words, String wordsOther) {}

  public record Allocation(
      String state,
      String net,
      String vatRate,
      String vat,
      String gross,
      String rate,
      String local) {}

  public record Saving(
      String lot, String title, String benchmark, String awarded, String saved, String percent) {}

  public record Vote(String state, String voter, String choice, String reason, String at) {}

  /** Up to two signature blocks side by side. */
  public record Signatures(List<String> states, List<String> names, List<String> titles) {

    public boolean has(int block) {
      return block < names.size();
    }

    public String state(int block) {
      return at(states, block);
    }

    public String name(int block) {
      return at(names, block);
    }

    public String title(int block) {
      return at(titles, block);
    }
  }

  public record Item(
      String code,
      String name,
      String unit,
      List<String> byState,
      String quantity,
      String unitPrice,
      String amount) {

    public String state(int column) {
      return at(byState, column);
    }
  }

  private static String at(List<String> texts, int index) {
    return index < texts.size() ? texts.get(index) : "";
  }
}
