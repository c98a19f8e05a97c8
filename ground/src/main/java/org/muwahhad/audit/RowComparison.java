package org.muwahhad.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.muwahhad.audit.Tellers.Teller;

/** Rows that are held against the entries that describe them, both in one order. */
final class RowComparison {
  private final List<Finding> faults;
  private final Queue<Teller> waiting = new ArrayDeque<>();
  private final List<UnrecordedChange> untold = new ArrayList<>();
  private RowDigestCollector.Lines lines = new RowDigestCollector.Lines();
  private @Nullable Teller open;

  /** A change that no entry describes. */
  record UnrecordedChange(long id, String session, String table, String key) {

    boolean isOf(Teller teller) {
      return teller.session().equals(session) && teller.first() <= id && id <= teller.last();
    }
  }

  RowComparison(List<Finding> faults) {
    this.faults = faults;
  }

  /** Entries that come next. */
  void expect(List<Teller> some) {
    waiting.addAll(some);
  }

  /** The row that stands: where no entry is open that describes it, the next one is. */
  void take(ResultSet rows) throws SQLException {
    long id = rows.getLong(1);
    String session = rows.getString(7);
    Teller teller = open;
    if (teller != null && !(teller.session().equals(session) && id <= teller.last())) {
      RowFindings.compareDigest(teller, lines, faults);
      teller = null;
    }
    if (teller == null) {
      teller = next(session, id);
      lines = new RowDigestCollector.Lines();
    }
    open = teller;
    if (teller == null) {
      untold.add(new UnrecordedChange(id, session, rows.getString(2), rows.getString(4)));
    } else {
      lines.add(rows);
      if (!teller.mayTellOf(rows.getString(2))) {
        faults.add(RowFindings.beyond(teller, rows.getString(2), rows.getString(4)));
      }
    }
  }

  /** The entry that describes a row; those that describe rows before it found none of theirs. */
  private @Nullable Teller next(String session, long id) {
    Teller next = waiting.peek();
    while (next != null && isPast(next, session, id)) {
      waiting.remove();
      faults.add(Finding.of("rows-changed", next.place()));
      next = waiting.peek();
    }
    if (next == null || !next.session().equals(session) || next.first() > id) {
      return null;
    }
    return waiting.remove();
  }

  private static boolean isPast(Teller teller, String session, long id) {
    int sessions = RowPlace.compare(teller.session(), session);
    return sessions < 0 || sessions == 0 && teller.last() < id;
  }

  /** The rows that no entry describes, once there are no more; entries that wait are wrong. */
  List<UnrecordedChange> end() {
    Teller teller = open;
    if (teller != null) {
      RowFindings.compareDigest(teller, lines, faults);
    }
    waiting.forEach(t -> faults.add(Finding.of("rows-changed", t.place())));
    return untold;
  }
}
