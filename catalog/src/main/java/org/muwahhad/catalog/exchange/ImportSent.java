package org.muwahhad.catalog.exchange;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.TableFile;
import org.muwahhad.web.Texts;

/**
 * A row of a file as it was sent, which knows how to report its mistakes where they stand.
 *
 * @param line the line of the UBL catalogue it was, or null for a row of a table
 */
record ImportSent(TableFile.FileRow row, @Nullable UblLine line) {

  /** All faults: what fits no column, and what others found. */
  List<Refusal.Fault> with(List<Refusal.Fault> found) {
    List<Refusal.Fault> all = new ArrayList<>(found);
    if (line != null) {
      all.addAll(line.faults());
    }
    return all;
  }

  /** The column of a fault, or the path of the element. */
  String column(Refusal.Fault fault) {
    String column =
        TableFile.findPlace(fault.field()).map(TableFile.FilePosition::column).orElse("");
    return line == null ? column : line.place(column).path();
  }

  /** What is wrong, and in a document at which line of the file. */
  String message(Refusal.Fault fault, Texts t) {
    String column =
        TableFile.findPlace(fault.field()).map(TableFile.FilePosition::column).orElse("");
    String message = t.get(fault.messageKey(), fault.arguments().toArray());
    return line == null ? message : t.get("catalog.ubl-at", message, line.place(column).line());
  }

  /** A fault at its place in the file: row and column, or line and path of the element. */
  Refusal.Fault located(Refusal.Fault fault) {
    if (line == null) {
      return fault;
    }
    String column =
        TableFile.findPlace(fault.field()).map(TableFile.FilePosition::column).orElse("");
    UblPlace place = line.place(column);
    return new Refusal.Fault(
        "lines[" + place.line() + "]." + place.path(), fault.code(), fault.arguments());
  }
}
